"""How many questions a request asks of the base, and which one takes longest: its SQL, without
what it is asked about."""

import time
from collections.abc import Callable
from typing import Any

# What a line holds of a question.
SIGNES_MAX = 600


class Compteur:
    """For ``connection.execute_wrapper``: counts, and keeps the slowest."""

    def __init__(self) -> None:
        self.n = 0
        self.duree_s = 0.0
        self.plus_lente_s = 0.0
        self._sql: Any = ""

    def __call__(
        self, execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: Any
    ) -> Any:
        debut = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            duree = time.perf_counter() - debut
            self.n += 1
            self.duree_s += duree
            if duree > self.plus_lente_s:
                self.plus_lente_s, self._sql = duree, sql

    @property
    def plus_lente(self) -> str:
        """Its SQL on one line, its values left out as they are apart."""
        return " ".join(str(self._sql).split())[:SIGNES_MAX]
