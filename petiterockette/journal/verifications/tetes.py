"""What was told outside the base is in it: the file beside it, and the heads that left."""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from django.utils import timezone

from petiterockette.verification import Constat, verification

from ..maison import MAISON
from ..models import Chaine, Maillon
from ..refus import TetesIllisibles
from ..tetes.departs import dernieres_parties, parties_dites
from ..tetes.fichier import (
    AILLEURS,
    AUCUNE,
    Tete,
    Tetes,
    lire_des_tetes,
    tetes_de_la_base,
    tetes_dites,
)

# A link is told as soon as its transaction has held: what is not told yet is no fault so long.
LE_TEMPS_DE_DIRE = timedelta(minutes=10)
RESTAURATION = "restauration.reprise"


@verification("Têtes des chaînes", au_demarrage=True)
def tetes() -> Iterator[Constat]:
    """Each chain is told outside, up to its last link; what is told is in the base, unless a
    restoration that was taken up says why it is not."""
    try:
        dehors = tetes_dites()
    except TetesIllisibles as refus:
        yield Constat(str(refus))
        return
    yield from comparees(dehors)
    tot = timezone.now() - LE_TEMPS_DE_DIRE
    anciennes = set(Chaine.objects.filter(le__lt=tot).values_list("nom", flat=True))
    for nom, tete in tetes_de_la_base().items():
        su = dehors.get(nom, AUCUNE).rang
        if su < tete.rang and nom not in AILLEURS:
            dit = f"ne connaît que le nº {su}" if su else "n’en connaît plus rien"
            phrase = f"{dire(nom)} : dehors on {dit}, la base a le {tete.rang}"
            yield Constat(phrase, anomalie=nom in anciennes)


@verification("Têtes parties")
def parties() -> Iterator[Constat]:
    """What left each night is still in the base: as the house's chain says it, and as the folder
    where it went still has it."""
    yield from comparees(parties_dites())
    try:
        yield from comparees(dernieres_parties())
    except TetesIllisibles as refus:
        yield Constat(str(refus))


def comparer_au_fichier(fichier: Path) -> Iterator[Constat]:
    """The heads of a file that left this machine, against the base as it is now."""
    if not fichier.is_file():
        yield Constat(f"{fichier} : ce fichier n’existe pas")
        return
    try:
        yield from comparees(lire_des_tetes(fichier))
    except TetesIllisibles as refus:
        yield Constat(str(refus))


def comparees(dites: Tetes) -> Iterator[Constat]:
    """Where heads that were told once say more than the base, or something else."""
    perdus = perdus_et_repris()
    rangs = {nom: tete.rang for nom, tete in tetes_de_la_base().items()}
    for nom, dehors in dites.items():
        connu = rangs.get(nom, 0)
        repris = _est_repris(perdus.get(nom, []), connu, dehors)
        if dehors.rang > connu:
            yield Constat(
                f"{dire(nom)} : la base s’arrête au nº {connu}, dehors on connaît le {dehors.rang}",
                anomalie=not repris,
            )
        elif not repris and not _est_la(nom, dehors):
            yield Constat(f"{dire(nom)} : le nº {dehors.rang} n’est pas celui qu’on connaît dehors")


def _est_la(nom: str, tete: Tete) -> bool:
    if nom in AILLEURS:
        return AILLEURS[nom].est_la(tete)
    return Maillon.objects.filter(chaine__nom=nom, **tete._asdict()).exists()


def perdus_et_repris() -> dict[str, list[tuple[int, int]]]:
    """Chain → what restorations that were taken up lost of it: after this rank, up to that one."""
    perdus: dict[str, list[tuple[int, int]]] = {}
    reprises = Maillon.objects.filter(chaine__nom=MAISON, contenu__code=RESTAURATION)
    for contenu in reprises.order_by("rang").values_list("contenu", flat=True):
        for nom, (connu, dehors, _empreinte) in contenu["perdus"].items():
            perdus.setdefault(nom, []).append((connu, dehors))
    return perdus


def _est_repris(perdus: list[tuple[int, int]], rang: int, dehors: Tete) -> bool:
    """Whether a head is one that was lost, from a base that has all that was left then."""
    return any(connu <= rang and connu < dehors.rang <= jusqu_a for connu, jusqu_a in perdus)


def dire(nom: str) -> str:
    """A chain as people call it: « série 1.2 », « chaîne maison »."""
    if nom in AILLEURS:
        return AILLEURS[nom].nom
    serie = re.fullmatch(r"caisse:([^:]+)", nom)
    return f"série {serie[1]}" if serie else f"chaîne {nom}"
