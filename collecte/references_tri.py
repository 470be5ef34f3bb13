"""What the sorting table reads: what may not be sold, found whatever the accents."""

import unicodedata
from collections.abc import Iterable

from .models import NonVendable


def sans_accents(texte: str) -> str:
    """« Siège-Auto, ÉPÉE » → « siege auto epee »: what is compared when somebody searches."""
    plat = unicodedata.normalize("NFKD", texte.replace("œ", "oe").replace("Œ", "OE"))
    lettres = (c if c.isalnum() else " " for c in plat.casefold() if not unicodedata.combining(c))
    return " ".join("".join(lettres).split())


def chercher(choses: Iterable[NonVendable], texte: str) -> list[NonVendable]:
    """Those whose words hold each word typed, in the order of the list; all for nothing typed."""
    mots = sans_accents(texte).split()
    return [c for c in choses if all(mot in _tout(c) for mot in mots)]


def _tout(chose: NonVendable) -> str:
    categorie = chose.categorie.nom if chose.categorie else ""
    dit = (chose.nom, chose.mots, chose.explication, chose.get_que_faire_display(), categorie)
    return sans_accents(" ".join(dit))
