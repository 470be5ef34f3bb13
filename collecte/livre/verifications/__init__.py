"""Checks of the ledger that can fail: documents, journal, what is told outside, sums."""

from . import annees, caches, dehors, documents, journal  # noqa: F401  (registers them)
