"""Who opens what, in this part of the till: typed by hand, like the whole table."""

from typing import Any

TABLE: dict[str, tuple[str, Any, set[str]]] = {}
