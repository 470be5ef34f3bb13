"""The last link of each chain, told outside the database too: a file a chain.

Whoever puts an old copy of the base back, or cuts off its last tickets, leaves a base that
knows less than these files.
"""

import fcntl
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.db import transaction

from .models import Maillon


class Tete(NamedTuple):
    """The last link that was told outside: its rank and digest."""

    rang: int
    empreinte: str


AUCUNE = Tete(0, "")


def lire_la_tete(chaine: str) -> Tete:
    """What the file of a chain says; rank 0 if there is none."""
    try:
        dit = json.loads(_fichier(chaine).read_text())
    except FileNotFoundError:
        return AUCUNE
    return Tete(int(dit["rang"]), str(dit["empreinte"]))


def tetes_dites() -> Iterator[tuple[str, Tete]]:
    """The chains of which something was told outside, in the order of their names."""
    for fichier in sorted(Path(settings.DOSSIER_DES_TETES).glob("*.json")):
        chaine = json.loads(fichier.read_text())["chaine"]
        yield chaine, lire_la_tete(chaine)


def annoncer(chaine: str, maillon: Maillon) -> None:
    """Tell a link outside once the transaction has held.

    A disk that refuses is logged, and `verifier` says that the file is late: what was just
    recorded stays recorded, and its page must say so.
    """
    tete = Tete(maillon.rang, maillon.empreinte)
    transaction.on_commit(lambda: avancer(chaine, tete), robust=True)


def avancer(chaine: str, tete: Tete) -> None:
    """Write the file of a chain, unless another process told a later link already."""
    fichier = _fichier(chaine)
    fichier.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (fichier.parent / ".verrou").open("a") as verrou:
        fcntl.flock(verrou, fcntl.LOCK_EX)
        if lire_la_tete(chaine).rang >= tete.rang:
            return
        brouillon = fichier.with_suffix(f".{os.getpid()}")
        brouillon.write_text(json.dumps({"chaine": chaine, **tete._asdict()}))
        brouillon.chmod(0o600)
        brouillon.replace(fichier)


def oublier_la_tete(chaine: str) -> None:
    """Put the file of a chain aside: what it told is kept beside, under another name."""
    fichier = _fichier(chaine)
    if fichier.exists():
        fichier.replace(fichier.with_suffix(f".{lire_la_tete(chaine).rang}.ancienne"))


def _fichier(chaine: str) -> Path:
    return Path(settings.DOSSIER_DES_TETES) / f"{chaine.replace(':', '-')}.json"
