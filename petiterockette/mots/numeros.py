"""Numbers that an address or a page wrote, read in one place, bounded by what a base holds; a
SIRET, written.

Pure functions. Python reads no more than 4,300 digits, SQLite no more than 64 bits, and a
column of integers 31: what lies beyond is no number of ours.
"""

import re

from .mesures import INSECABLE

# The key of a row, then any other whole number.
NUMERO_MAX = 2**63 - 1
ENTIER_MAX = 2**31 - 1
_CHIFFRES = re.compile(r"\d{1,19}", re.ASCII)


def numero_lu(texte: str, maximum: int = NUMERO_MAX) -> int | None:
    """The number that a text writes in plain digits, from 0 to ``maximum``; None for all else."""
    if not _CHIFFRES.fullmatch(texte):
        return None
    numero = int(texte)
    return numero if numero <= maximum else None


def siret(chiffres: str) -> str:
    """« 123 456 789 00012 », in one piece; nothing where it is not known."""
    s = chiffres or ""
    return INSECABLE.join(part for part in (s[:3], s[3:6], s[6:9], s[9:]) if part)
