"""The register of incoming waste for a spreadsheet."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from petiterockette.comptes.lieux_lus import LieuxLus
from petiterockette.exports import Colonne, Document, Feuille
from petiterockette.lieux.models import Association
from petiterockette.mots.mesures import kilos

from ..registre_entrants import COLONNES, DechetEntrant


def entrants_a_emporter(
    entrees: Iterable[DechetEntrant],
    reutilise_g: int,
    lieux_lus: LieuxLus,
    periode: str,
    titre: str,
) -> Document:
    """The rows of a month or a year. ``periode``: « 2026-11 »; ``titre``: « Novembre 2026 »."""
    nous = Association.objects.first()
    return Document(
        nom=f"registre-entrants-{periode}{lieux_lus.suffixe}",
        titre=_("Registre des déchets entrants"),
        filtres=[
            (_("Lieu"), lieux_lus.dite),
            (_("Période"), titre),
            (_("Réutilisation (calculée)"), kilos(reutilise_g)),
        ],
        definitions=[
            (
                _("Registre"),
                _(
                    "Une ligne par catégorie et par dépôt dont l’origine est un déchet (C. env. "
                    "art. R541-43). Ce qui nous est donné pour être réemployé n’est pas un déchet."
                ),
            ),
            (
                _("Réutilisation"),
                _(
                    "Ce qui a resservi après avoir été un déchet ; catégorie par catégorie, au "
                    "prorata des entrées des douze derniers mois."
                ),
            ),
        ],
        feuilles=[
            Feuille(
                titre=_("Registre"),
                colonnes=[Colonne(str(nom), genre) for nom, genre, _valeur in COLONNES],
                lignes=([valeur(e, nous) for _n, _g, valeur in COLONNES] for e in entrees),
            )
        ],
    )
