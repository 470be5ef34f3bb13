from collections.abc import Iterator

from petiterockette.verification import Constat, verification

from .sceaux import manquants


@verification("Sceaux")
def sceaux() -> Iterator[Constat]:
    """Every sealed table still has its seals."""
    for nom in manquants():
        yield Constat(f"le sceau {nom} manque : lancez « manage.py migrate »")
