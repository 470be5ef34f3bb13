"""Checks of the cash that can fail: floats, slips of the bank."""

from . import banque, fonds  # noqa: F401  (registers them)
