"""The alerts of the matter: what each kind is, what to do of it, and from when on.

The questions themselves stand where they always did: bilans, ages of what waits, oddities.
"""

from . import genres  # noqa: F401  (registers them)
