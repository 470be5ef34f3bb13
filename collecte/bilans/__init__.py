"""The figures of matter: what came in, went out, waits and since when; every total comes
from ``masses()``.
"""
