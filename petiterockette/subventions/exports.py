"""The columns of the table of grants."""

from collections.abc import Sequence
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from petiterockette.exports import Colonne, Document, Feuille, Genre

from .bilans import parts_nommees


def subventions_a_emporter(subventions: Sequence[Any]) -> Document:
    """Grants as ``avec_ses_versements`` reads them, one a row; then their parts."""
    prefetch_related_objects(subventions, "parts")
    colonnes = [
        *(Colonne(n) for n in (_("Financeur"), _("Dispositif"), _("Ce qu’elle paie"))),
        *(Colonne(n) for n in (_("Nature"), _("État"))),
        *(Colonne(n, Genre.EUROS) for n in (_("Demandé"), _("Accordé"), _("Versé"))),
        *(Colonne(n, Genre.JOUR) for n in (_("Du"), _("Au"), _("Bilan dû le"))),
        Colonne(_("Nº de convention")),
    ]
    lignes = [
        [
            *(s.financeur.nom, s.dispositif, s.objet, s.get_nature_display(), s.etat),
            *(s.demande_cts, s.accorde_cts, s.verse_cts),
            *(s.debut, s.fin, s.bilan_du_le, s.numero),
        ]
        for s in subventions
    ]
    return Document(
        nom="subventions",
        titre=_("Subventions"),
        filtres=[],
        definitions=[
            (_("Versé"), _("Ce qui a été reçu, annulations déduites.")),
            (_("Part"), _("Ce qu’un pôle prend de l’accordé, ou du demandé en attendant.")),
        ],
        feuilles=[
            Feuille(_("Subventions"), colonnes, lignes),
            Feuille(
                _("Parts des pôles"),
                [
                    *(Colonne(_("Financeur")), Colonne(_("Dispositif")), Colonne(_("Pôle"))),
                    Colonne(_("Part"), Genre.EUROS),
                ],
                [
                    [s.financeur.nom, s.dispositif, nom, cts]
                    for s in subventions
                    for nom, cts in parts_nommees(s)
                ],
            ),
        ],
    )
