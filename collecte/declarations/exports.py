"""The columns of the table of agreements, and of what is shared out between them."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from collecte.matiere.periode import Periode
from petiterockette.exports import Colonne, Document, Feuille, Genre

from .bilans.partage import Partage
from .colonnes import COLONNES
from .dues import Due
from .models import Convention


def conventions_a_emporter(signees: Iterable[tuple[Convention, Due | None]]) -> Document:
    """The signed agreements, one a row, with the next period that each declares."""
    colonnes = [
        *(Colonne(n) for n in (_("Éco-organisme"), _("Filière"), _("Nº"), _("Lieux"))),
        *(Colonne(n, Genre.JOUR) for n in (_("Depuis le"), _("Jusqu’au"))),
        *(Colonne(n) for n in (_("Périodicité"), _("Unité"), _("Prochaine déclaration"))),
        Colonne(_("Pour le"), Genre.JOUR),
    ]
    lignes: list[list[Any]] = [
        [
            *(c.eco_organisme.nom, c.filiere, c.numero, str(c.noms_des_lieux), c.debut, c.fin),
            *(c.get_periodicite_display(), c.get_unite_display()),
            *((due.jours.nom, due.pour_le) if due else ("", None)),
        ]
        for c, due in signees
    ]
    return Document(
        nom="conventions",
        titre=_("Conventions d’éco-organismes"),
        filtres=[],
        definitions=[],
        feuilles=[Feuille(_("Conventions"), colonnes, lignes)],
    )


def partage_a_emporter(partage: Partage, periode: Periode) -> Document:
    """Every line, then every category that is in none, with the whole balance of each."""
    colonnes = [
        *(Colonne(n) for n in (_("Convention"), _("Ligne ou catégorie"))),
        *(Colonne(str(nom), Genre.GRAMMES) for nom in COLONNES.values()),
    ]
    hors = _("Hors conventions")
    rangees = [
        *((str(li.convention), str(li), compte) for li, compte in partage.lignes),
        *((hors, str(categorie), compte) for categorie, compte in partage.hors),
    ]
    lignes = [
        [convention, nom, *(getattr(compte, code) for code in COLONNES)]
        for convention, nom, compte in rangees
    ]
    return Document(
        nom=f"filieres-{periode.code}",
        titre=_("Ce qui est dans une convention, et hors conventions"),
        filtres=[(_("Période"), periode.titre)],
        definitions=[
            (
                _("Hors conventions"),
                _("Ce qu’aucune convention signée de ces jours et de ces lieux ne nomme."),
            ),
            (_("Changé de ligne"), _("Venu d’une autre ligne, moins parti vers une autre.")),
        ],
        feuilles=[Feuille(_("Filières"), colonnes, lignes)],
    )
