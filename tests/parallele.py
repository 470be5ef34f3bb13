"""Run gestures at the same time, as several counters do."""

from collections.abc import Callable, Sequence
from threading import Barrier, Thread
from typing import Any

from django.db import connection


def en_parallele(taches: Sequence[Callable[[], Any]]) -> list[Any]:
    """Start all the tasks together; the result of each, or the exception that ended it."""
    depart = Barrier(len(taches))
    resultats: list[Any] = [None] * len(taches)

    def lancer(rang: int) -> None:
        try:
            depart.wait(timeout=30)
            resultats[rang] = taches[rang]()
        except Exception as erreur:
            resultats[rang] = erreur
        finally:
            connection.close()

    fils = [Thread(target=lancer, args=(rang,)) for rang in range(len(taches))]
    for fil in fils:
        fil.start()
    for fil in fils:
        fil.join(timeout=300)
        assert not fil.is_alive()
    return resultats


def erreurs(resultats: Sequence[Any]) -> list[Exception]:
    return [r for r in resultats if isinstance(r, Exception)]
