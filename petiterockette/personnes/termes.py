"""Until when each person is needed: the latest of what each app says, by dated rules."""

from collections.abc import Collection, Iterator
from datetime import date

from petiterockette.temps.dates import ans_apres

from .donnees import DONNEES, TOUJOURS, Numeros, jour_de
from .models import Personne

# Nobody says they are needed: three years after they were written down.
SANS_LIEN_ANS = 3


def termes(numeros: Numeros) -> dict[int, date]:
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
    connues = Personne.objects.filter(anonymisee_le=None).order_by()
    # First the people, then what needs them: whatever comes meanwhile keeps them.
    rangees = list(connues.values_list("pk", "fusionnee_dans", "cree_le"))
    # Asked by a question of its own: thousands of numbers would go back to each rule.
    derniers = termes(connues.values("pk"))
    par_personne: dict[int, date] = {}
    for pk, dans, cree_le in rangees:
        dernier = derniers.get(pk)
        if dernier is None:
            dernier = date.min if dans else ans_apres(jour_de(cree_le), SANS_LIEN_ANS)
        par_personne[dans or pk] = max(dernier, par_personne.get(dans or pk, dernier))
    yield from ((pk, jour) for pk, jour in par_personne.items() if jour != TOUJOURS)


def nommes_ailleurs(numeros: Collection[int], sauf: Collection[str]) -> set[int]:
    """Those of these numbers that some table holds, whatever for, but the models of ``sauf``."""
    nommes: set[int] = set()
    for donnee in DONNEES:
        if donnee.modele not in sauf:
            for colonne in (*donnee.personnes, *donnee.signatures):
                rangees = donnee.table._default_manager.filter(**{f"{colonne}__in": list(numeros)})
                nommes.update(rangees.order_by().values_list(colonne, flat=True))
    return nommes
