"""The whole cluster of PostgreSQL, to the minute: pgBackRest keeps it, and all it writes since.

A full copy each week, what differs from it each other night, and each segment of the log (WAL) as
soon as it is written, a minute at most: encrypted by pgBackRest itself (AES-256). One cluster holds
the bases of several houses: to put one back, the cluster of that minute is started beside, on a
private socket, and that base alone is taken from it.
"""

import os
import pwd
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from ..refus import SauvegardeRefusee

STANCE = "rockette"
CONF = Path("/etc/pgbackrest/conf.d/rockette.conf")
# The weekly full copy: the night of Saturday to Sunday.
JOUR_DU_COMPLET = 6
# What a server that recovers must have as much of as the one that wrote.
_AU_MOINS = {
    "max_connections": "max_connections",
    "max_worker_processes": "max_worker_processes",
    "max_wal_senders": "max_wal_senders",
    "max_prepared_xacts": "max_prepared_transactions",
    "max_locks_per_xact": "max_locks_per_transaction",
}
TROP_TARD = "recovery ended before configured recovery target was reached"
_DITS = (
    (
        r"CryptoError|cipher|unable to flush|FormatError|No usable backup.info",
        "La clé n’ouvre pas les sauvegardes de PostgreSQL, ou elles sont abîmées\u00a0: reprenez "
        "la fiche de clé, puis un autre endroit.",
    ),
    (
        r"ChecksumError|checksum|invalid page|unexpected eof",
        "Une partie des sauvegardes de PostgreSQL a été changée ou abîmée\u00a0: prenez-en une "
        "autre.",
    ),
    (
        r"FileMissingError|ArchiveTimeoutError|FileOpenError|missing|no prior backup",
        "Il manque une partie des sauvegardes de PostgreSQL\u00a0: prenez-en une autre.",
    ),
    (
        r"unable to find backup set|no backup set found",
        "Aucune sauvegarde de PostgreSQL n’est d’avant ce moment\u00a0: prenez-en un plus récent.",
    ),
)


