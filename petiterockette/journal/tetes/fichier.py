"""The last link of each chain, told outside the database too: one file of them all, sealed.

Whoever puts an old copy of the base back, or cuts off its last tickets, leaves a base that
knows less than this file. It is sealed whole: putting the head of one till back as it was
means putting all of them back, and the other tills then know more than what was told.
"""

import fcntl
import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from petiterockette.base.dossiers_prives import dossier_prive

from ..cles import sceau
from ..models import Chaine, Maillon
from ..refus import TetesIllisibles


class Tete(NamedTuple):
    """The last link that was told outside: its rank and digest."""

    rang: int
    empreinte: str


AUCUNE = Tete(0, "")
Tetes = dict[str, Tete]


@dataclass(frozen=True)
class Ailleurs:
    """What is told beside the chains: ``lire`` gives its head, ``est_la`` says if it is there."""

    nom: str
    lire: Callable[[], Tete]
    est_la: Callable[[Tete], bool]


# Each app adds its own: name → how it is read.
AILLEURS: dict[str, Ailleurs] = {}


def lire_la_tete(chaine: str) -> Tete:
    """What is told of a chain; rank 0 if nothing is. Raises ``TetesIllisibles``."""
    return tetes_dites().get(chaine, AUCUNE)


def tetes_dites() -> Tetes:
    """Chain → its head, as they were told here; none if there is no file.

    Raises ``TetesIllisibles``.
    """
    return lire_des_tetes(_fichier())


def lire_des_tetes(fichier: Path) -> Tetes:
    """The heads that a file tells; none without a file.

    Raises ``TetesIllisibles``: cut, empty, or told by somebody who has not the key.
    """
    try:
        texte = fichier.read_text()
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as erreur:
        raise TetesIllisibles(fichier=fichier, quoi=erreur) from erreur
    try:
        dit = json.loads(texte)
        tetes = {nom: Tete(int(rang), str(e)) for nom, (rang, e) in dit["tetes"].items()}
        juste = dit["sceau"] == _sceau(tetes, dit["cle"])
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as erreur:
        quoi = _("il est vide") if not texte.strip() else _("il est coupé ou abîmé")
        raise TetesIllisibles(fichier=fichier, quoi=quoi) from erreur
    if not juste:
        quoi = _("son sceau n’est pas celui de cette installation, ou il a été changé")
        raise TetesIllisibles(fichier=fichier, quoi=quoi)
    return tetes


def tetes_de_la_base() -> Tetes:
    """Where each chain stands in the base, and what is told beside them."""
    chaines = Chaine.objects.filter(rang__gt=0).values_list("nom", "rang", "empreinte")
    lues = {nom: Tete(rang, empreinte) for nom, rang, empreinte in chaines.order_by("nom")}
    autres = {nom: ailleurs.lire() for nom, ailleurs in AILLEURS.items()}
    return lues | {nom: tete for nom, tete in autres.items() if tete.rang}


def en_texte(tetes: Mapping[str, Tete]) -> str:
    """Heads as a file tells them, sealed with the key in force."""
    dit = {"tetes": {nom: list(tete) for nom, tete in sorted(tetes.items())}}
    cle = settings.NOM_DE_LA_CLE
    return json.dumps({**dit, "cle": cle, "sceau": _sceau(tetes, cle)}, indent=1)


def annoncer(chaine: str, maillon: Maillon) -> None:
    """Tell a link outside once the transaction has held.

    A disk that refuses is logged, and `verifier` says that the file is late: what was just
    recorded stays recorded, and its page must say so.
    """
    tete = Tete(maillon.rang, maillon.empreinte)
    transaction.on_commit(lambda: avancer(chaine, tete), robust=True)


def avancer(chaine: str, tete: Tete) -> None:
    """Tell the head of a chain, unless another process told a later one already."""
    with _tenues() as tetes:
        if tetes.get(chaine, AUCUNE).rang < tete.rang:
            ecrire_pour_de_bon(_fichier(), en_texte(tetes | {chaine: tete}))


def reculer_les_tetes(reculees: Mapping[str, Tete]) -> None:
    """Tell these chains as they are here from now on, at rank 0 no more; the rest as it was.

    What was told is kept beside, under another name.
    """
    with _tenues() as tetes:
        _garder_l_ancien()
        dites = {nom: tete for nom, tete in {**tetes, **reculees}.items() if tete.rang}
        ecrire_pour_de_bon(_fichier(), en_texte(dites))


def refaire_les_tetes(tetes: Mapping[str, Tete]) -> None:
    """Tell all heads anew, whatever the file says; it is kept beside, under another name."""
    with _verrou():
        _garder_l_ancien()
        ecrire_pour_de_bon(_fichier(), en_texte(tetes))


def ecrire_pour_de_bon(fichier: Path, texte: str) -> None:
    """Write a file so that a power cut leaves it as it was, or as it will be, never cut."""
    dossier_prive(fichier.parent)
    brouillon = fichier.with_suffix(f".{os.getpid()}")
    with brouillon.open("w") as sortie:
        os.fchmod(sortie.fileno(), 0o600)
        sortie.write(texte)
        sortie.flush()
        os.fsync(sortie.fileno())
    brouillon.replace(fichier)
    dossier = os.open(fichier.parent, os.O_RDONLY)
    try:
        os.fsync(dossier)
    finally:
        os.close(dossier)


def _sceau(tetes: Mapping[str, Tete], cle: str) -> str:
    dit = {nom: list(tete) for nom, tete in tetes.items()}
    return sceau("têtes" + json.dumps(dit, sort_keys=True, separators=(",", ":")), cle)


def _garder_l_ancien() -> None:
    """Keep the file under another name, which no other one has, until it is written anew."""
    fichier, n = _fichier(), 1
    if not fichier.exists():
        return
    while (ancien := fichier.with_suffix(f".{n}.ancienne")).exists():
        n += 1
    ancien.hardlink_to(fichier)


@contextmanager
def _verrou() -> Iterator[None]:
    """The file is one process's, until it has told."""
    dossier = dossier_prive(_fichier().parent)
    with (dossier / ".verrou").open("a") as verrou:
        fcntl.flock(verrou, fcntl.LOCK_EX)
        yield


@contextmanager
def _tenues() -> Iterator[Tetes]:
    with _verrou():
        yield tetes_dites()


def _fichier() -> Path:
    return Path(settings.DOSSIER_DES_TETES) / "tetes.json"
