"""The hours of a year as tables: sums for everybody, people for who holds them."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from petiterockette.comptes.lieux_lus import LieuxLus
from petiterockette.exports import Colonne, Document, Feuille, Genre
from petiterockette.temps.durees import en_centiemes

from .bilans import detail


def annee_a_emporter(lieux_lus: LieuxLus, annee: int, *, nominatives: Any) -> Document:
    """The sums of a year; ``nominatives``: the hours whose people one may read, or None."""
    debut, fin = date(annee, 1, 1), date(annee, 12, 31)
    feuilles = [
        Feuille(
            titre=_("Heures %(annee)s") % {"annee": annee},
            colonnes=[
                Colonne(_("Mois"), Genre.JOUR),
                Colonne(_("Lieu")),
                Colonne(_("Pôle")),
                Colonne(_("Activité")),
                Colonne(_("Heures"), Genre.NOMBRE),
                Colonne(_("Minutes"), Genre.NOMBRE),
            ],
            lignes=(
                [mois, lieu, pole, activite or "", en_centiemes(minutes), minutes]
                for mois, lieu, pole, activite, minutes in detail(debut, fin, lieux_lus.ids)
            ),
        )
    ]
    if nominatives is not None:
        feuilles.append(
            Feuille(
                titre=_("Ligne par ligne"),
                colonnes=[
                    Colonne(_("Jour"), Genre.JOUR),
                    Colonne(_("Lieu")),
                    Colonne(_("Personne")),
                    Colonne(_("Pôle")),
                    Colonne(_("Activité")),
                    Colonne(_("Minutes"), Genre.NOMBRE),
                    Colonne(_("Correction")),
                ],
                lignes=_lignes(nominatives.du_au(debut, fin)),
            )
        )
    return Document(
        nom=f"benevolat-{annee}{lieux_lus.suffixe}",
        titre=_("Heures de bénévolat %(annee)s") % {"annee": annee},
        filtres=[(_("Lieu"), lieux_lus.dite), (_("Année"), str(annee))],
        definitions=[
            (_("Heures"), _("Le temps noté, corrections déduites, en heures et centièmes.")),
            (
                _("Correction"),
                _("Une contre-écriture est négative : elle retire ce qu’elle corrige."),
            ),
        ],
        feuilles=feuilles,
    )


def _lignes(rangees: Any) -> Iterator[list[Any]]:
    rangees = rangees.select_related("lieu", "personne", "pole", "activite")
    for h in rangees.order_by("jour", "id").iterator(500):
        activite = h.activite.nom if h.activite else ""
        motif = h.get_motif_display() if h.motif else ""
        yield [h.jour, h.lieu.nom, str(h.personne), h.pole.nom, activite, h.minutes, motif]
