"""Checks of the journal: its seals, its keys, its chains, its entries, its heads."""

from . import chaines, entrees, tetes  # noqa: F401  (registers them)
