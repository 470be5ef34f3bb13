"""The night ties the journal of each day in the house's chain: how many entries, their digest.

Counters write their entries without waiting for each other; what keeps one from being taken
out, or put in afterwards, is counted here, by site and recording day, once a day is over.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time

from django.utils import timezone

from .maison import MAISON, noter_a_la_maison
from .models import Entree, Maillon

CODE = "journal.enchaine"
# Of so many entries at most does one link tell; the first night of an old base has many.
LOT = 20_000

# (recording day, site or None) → how many entries, and the digest of theirs in their order.
Jours = dict[tuple[date, int | None], tuple[int, str]]


def enchainer_les_jours(jour: date) -> int:
    """Chain the entries written before ``jour`` (of Paris) that no link tells yet; how many.

    A link goes up to the number of its last entry: whatever later shows up under an earlier
    number was put there by hand.
    """
    minuit = timezone.make_aware(datetime.combine(jour, time.min))
    n, depuis = 0, dernier_enchaine()
    avant = Entree.objects.filter(le__lt=minuit)
    fin = avant.filter(pk__gt=depuis).order_by("-pk").values_list("pk", flat=True).first()
    while fin is not None and depuis < fin:
        lot = Entree.objects.filter(pk__gt=depuis, pk__lte=fin).order_by("pk")[:LOT]
        entrees = list(lot.values_list("pk", "le", "lieu", "empreinte"))
        depuis = entrees[-1][0]
        noter_a_la_maison(
            CODE,
            par=None,
            compte=None,
            jusqu_a=depuis,
            jours=[
                [jour.isoformat(), lieu, *dit]
                for (jour, lieu), dit in comptes_des_jours(e[1:] for e in entrees).items()
            ],
        )
        n += len(entrees)
    return n


def comptes_des_jours(entrees: Iterable[tuple[datetime, int | None, str]]) -> Jours:
    """Count and digest by day and site; ``entrees``: (time, site, digest), in their order."""
    empreintes: dict[tuple[date, int | None], list[str]] = defaultdict(list)
    for le, lieu, empreinte in entrees:
        empreintes[timezone.localdate(le), lieu].append(empreinte)
    return {
        cle: (len(siennes), hashlib.sha256("".join(siennes).encode()).hexdigest())
        for cle, siennes in empreintes.items()
    }


def jours_enchaines(rang: int = 0) -> Iterator[tuple[int, int, Jours]]:
    """What each link after a rank tells: after which entry, up to which one, and its days."""
    depuis = dernier_enchaine(rang) if rang else 0
    maillons = Maillon.objects.filter(chaine__nom=MAISON, contenu__code=CODE, rang__gt=rang)
    for contenu in maillons.order_by("rang").values_list("contenu", flat=True).iterator():
        jours = {
            (date.fromisoformat(jour), lieu): (n, empreinte)
            for jour, lieu, n, empreinte in contenu["jours"]
        }
        yield depuis, contenu["jusqu_a"], jours
        depuis = contenu["jusqu_a"]


def dernier_enchaine(rang: int | None = None) -> int:
    """The number of the last entry that a link tells, up to a rank; 0 before the first night."""
    maillons = Maillon.objects.filter(chaine__nom=MAISON, contenu__code=CODE)
    if rang is not None:
        maillons = maillons.filter(rang__lte=rang)
    contenu = maillons.order_by("-rang").values_list("contenu", flat=True).first()
    return contenu["jusqu_a"] if contenu else 0
