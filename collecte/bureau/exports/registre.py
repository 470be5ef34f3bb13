"""The register of outgoing waste for a spreadsheet: its very columns, and what they mean.

The CSV stays bare, as the national register takes it: see ``views.registre``.
"""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from petiterockette.comptes.lieux_lus import LieuxLus
from petiterockette.exports import Colonne, Document, Feuille
from petiterockette.lieux.models import Association

from ..registre_colonnes import COLONNES, lignes
from ..registre_sorties import MatiereSortie


def registre_a_emporter(
    envois: Iterable[MatiereSortie], lieux_lus: LieuxLus, periode: str, titre: str
) -> Document:
    """The rows of a month or a year. ``periode``: « 2026-11 »; ``titre``: « Novembre 2026 »."""
    return Document(
        nom=f"registre-dechets-{periode}{lieux_lus.suffixe}",
        titre=_("Registre des déchets sortants"),
        filtres=[(_("Lieu"), lieux_lus.dite), (_("Période"), titre)],
        definitions=[
            (
                _("Registre"),
                _(
                    "Une ligne par matière et par sortie (C. env. art. R541-43, arrêté du 31 mai "
                    "2021). Ce qui est vendu ou donné n’est pas un déchet : il n’est pas ici. Une "
                    "sortie annulée non plus."
                ),
            ),
            (
                _("Quantité (t)"),
                _(
                    "Ce que le pont-bascule a pesé, sinon ce que nous avons pesé ; en tonnes, au "
                    "kilo près."
                ),
            ),
            (
                _("Déchet dangereux, dispense de récépissé"),
                _("O : oui ; N : non. Nous ne devons pas de récépissé pour nos propres trajets."),
            ),
            (_("Ce qui manque"), _("Ce que la loi demande et que personne n’a encore noté.")),
        ],
        feuilles=[
            Feuille(
                titre=_("Registre"),
                colonnes=[Colonne(str(nom), genre) for nom, genre, _valeur in COLONNES],
                lignes=lignes(envois, Association.objects.first()),
            )
        ],
    )
