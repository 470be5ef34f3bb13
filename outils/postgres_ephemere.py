#!/usr/bin/env python3
"""Run a command on a throw-away PostgreSQL: `postgres_ephemere.py COMMAND…`.

The server lives in a temporary folder, listens on a private socket only, and is removed
with its data when the command ends or is interrupted. DATABASE_URL tells the command where.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from processus import arreter, demarrer, lancer, mourir_proprement

REGLAGES = {
    # The data die with the run: nothing needs to survive a power cut.
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "100",
    "listen_addresses": "",
    "log_min_messages": "panic",
}


def binaires() -> Path | None:
    """The folder of Debian's newest PostgreSQL, or of the one in PATH."""
    dossiers = sorted(
        (p.parent for p in Path("/usr/lib/postgresql").glob("*/bin/postgres")),
        key=lambda dossier: float(dossier.parent.name),
        reverse=True,
    )
    if trouve := shutil.which("postgres"):
        dossiers.append(Path(trouve).resolve().parent)
    return next((d for d in dossiers if (d / "initdb").exists()), None)


def _sous_un_autre_nom() -> tuple[list[str], pwd.struct_passwd | None]:
    """The prefix that leaves root, which PostgreSQL refuses, and the account it becomes."""
    if os.geteuid() != 0:
        return [], None
    for nom in ("postgres", "nobody"):
        try:
            compte = pwd.getpwnam(nom)
        except KeyError:
            continue
        ids = [f"--reuid={compte.pw_uid}", f"--regid={compte.pw_gid}", "--clear-groups"]
        return ["setpriv", *ids, "--pdeathsig=TERM", "--"], compte
    sys.exit("Ni le compte « postgres » ni « nobody » n’existe : PostgreSQL refuse root.")


@contextmanager
def serveur() -> Iterator[str]:
    """A server for the time of the block; gives its DATABASE_URL."""
    if (bin_ := binaires()) is None:
        sys.exit("PostgreSQL est introuvable : lancez « make test », qui l’installe.")
    prefixe, compte = _sous_un_autre_nom()
    # /tmp itself: a socket's path is short, and any account may go through.
    dossier = Path(tempfile.mkdtemp(prefix="rockette-pg-", dir="/tmp"))
    try:
        if compte:
            os.chown(dossier, compte.pw_uid, compte.pw_gid)
        options = ["--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"]
        subprocess.run(
            [*prefixe, f"{bin_}/initdb", "--pgdata=base", "--no-sync", *options],
            cwd=dossier,
            check=True,
            stdout=subprocess.DEVNULL,
            stdin=subprocess.DEVNULL,
        )
        reglages = [f"--{nom}={valeur}" for nom, valeur in REGLAGES.items()]
        postgres = demarrer(
            [*prefixe, f"{bin_}/postgres", "-D", "base", "-k", str(dossier), *reglages], cwd=dossier
        )
        try:
            _attendre(postgres, [f"{bin_}/pg_isready", "--quiet", f"--host={dossier}"])
            yield f"postgres://postgres@/postgres?host={dossier}"
        finally:
            # SIGINT is PostgreSQL's « fast »: it cuts the connections that are left.
            arreter(postgres, signal.SIGINT)
    finally:
        shutil.rmtree(dossier, ignore_errors=True)


def _attendre(postgres: subprocess.Popen, question: list[str]) -> None:
    for _ in range(300):
        if postgres.poll() is not None:
            break
        if subprocess.run(question, check=False).returncode == 0:
            return
        time.sleep(0.1)
    sys.exit("PostgreSQL n’a pas démarré.")


def main() -> int:
    mourir_proprement()
    with serveur() as adresse:
        # SIGINT lets pytest close its browser and its bases.
        return lancer(sys.argv[1:], signe=signal.SIGINT, env=os.environ | {"DATABASE_URL": adresse})


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
