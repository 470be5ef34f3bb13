"""The shelf's week as a table: what lies there, since when, and what is too old."""

from datetime import date

from django.utils.translation import gettext as _

from petiterockette.exports import Colonne, Document, Feuille, Genre
from petiterockette.lieux.models import Lieu
from petiterockette.temps.dates import date_format

from .semaine import TableauDuRayon


def rayon_a_emporter(tableau: TableauDuRayon, lieu: Lieu, jour: date) -> Document:
    """The list of the page, in its order: what should leave first comes first."""
    return Document(
        nom=f"rayon-{lieu.code.lower()}-{jour:%Y-%m-%d}",
        titre=_("Le rayon"),
        filtres=[(_("Lieu"), lieu.nom), (_("Le"), date_format(jour, "j F Y"))],
        definitions=[
            (
                _("Âge"),
                _(
                    "Celui des kilos les plus anciens encore là : ce qui sort est compté comme "
                    "entré en premier. Vide au-delà de deux ans."
                ),
            ),
            (_("Plus de 8 semaines"), _("Ce qui était déjà en rayon il y a huit semaines.")),
        ],
        feuilles=[
            Feuille(
                titre=_("Le rayon"),
                colonnes=[
                    Colonne(_("Catégorie")),
                    Colonne(_("Contenants pleins"), Genre.NOMBRE),
                    Colonne(_("En rayon"), Genre.GRAMMES),
                    Colonne(_("Depuis le"), Genre.JOUR),
                    Colonne(_("Âge en jours"), Genre.NOMBRE),
                    Colonne(_("Plus de 8 semaines"), Genre.GRAMMES),
                ],
                lignes=[
                    [
                        r.categorie.nom,
                        len(r.pleins),
                        r.attente.masse_g,
                        r.attente.depuis,
                        r.attente.jours(jour),
                        r.attente.vieux_g,
                    ]
                    for r in tableau.rangees
                ],
            )
        ],
    )
