"""Until when each person is needed: the latest of what each app says, by dated rules."""

from collections.abc import Collection, Iterator
from datetime import date

from petiterockette.temps.dates import ans_apres

from .donnees import DONNEES, TOUJOURS, jour_de
from .models import Personne

# Nobody says they are needed: three years after they were written down.
SANS_LIEN_ANS = 3
LOT = 1000


def termes(numeros: Collection[int]) -> dict[int, date]:
    """Number → the last day it is needed; ``TOUJOURS`` as long as something is going on.

    A number that nothing needs is not there.
    """
    derniers: dict[int, date] = {}
    for donnee in DONNEES:
        if donnee.conservation:
            for numero, jour in donnee.conservation(numeros).items():
                derniers[numero] = max(jour, derniers.get(numero, jour))
    return derniers


def termes_des_personnes() -> Iterator[tuple[int, date]]:
    """Pairs (number, last day) of everybody who may be forgotten one day.

    A person is needed as long as one of its duplicates is.
    """
    connues = Personne.objects.filter(anonymisee_le=None).order_by("pk")
    rangees = list(connues.values_list("pk", "fusionnee_dans", "cree_le"))
    par_personne: dict[int, date] = {}
    for rang in range(0, len(rangees), LOT):
        lot = rangees[rang : rang + LOT]
        derniers = termes([pk for pk, _dans, _le in lot])
        for pk, dans, cree_le in lot:
            defaut = ans_apres(jour_de(cree_le), SANS_LIEN_ANS)
            dernier = derniers.get(pk, date.min if dans else defaut)
            par_personne[dans or pk] = max(dernier, par_personne.get(dans or pk, dernier))
    yield from ((pk, jour) for pk, jour in par_personne.items() if jour != TOUJOURS)
