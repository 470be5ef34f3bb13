"""Cross-checks that can fail: rows, lists, journal."""

from . import journal, listes, rangees_dites  # noqa: F401  (registers them)
