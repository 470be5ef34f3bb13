"""The table of the closings."""

from .clotures import Cloture

__all__ = ["Cloture"]
