"""Words that were encoded twice, or escaped for a page, put right one by one. Pure."""

import html

from .encodages import VERS_LATIN1

# What the first byte of a French letter in UTF-8 becomes, read as latin1.
DOUBLES = ("Ã", "Â", "â€")


def reparer(texte: str) -> str:
    """« mÃªme » becomes « même », « Pied d&#39;immeuble » « Pied d'immeuble », both ends trimmed.

    A text is changed only when its letters, read as MySQL's latin1, make true UTF-8 and fewer of
    those doubled: « Âge » and « SÃO PAULO » stay.
    """
    while any(double in texte for double in DOUBLES):
        simple = _relu(texte)
        if simple is None or _doubles(simple) >= _doubles(texte):
            break
        texte = simple
    if "&" in texte:
        texte = html.unescape(texte)
    return texte.strip()


def _relu(texte: str) -> str | None:
    try:
        return texte.translate(VERS_LATIN1).encode("latin-1").decode("utf-8")
    except UnicodeError:
        return None


def _doubles(texte: str) -> int:
    return sum(texte.count(double) for double in DOUBLES)
