"""An IBAN as people type it, and as it is read on paper."""

import re

FORME = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}", re.ASCII)
# A French one has this length; others are left to their key.
DE_FRANCE = 27


class IbanIllisible(ValueError):
    """What was typed is no IBAN, or its key says that a figure is wrong."""


def lire_iban(texte: str) -> str:
    """« FR76 3000 6000 0112 3456 7890 189 », in fours, from what was typed.

    Raises ``IbanIllisible`` unless its key holds. Source: ISO 13616 (key modulo 97).
    """
    serre = "".join(texte.split()).upper()
    if not FORME.fullmatch(serre) or (serre.startswith("FR") and len(serre) != DE_FRANCE):
        raise IbanIllisible(texte)
    if int("".join(str(int(signe, 36)) for signe in serre[4:] + serre[:4])) % 97 != 1:
        raise IbanIllisible(texte)
    return " ".join(serre[debut : debut + 4] for debut in range(0, len(serre), 4))
