"""Checks of the journal: its file, its seals, its keys, its chains, its entries, its heads."""

from . import chaines, entrees, fichier, tetes  # noqa: F401  (registers them)
