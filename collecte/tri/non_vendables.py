"""What the sorting table reads: what may not be sold, found whatever the accents."""

from collections.abc import Iterable

from petiterockette.mots.chercher import plier

from .models import NonVendable


def chercher(choses: Iterable[NonVendable], texte: str) -> list[NonVendable]:
    """The things not to sell whose words hold each word typed, in the order of the list; all for
    nothing typed."""
    mots = plier(texte).split()
    return [c for c in choses if all(mot in _tout(c) for mot in mots)]


def _tout(chose: NonVendable) -> str:
    categorie = chose.categorie.nom if chose.categorie else ""
    dit = (chose.nom, chose.mots, chose.explication, chose.get_que_faire_display(), categorie)
    return plier(" ".join(dit))
