"""A place of backups, through restic: encrypted, deduplicated, on a disk, by SFTP or on S3.

What it says is read as Debian 12's says it (0.14) and those since.
"""

import json
import os
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

from .refus import MUET, EndroitMuet, SauvegardeRefusee, refus_de
from .reglages import Endroit, Garde

# Those of a night hold all; those of the archives, what the law wants kept for years.
NUIT, ARCHIVES = "nuit", "archives"
# Some files were gone before they were read: restic keeps the rest.
_INCOMPLET = 3
# Seconds before a place that says nothing is called silent: restic itself asks it again for a
# quarter of an hour, while the other places wait for their turn.
PATIENCE = 120
# What is being written, and is not the house's yet.
ECARTES = ("*/.en-cours-*", "*/.verrou")


@dataclass(frozen=True)
class Instantane:
    """A backup in a place: its number, when, which paths it holds."""

    numero: str
    le: datetime
    chemins: tuple[str, ...]


@dataclass(frozen=True)
class Depot:
    """The backups of a house in one place, and the key that opens them."""

    endroit: Endroit
    cle: str
    travail: Path

    def preparer(self) -> bool:
        """Make the repository of a new place; False where there is one already.

        Raises ``SauvegardeRefusee``: a place is prepared once, by hand, so that a disk that is
        not plugged in is never taken for an empty one.
        """
        try:
            self._lancer("cat", "config")
        except SauvegardeRefusee as refus:
            if "preparer" not in str(refus):
                raise
            self._lancer("init")
            return True
        return False

    def exiger(self) -> None:
        """Raise ``CleFausse`` or ``EndroitMuet`` where nothing can be saved.

        What a run that was killed left behind goes; the locks of those at work are not touched.
        """
        self._lancer("unlock", patience=PATIENCE)

    def sauver(self, chemins: Iterable[Path], *, etiquette: str, le: datetime) -> Instantane:
        """Save folders; what is said of it once it is there. Raises ``SauvegardeRefusee``."""
        dit = self._lancer(
            "backup",
            "--json",
            f"--tag={etiquette}",
            "--host=rockette",
            f"--time={le:%Y-%m-%d %H:%M:%S}",
            # Links are counted in it: a photograph is not another one for that.
            "--ignore-ctime",
            *(f"--exclude={motif}" for motif in ECARTES),
            *map(str, chemins),
            admis=(0, _INCOMPLET),
        )
        bilan = json.loads(dit.strip().splitlines()[-1])
        return Instantane(str(bilan["snapshot_id"]), le, tuple(map(str, chemins)))

    def instantanes(self, etiquette: str = NUIT) -> list[Instantane]:
        """The backups of this place, the oldest first."""
        dit = self._lancer("snapshots", "--json", f"--tag={etiquette}")
        return sorted(
            (
                Instantane(
                    str(i["id"]),
                    datetime.fromisoformat(_court(i["time"])).astimezone(),
                    tuple(i["paths"]),
                )
                for i in json.loads(dit or "[]") or []
            ),
            key=lambda i: i.le,
        )

    def fichiers(self, numero: str) -> dict[str, int]:
        """Path → size of the files that a backup holds."""
        lus = {}
        for ligne in self._lancer("ls", "--json", numero).splitlines():
            noeud = json.loads(ligne)
            if noeud.get("type") == "file":
                lus[str(noeud["path"])] = int(noeud.get("size", 0))
        return lus

    def oublier(self, garde: Garde) -> None:
        """Forget what is older than the rule."""
        ans = ("--keep-daily=2", "--keep-monthly=2", f"--keep-yearly={garde.ans_des_archives}")
        self._lancer("forget", f"--tag={ARCHIVES}", "--group-by=tags", *ans)
        self._lancer(
            "forget",
            f"--tag={NUIT}",
            "--group-by=tags",
            f"--keep-daily={garde.jours}",
            f"--keep-weekly={garde.semaines}",
            f"--keep-monthly={garde.mois}",
            "--prune",
        )

    def verifier(self, part: str = "5%") -> None:
        """Judge the repository, and read again a part of all that it holds."""
        self._lancer("check", f"--read-data-subset={part}")

    def relire(self, numero: str) -> None:
        """Read every byte of a backup, as a restoration would, and keep nothing."""
        with self._en_cours("dump", numero, "/") as sortie:
            while sortie.read(1 << 20):
                pass

    def lire_un_fichier(self, numero: str, chemin: str) -> bytes:
        """One file of a backup."""
        with self._en_cours("dump", numero, chemin) as sortie:
            return sortie.read()

    def rendre(self, numero: str, ou: Path) -> None:
        """Put a whole backup under a folder, each byte verified on the way."""
        self._lancer("restore", numero, f"--target={ou}", "--verify")

    def taille(self) -> int:
        """How many bytes all the backups of this place take there."""
        dit = self._lancer("stats", "--json", "--mode=raw-data")
        return int(json.loads(dit.strip().splitlines()[-1])["total_size"])

    def _lancer(
        self, *mots: str, admis: tuple[int, ...] = (0,), patience: float | None = None
    ) -> str:
        try:
            fini = subprocess.run(
                self._commande(*mots),
                env=self._environnement(),
                capture_output=True,
                text=True,
                errors="replace",
                stdin=subprocess.DEVNULL,
                timeout=patience,
            )
        except subprocess.TimeoutExpired as erreur:
            raise EndroitMuet(MUET.format(ou=self.endroit.nom)) from erreur
        except FileNotFoundError as erreur:
            raise SauvegardeRefusee(
                "restic n’est pas installé\u00a0: «\u00a0apt-get install restic\u00a0»."
            ) from erreur
        if fini.returncode not in admis:
            raise refus_de(fini.stderr + fini.stdout, self.endroit.nom)
        return fini.stdout

    @contextmanager
    def _en_cours(self, *mots: str) -> Iterator[IO[bytes]]:
        """What a command writes, as it goes; its refusal once it has ended."""
        with TemporaryFile() as fautes:
            with subprocess.Popen(
                self._commande(*mots),
                env=self._environnement(),
                stdout=subprocess.PIPE,
                stderr=fautes,
                stdin=subprocess.DEVNULL,
            ) as processus:
                assert processus.stdout is not None
                yield processus.stdout
            if processus.returncode:
                fautes.seek(0)
                raise refus_de(fautes.read().decode(errors="replace"), self.endroit.nom)

    def _commande(self, *mots: str) -> list[str]:
        options = [mot for option in self.endroit.options for mot in ("-o", option)]
        return ["restic", f"--repo={self.endroit.depot}", "--quiet", *options, *mots]

    def _environnement(self) -> dict[str, str]:
        # By the environment: what is on a command line, anybody on the machine reads.
        siens: dict[str, Any] = {
            "RESTIC_PASSWORD": self.cle,
            "RESTIC_CACHE_DIR": str(self.travail / "cache"),
        }
        return os.environ | self.endroit.environnement | siens


def _court(moment: str) -> str:
    """A moment as Go writes it, to the nanosecond, as Python 3.11 reads it."""
    tete, point, fin = moment.partition(".")
    zone = next((fin[rang:] for rang, signe in enumerate(fin) if signe in "Z+-"), "")
    return (tete if point else moment) + zone
