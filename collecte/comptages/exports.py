"""The live stock as two tables: by category, and by material for what leaves as material."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from collecte.bilans.stocks import ETAPES_MONTREES, TableauDesStocks, noms
from collecte.matiere.etapes import Etape
from petiterockette.comptes.lieux_lus import LieuxLus
from petiterockette.exports import Colonne, Document, Feuille, Genre
from petiterockette.temps.dates import date_format


def stock_a_emporter(
    stock: TableauDesStocks,
    lieux_lus: LieuxLus,
    maintenant: datetime,
    sans_ouverture: Sequence[str],
) -> Document:
    """The stock that the page shows at that moment, to the gram.

    ``sans_ouverture``: the sites whose first stock nobody told.
    """
    definitions = [
        (
            _("Stock"),
            _(
                "Ce qui est entré à une étape moins ce qui en est sorti. Un stock négatif est à "
                "régulariser : il en est sorti plus qu’il n’en était entré."
            ),
        ),
        (
            _("Par matière"),
            _(
                "Ce qui attend de partir, à recycler ou à jeter : les mêmes kilos que par "
                "catégorie, rangés autrement. Ils ne s’additionnent pas."
            ),
        ),
    ]
    if sans_ouverture:
        definitions.append(
            (
                _("Variations"),
                _("%(lieux)s : ce qui était là au premier jour n’est pas dit.")
                % {"lieux": ", ".join(sans_ouverture)},
            )
        )
    partants = (Etape.A_RECYCLER, Etape.A_JETER)
    return Document(
        nom=f"stock{lieux_lus.suffixe}-{maintenant:%Y-%m-%d}",
        titre=_("Stock"),
        filtres=[
            (_("Lieu"), lieux_lus.dite),
            (_("Au"), date_format(maintenant, r"j F Y, G \h i")),
        ],
        definitions=definitions,
        feuilles=[
            Feuille(
                titre=_("Par catégorie"),
                colonnes=[Colonne(_("Catégorie")), *_masses(ETAPES_MONTREES, _("Total"))],
                lignes=[[r.objet.nom, *r.masses, r.total_g] for r in stock.categories],
            ),
            Feuille(
                titre=_("Par matière"),
                colonnes=[Colonne(_("Matière")), *_masses(partants)],
                lignes=[[r.objet.nom, *r.masses] for r in stock.matieres],
            ),
        ],
    )


def _masses(etapes: Sequence[Etape], *autres: str) -> list[Colonne]:
    return [Colonne(nom, Genre.GRAMMES) for nom in (*noms(etapes), *autres)]
