"""The backup of a night: the base copied, the files read, each place written, then read again."""

import fcntl
import json
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from . import manifeste
from .bases.choix import moteur
from .refus import SauvegardeRefusee
from .reglages import Endroit, Maison, Reglages
from .restic import ARCHIVES, NUIT, Depot, Instantane

# How many times a backup is begun again where a file went while it was made.
REPRISES = 3
# Told what is being done, in a sentence.
Dire = Callable[[str], None]
TETES = "tetes"


@dataclass
class Resultat:
    """What became of a night in one place: ``refus`` says why it is not there."""

    endroit: Endroit
    instantane: Instantane | None = None
    octets: int = 0
    refus: str = ""


@dataclass
class Nuit:
    """What became of a night: what was copied, and each place."""

    le: datetime
    octets: int = 0
    secondes: float = 0
    refus: str = ""
    # Tickets, deposits and photographs that were in it.
    compte: tuple[int, int, int] | None = None
    endroits: list[Resultat] = field(default_factory=list)

    @property
    def bonne(self) -> bool:
        return not self.refus and all(not r.refus for r in self.endroits)


def sauvegarder(
    maison: Maison, reglages: Reglages, cle: str, *, dire: Dire = lambda _phrase: None
) -> Nuit:
    """Save a house in each of its places; what became of it, which never raises for a place.

    The failure of a place leaves the others alone; a base that is damaged goes nowhere, and what
    was saved before stays.
    """
    debut = time.monotonic()
    with seul(maison, attendre=dire):
        nuit = Nuit(datetime.now().astimezone().replace(microsecond=0))
        try:
            dire("La base se copie…")
            dit = copier(maison, nuit.le)
        except (SauvegardeRefusee, OSError) as refus:
            nuit.refus = _phrase(refus)
        else:
            nuit.octets = _poids(dit, maison)
            nuit.compte = manifeste.compte(dit)
            for endroit in reglages.endroits:
                dire(f"«\u00a0{endroit.nom}\u00a0»…")
                nuit.endroits.append(_dans(Depot(endroit, cle, maison.travail), maison, reglages))
        finally:
            shutil.rmtree(copie_de(maison), ignore_errors=True)
    nuit.secondes = time.monotonic() - debut
    return nuit


def copie_de(maison: Maison) -> Path:
    """Where the copy of a night stands while it is saved."""
    return maison.travail / "copie"


def copier(maison: Maison, le: datetime) -> dict[str, Any]:
    """Make the copy of a base and its heads, judge it, and write what it holds; the manifest.

    Raises ``SauvegardeRefusee``.
    """
    copie = copie_de(maison)
    shutil.rmtree(copie, ignore_errors=True)
    copie.mkdir(mode=0o700, parents=True)
    for _essai in range(REPRISES):
        avant = _tetes(maison)
        tables = moteur(maison).sauver(maison, copie)
        if _tetes(maison) == avant:
            break
    # After the base: where the till sold meanwhile, they know more than it, never less.
    if maison.tetes.is_dir():
        shutil.copytree(maison.tetes, copie / TETES, ignore=shutil.ignore_patterns(".*"))
    dit = manifeste.composer(
        nom=maison.nom,
        version=maison.version,
        moteur=moteur(maison).__name__.rpartition(".")[2],
        le=le,
        dossiers={"copie": copie, **_dossiers(maison)},
        tables=tables,
        fichiers=_fichiers(maison),
    )
    _ecrire_le_manifeste(copie, dit)
    return dit


@contextmanager
def seul(maison: Maison, *, attendre: Dire | None = None) -> Iterator[None]:
    """One backup, drill or restoration of a house at a time.

    ``attendre``: told that another one ends first, and this one takes its turn (the timers', whose
    units say how long at most); without it, raises ``SauvegardeRefusee``.
    """
    maison.travail.mkdir(mode=0o711, parents=True, exist_ok=True)
    with (maison.travail / ".verrou").open("a") as verrou:
        try:
            fcntl.flock(verrou, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as erreur:
            if attendre is None:
                raise SauvegardeRefusee(
                    "Une sauvegarde ou une remise est déjà en cours\u00a0: attendez sa fin."
                ) from erreur
            attendre("Une sauvegarde ou une remise est déjà en cours\u00a0: on attend sa fin…")
            fcntl.flock(verrou, fcntl.LOCK_EX)
        yield


def _dans(depot: Depot, maison: Maison, reglages: Reglages) -> Resultat:
    resultat = Resultat(depot.endroit)
    try:
        depot.exiger()
        resultat.instantane = _ecrire(depot, maison)
        if maison.archives.is_dir():
            le = resultat.instantane.le
            depot.sauver([maison.archives], etiquette=ARCHIVES, le=le)
        depot.oublier(reglages.garde)
        depot.verifier()
        depot.relire(resultat.instantane.numero)
        resultat.octets = depot.taille()
    except (SauvegardeRefusee, OSError) as refus:
        resultat.refus = _phrase(refus)
    return resultat


def _ecrire(depot: Depot, maison: Maison) -> Instantane:
    """Save all; begun again where a file went between its listing and its reading."""
    copie = copie_de(maison)
    for _essai in range(REPRISES):
        dit = manifeste.lire((copie / manifeste.NOM).read_bytes())
        dossiers = _dossiers(maison)
        chemins = [copie, *(d for d in dossiers.values() if d.is_dir())]
        le = datetime.fromisoformat(dit["le"]).astimezone()
        instantane = depot.sauver(chemins, etiquette=NUIT, le=le)
        la = depot.fichiers(instantane.numero)
        gardes = {
            nom: octets
            for nom, octets in dit["fichiers"].items()
            if la.get(_chemin_de(nom, dossiers)) == octets
        }
        if gardes == dit["fichiers"]:
            return instantane
        # Thrown away meanwhile: it is asked for by nobody any more.
        _ecrire_le_manifeste(copie, {**dit, "fichiers": _fichiers(maison)})
    raise SauvegardeRefusee("Des fichiers changent sans cesse\u00a0: recommencez plus tard.")


def _tetes(maison: Maison) -> list[tuple[str, int]]:
    """When each file of heads was written last."""
    return sorted((f.name, f.stat().st_mtime_ns) for f in maison.tetes.glob("*.json"))


def _dossiers(maison: Maison) -> dict[str, Path]:
    return {"photos": maison.photos, "archives": maison.archives}


def _fichiers(maison: Maison) -> dict[str, int]:
    return manifeste.fichiers_sous({q: d for q, d in _dossiers(maison).items() if d.is_dir()})


def _chemin_de(nom: str, dossiers: dict[str, Path]) -> str:
    quoi, _barre, reste = nom.partition("/")
    return f"{dossiers[quoi]}/{reste}"


def _ecrire_le_manifeste(copie: Path, dit: dict[str, Any]) -> None:
    fichier = copie / manifeste.NOM
    fichier.write_text(json.dumps(dit, ensure_ascii=False, indent=1), "utf-8")
    fichier.chmod(0o600)


def _poids(dit: dict[str, Any], maison: Maison) -> int:
    copie = sum(f.stat().st_size for f in copie_de(maison).rglob("*") if f.is_file())
    return sum(dit["fichiers"].values()) + copie


def _phrase(refus: Exception) -> str:
    if isinstance(refus, OSError):
        return f"{refus.filename or 'Le disque'}\u00a0: {refus.strerror or refus}."
    return str(refus)
