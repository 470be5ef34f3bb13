"""The codes of cards, as they are printed, typed and scanned. Pure."""

import re

from boutique.ventes.services.bons_achat import ALPHABET
from petiterockette.base.tirages import lettres

LONGUEUR = 12
# Scanners say ASCII; keyboards sometimes say lower case, and people group by four.
_CODE = re.compile(rf"(?:^|/)([{ALPHABET}]{{{LONGUEUR}}})/?$")


def nouveau_code() -> str:
    """Twelve signs out of twenty-eight: nobody guesses one."""
    return lettres(ALPHABET, LONGUEUR)


def lisible(code: str) -> str:
    """A card's code as it is read aloud: « BCDF GHJK LMNP »."""
    return " ".join(code[n : n + 4] for n in range(0, len(code), 4))


def lire_le_code(saisi: str) -> str:
    """The code in what was scanned or typed: alone, grouped, or in the address of its page;
    empty when there is none."""
    trouve = _CODE.search(re.sub(r"[\s-]", "", saisi).upper())
    return trouve[1] if trouve else ""
