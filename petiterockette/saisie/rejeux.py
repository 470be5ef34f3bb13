"""A page sent twice: done once, read again the second time."""

from collections.abc import Callable
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

T = TypeVar("T")


def faire_ou_relire(
    faire: Callable[[], T], relire: Callable[[], T | None], *refus: type[ValidationError]
) -> tuple[T, bool]:
    """Do in a transaction, unless it is done already; returns it and whether it is new.

    Optimistic: the database's unique key is the judge, and ``relire`` looks for what is there
    once the savepoint is undone. Where nothing is, what was drawn at random was taken: it is done
    again, with other draws; what goes wrong twice is raised. ``refus``: the rules that may only
    say no because it is done already (the till was closed since).
    """
    attendus: tuple[type[Exception], ...] = (IntegrityError, *refus)
    try:
        with transaction.atomic():
            return faire(), True
    except attendus as erreur:
        deja = relire()
        if deja:
            return deja, False
        if not isinstance(erreur, IntegrityError):
            raise
    with transaction.atomic():
        return faire(), True
