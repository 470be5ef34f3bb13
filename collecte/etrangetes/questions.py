"""What is odd in the books of some sites, one question each, with what puts it right.

Nothing here blocks anybody: the counter and the till never ask. The site's manager reads
the list when he has time, and once more before closing a month. Source: the house's ledger
of matter, gestures 3 to 10; delays and thresholds stand in the modules, beside their use.
"""

from collections.abc import Callable, Collection, Iterator
from datetime import date

from django.utils import timezone

from collecte.matiere.jours import JOUR, mois_suivant
from petiterockette.lieux.models import Lieu

from .comptes import a_clore, a_compter, comptages_ouverts
from .genres import (
    A_CLORE,
    COMPTAGE,
    ECART_PONT,
    EN_ROUTE,
    IMPLAUSIBLE,
    NEGATIF,
    NON_TRIE,
    NON_VENTILE,
    PLEIN,
    SANS_TICKET,
    Etrangete,
    Genre,
    OuChercher,
)
from .pesees import ecarts_au_pont, pas_recus, pleins_oublies, poids_peu_plausibles, sans_ticket
from .stocks import non_tries, non_ventiles, stocks_negatifs

__all__ = ["CHERCHES", "Etrangete", "depuis", "etrangetes", "etrangetes_du_mois", "sains"]

Question = Callable[[OuChercher], Iterator[Etrangete]]

# In the order of the page: what makes figures wrong first.
COMMUNES: tuple[Question, ...] = (
    stocks_negatifs,
    non_ventiles,
    poids_peu_plausibles,
    sans_ticket,
    ecarts_au_pont,
    pas_recus,
    non_tries,
)
DU_MOIS: tuple[Question, ...] = (*COMMUNES, comptages_ouverts)
TOUTES: tuple[Question, ...] = (*COMMUNES, pleins_oublies, a_compter, a_clore)


# What the page looks for, in the order in which it says that nothing was found.
CHERCHES: tuple[Genre, ...] = (
    *(NEGATIF, NON_VENTILE, IMPLAUSIBLE, SANS_TICKET, ECART_PONT, EN_ROUTE, NON_TRIE),
    *(PLEIN, COMPTAGE, A_CLORE),
)


def depuis(aujourd_hui: date) -> date:
    """The day from which what happened is looked at: the first of the month before."""
    return (aujourd_hui.replace(day=1) - JOUR).replace(day=1)


def etrangetes(lieux: Collection[int] | None, aujourd_hui: date | None = None) -> list[Etrangete]:
    """Everything odd at these sites (None: all), of this month and the one before."""
    aujourd_hui = aujourd_hui or timezone.localdate()
    periode = OuChercher(lieux, depuis(aujourd_hui), aujourd_hui, aujourd_hui)
    return [e for question in TOUTES for e in question(periode)]


def sains(trouvees: Collection[Etrangete]) -> list[Genre]:
    """The kinds of oddities that were looked for and not found."""
    trouves = {e.genre for e in trouvees}
    return [genre for genre in CHERCHES if genre not in trouves]


def etrangetes_du_mois(lieu: Lieu, mois: date) -> list[Etrangete]:
    """What is odd at a site when one of its months is about to be closed."""
    periode = OuChercher([lieu.pk], mois, mois_suivant(mois) - JOUR)
    return [e for question in DU_MOIS for e in question(periode)]
