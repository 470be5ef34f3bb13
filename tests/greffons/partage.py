"""A state of the base that all the tests of a module find as it was made, once."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TypeVar

import pytest
from django.db import connection, transaction

T = TypeVar("T")
Partager = Callable[[Callable[[], T]], AbstractContextManager[T]]


@pytest.fixture(scope="session")
def partager(django_db_setup, django_db_blocker) -> Partager:
    """``with partager(faire) as monde: yield monde``, in a fixture of a module: what ``faire``
    writes is there for each of its tests, which undoes only what it wrote itself."""

    @contextmanager
    def partage(faire: Callable[[], T]) -> Iterator[T]:
        bloc = transaction.atomic()
        with django_db_blocker.unblock():
            bloc.__enter__()
            try:
                monde = faire()
                connection.check_constraints()
            except BaseException:
                transaction.set_rollback(True)
                bloc.__exit__(None, None, None)
                raise
        try:
            yield monde
        finally:
            with django_db_blocker.unblock():
                transaction.set_rollback(True)
                bloc.__exit__(None, None, None)

    return partage
