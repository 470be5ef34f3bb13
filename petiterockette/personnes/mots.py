"""Names as they are searched: without case, accents or punctuation. Pure."""

import re
import unicodedata


def plier(texte: str) -> str:
    """« Zoé D’Arc-Œuf » becomes « zoe d arc oeuf »."""
    plat = unicodedata.normalize("NFKD", texte.replace("œ", "oe").replace("Œ", "OE"))
    sans_accents = "".join(c for c in plat.casefold() if not unicodedata.combining(c))
    return " ".join(re.findall(r"[a-z0-9]+", sans_accents))


def mots_de(*textes: str) -> list[str]:
    """The different words of a name, in order."""
    return list(dict.fromkeys(plier(" ".join(textes)).split()))


def chiffres_du_telephone(telephone: str) -> str:
    """The ten digits of a French number however it was typed, else the digits there are."""
    chiffres = "".join(c for c in telephone if c.isdigit())
    for indicatif in ("0033", "33"):
        if chiffres.startswith(indicatif) and len(chiffres) == len(indicatif) + 9:
            return "0" + chiffres[len(indicatif) :]
    return chiffres
