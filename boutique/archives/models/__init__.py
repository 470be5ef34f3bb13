"""The table of the archives."""

from .archives import Archive

__all__ = ["Archive"]
