"""Which pole the money of an activity is of."""

from collections.abc import Callable, Mapping

from petiterockette.resultats.registre import HORS_POLE, RESSOURCERIE

from .models import Activite

# Code of an activity → code of its pole; upper rooms say theirs.
POLES: list[Callable[[], Mapping[str, str]]] = [lambda: {"boutique": RESSOURCERIE}]


def pole_des_activites() -> dict[int, str]:
    """Id of each activity → code of its pole, or of none; one query. The first one said counts."""
    poles: dict[str, str] = {}
    for dits in POLES:
        poles = {**dits(), **poles}
    return {
        pk: poles.get(code, HORS_POLE) for pk, code in Activite.objects.values_list("pk", "code")
    }


def par_pole(sommes: Mapping[int, int]) -> dict[str, int]:
    """Id of an activity → cents, summed pole by pole; one query."""
    des_activites, totaux = pole_des_activites(), dict[str, int]()
    for activite, cts in sommes.items():
        pole = des_activites.get(activite, HORS_POLE)
        totaux[pole] = totaux.get(pole, 0) + cts
    return totaux
