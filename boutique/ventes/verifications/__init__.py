"""Checks of sales that can fail: tickets, running sums."""

from . import cumuls, tickets  # noqa: F401  (registers them)
