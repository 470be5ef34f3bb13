"""The till's lists, loaded once by whoever opens the shop; people keep them afterwards."""

from django.db import models, transaction

from boutique.articles.models import Article
from boutique.articles.services.listes import charger_les_articles
from boutique.caisses.services.caisses import installer_la_caisse
from boutique.regles.models import Activite, Moyen, PosteComptable
from boutique.regles.services import lignes_de_liste
from boutique.regles.services.listes import charger_les_regles
from boutique.tickets.models import PlafondRemboursement
from boutique.tickets.services.plafonds_des_roles import charger_les_plafonds
from petiterockette.lieux.models import Point


@transaction.atomic
def charger_la_boutique(*, grille: bool = True) -> None:
    """Load the default lists, once: rows that exist are left as the association has them.

    ``grille``: with the prices of La Petite Rockette; else what is priced is said at the till.
    """
    avant = _connues()
    charger_les_regles()
    charger_les_articles(grille=grille)
    charger_les_plafonds()
    lignes_de_liste.noter_les_neuves(
        r for m, pks in avant.items() for r in m._default_manager.exclude(pk__in=pks)
    )
    for point in Point.objects.filter(genre=Point.Genre.CAISSE, caisse=None).order_by("pk"):
        installer_la_caisse(point)


def _connues() -> dict[type[models.Model], list[int]]:
    """The rows of the lists that decide money, as they are before more are loaded."""
    tables = (Activite, Moyen, PosteComptable, PlafondRemboursement, Article)
    return {m: list(m._default_manager.values_list("pk", flat=True)) for m in tables}
