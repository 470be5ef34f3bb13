"""Names as they are searched, without case, accents or punctuation; numbers. Pure."""

import re

from petiterockette.mots.chercher import plier


def mots_de(*textes: str) -> list[str]:
    """The different words of a name, in order."""
    return list(dict.fromkeys(plier(" ".join(textes)).split()))


def prenom_et_nom(texte: str) -> tuple[str, str]:
    """« zoé d’arc » as it was looked for: a first name, then the rest, with their capitals."""
    mots = texte.split()
    if not any(mot != mot.lower() for mot in mots):
        mots = [mot[:1].upper() + mot[1:] for mot in mots]
    return (mots[0] if mots else ""), " ".join(mots[1:])


def chiffres_du_telephone(telephone: str) -> str:
    """The ten digits of a French number however it was typed, else the digits there are."""
    chiffres = "".join(c for c in telephone if c.isdigit())
    for indicatif in ("0033", "33"):
        if chiffres.startswith(indicatif) and len(chiffres) == len(indicatif) + 9:
            return "0" + chiffres[len(indicatif) :]
    return chiffres


def lire_telephone(telephone: str) -> str | None:
    """« 06 12 34 56 78 » however it was typed, another country's as it was; None: not a number."""
    chiffres = chiffres_du_telephone(telephone)
    if len(chiffres) < 8 or not set(telephone) <= set("+0123456789 .-/()\u00a0\u202f"):
        return None
    return " ".join(re.findall("..", chiffres)) if len(chiffres) == 10 else telephone.strip()
