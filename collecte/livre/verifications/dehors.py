"""The bons told outside the base are in it, unless a restoration that was taken up lost them."""

from collections.abc import Iterator

from petiterockette.journal.refus import TetesIllisibles
from petiterockette.journal.tetes.fichier import tetes_dites
from petiterockette.journal.verifications.tetes import comparees
from petiterockette.verification import Constat, verification

from ..dehors import NOM, dernier_de_la_base, fichier, lignes_dites
from ..models import Bon


@verification("Bons dits hors de la base", au_demarrage=True)
def bons() -> Iterator[Constat]:
    """Each line of the file is ours, and its bon is here; the file is there if the others are."""
    dites = list(lignes_dites())
    rangs = [ligne.tete.rang for ligne in dites if ligne.tete]
    la = set(Bon.objects.filter(pk__in=rangs).values_list("pk", "empreinte"))
    for ligne in dites:
        if ligne.tete is None:
            # A power cut may leave the last line unfinished.
            yield Constat(
                f"{fichier().name} : la ligne {ligne.rang} a été coupée ou changée",
                anomalie=ligne.rang < len(dites),
            )
        elif ligne.tete not in la:
            yield from comparees({NOM: ligne.tete})
    connu = dernier_de_la_base().rang
    su = max(rangs, default=0)
    if not su and connu and _d_autres_sont_dites():
        yield Constat(
            f"bons de la matière : dehors on n’en connaît plus rien, la base a le {connu}"
        )
    elif su < connu:
        phrase = f"bons de la matière : dehors on ne connaît que le nº {su}, la base a le {connu}"
        yield Constat(phrase, anomalie=False)


def _d_autres_sont_dites() -> bool:
    try:
        return bool(tetes_dites())
    except TetesIllisibles:
        return True