@dataclass(frozen=True)
class Grappe:
    """A cluster, the programs of its version, where pgBackRest's own file is.

    ``compte``: who owns it, where root asks; ``hote``: its socket.
    """

    donnees: Path
    programmes: Path
    conf: Path = CONF
    compte: str = "postgres"
    hote: str = "/var/run/postgresql"
    port: int = 5432

    def preparer(self) -> None:
        """Begin, once the file says where: the server must archive already."""
        self._pgbackrest("stanza-create")
        self._pgbackrest("check")

    def regler(self, nom: str, valeur: str) -> None:
        """Set what the server is told as it starts; ``nom`` is one of ours."""
        self._psql(f"ALTER SYSTEM SET {nom} = '{valeur}'")

    def sauver(self, jour: date, *, complete: bool = False) -> None:
        """The copy of a night: full on Sundays, or the first time; then judged."""
        genre = "full" if complete or jour.weekday() == JOUR_DU_COMPLET else "diff"
        self._pgbackrest(f"--type={genre}", "backup")
        self.verifier()

    def verifier(self) -> None:
        """Read again all that is kept. Raises ``SauvegardeRefusee``."""
        dit = self._pgbackrest("verify", "--output=text")
        if re.search(r"status: error|invalid|missing: [1-9]|checksum invalid: [1-9]", dit):
            raise SauvegardeRefusee(_phrase(dit))

    @contextmanager
    def a_la_minute(self, moment: datetime, ou: Path) -> Iterator["Grappe"]:
        """This cluster as it was at a moment, started beside in a folder, until the end of the
        block. Raises ``SauvegardeRefusee``."""
        self._finir_le_segment()
        la = Grappe(ou / "grappe", self.programmes, self.conf, self.compte, str(ou / "prise"))
        for dossier in (ou, la.donnees, Path(la.hote)):
            dossier.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._confier(dossier)
        vise = f"--target={moment.astimezone(UTC):%Y-%m-%d %H:%M:%S.%f+00}"
        self._restaurer(la, "--type=time", vise, "--target-action=promote")
        if TROP_TARD in la._demarrer():
            # Nothing was written after it: the end of the log is that moment.
            shutil.rmtree(la.donnees)
            la.donnees.mkdir(mode=0o700)
            self._confier(la.donnees)
            self._restaurer(la, "--type=default")
            la._demarrer(exiger=True)
        try:
            yield la
        finally:
            la._lancer(f"{la.programmes}/pg_ctl", "-D", str(la.donnees), "-m", "immediate", "stop")

    def _restaurer(self, la: "Grappe", *mots: str) -> None:
        self._pgbackrest(f"--pg1-path={la.donnees}", *mots, "restore")
        # Debian keeps these elsewhere; and nobody else enters there.
        (la.donnees / "pg_hba.conf").write_text("local all all trust\n")
        (la.donnees / "pg_ident.conf").touch()
        (la.donnees / "postgresql.conf").write_text(la._reglages())
        for nom in ("pg_hba.conf", "pg_ident.conf", "postgresql.conf"):
            self._confier(la.donnees / nom)

    def _reglages(self) -> str:
        dit = self._lancer(f"{self.programmes}/pg_controldata", str(self.donnees))
        au_moins = {
            reglage: re.search(rf"{nom} setting:\s+(\d+)", dit)
            for nom, reglage in _AU_MOINS.items()
        }
        siens = {r: trouve[1] for r, trouve in au_moins.items() if trouve}
        siens |= {
            "listen_addresses": "''",
            "unix_socket_directories": f"'{self.hote}'",
            "port": str(self.port),
            "archive_mode": "off",
            # It lives for an hour.
            "fsync": "off",
            "lc_messages": "'C'",
        }
        return "".join(f"{nom} = {valeur}\n" for nom, valeur in siens.items())

    def _demarrer(self, *, exiger: bool = False) -> str:
        """Start it, and wait until it has reached the moment; what it says where it does not."""
        journal = self.donnees.parent / "journal.txt"
        ou = ["-D", str(self.donnees), "-l", str(journal), "-t", "3600", "-w"]
        try:
            self._lancer(f"{self.programmes}/pg_ctl", *ou, "start")
            # It answers as soon as it may be read, and goes on to the moment.
            while self._psql("SELECT pg_is_in_recovery()") == "t":
                time.sleep(0.2)
        except SauvegardeRefusee:
            dit = journal.read_text(errors="replace")
            if TROP_TARD in dit and not exiger:
                journal.unlink()
                return dit
            raise SauvegardeRefusee(_phrase(dit)) from None
        return ""

    def _psql(self, ordre: str) -> str:
        ici = ["-h", self.hote, "-p", str(self.port), "-d", "postgres", "-XqAt"]
        return self._lancer(f"{self.programmes}/psql", *ici, "-c", ordre).strip()

    def _finir_le_segment(self) -> None:
        """Have what was written till now archived, where the server answers."""
        with suppress(SauvegardeRefusee):
            # A transaction later than any moment of now: the log is read up to it.
            self._psql("SELECT txid_current()")
            self._pgbackrest("check")

    def _pgbackrest(self, *mots: str) -> str:
        return self._lancer("pgbackrest", f"--config={self.conf}", f"--stanza={STANCE}", *mots)

    def _lancer(self, *mots: str) -> str:
        qui: dict[str, Any] = {}
        if os.geteuid() == 0:
            la = pwd.getpwnam(self.compte)
            qui = {"user": la.pw_uid, "group": la.pw_gid, "extra_groups": []}
        try:
            fini = subprocess.run(
                mots,
                capture_output=True,
                text=True,
                errors="replace",
                stdin=subprocess.DEVNULL,
                cwd="/",
                **qui,
            )
        except FileNotFoundError as erreur:
            raise SauvegardeRefusee(
                f"{mots[0]} n’est pas installé\u00a0: «\u00a0apt-get install pgbackrest\u00a0»."
            ) from erreur
        if fini.returncode:
            raise SauvegardeRefusee(_phrase(fini.stdout + fini.stderr))
        return fini.stdout + fini.stderr

    def _confier(self, chemin: Path) -> None:
        if os.geteuid() == 0:
            la = pwd.getpwnam(self.compte)
            os.chown(chemin, la.pw_uid, la.pw_gid)


def conf(
    *, cle: str, donnees: Path, depots: list[dict[str, str]], hote: str = "", port: int = 5432
) -> str:
    """pgBackRest's own file. ``depots``: for each place, its options without « repoN- » (« path »,
    « type », « s3-bucket »…); each is encrypted, and kept five weeks."""
    lignes = ["[global]", "start-fast=y", "log-level-console=warn", "log-level-file=off"]
    for rang, depot in enumerate(depots, start=1):
        siens = depot | {
            "cipher-type": "aes-256-cbc",
            "cipher-pass": cle,
            "retention-full": "5",
            "retention-diff": "7",
        }
        lignes += [f"repo{rang}-{nom}={valeur}" for nom, valeur in siens.items()]
    lignes += ["", f"[{STANCE}]", f"pg1-path={donnees}", f"pg1-port={port}"]
    if hote:
        lignes.append(f"pg1-socket-path={hote}")
    return "\n".join(lignes) + "\n"


def archivage(conf: Path = CONF) -> dict[str, str]:
    """What PostgreSQL must be told, for each segment of its log to be kept within a minute."""
    commande = f"pgbackrest --config={conf} --stanza={STANCE} archive-push %p"
    return {"archive_mode": "on", "archive_command": commande, "archive_timeout": "60"}


def _phrase(dit: str) -> str:
    for motif, phrase in _DITS:
        if re.search(motif, dit, re.IGNORECASE):
            return phrase
    lignes = [li.strip() for li in dit.splitlines() if re.search("ERROR|FATAL|error", li)]
    return f"pgBackRest refuse\u00a0: {(lignes or dit.splitlines() or ['?'])[0][:300]}"
