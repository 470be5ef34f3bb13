"""A product served as in real life: gunicorn, sync workers, on the loopback."""

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

RACINE = Path(__file__).resolve().parents[2]
OUTILS = RACINE / "outils"
# Processes that die with us: the set-up scripts' own way.
sys.path.insert(0, str(OUTILS))

from processus import arreter, demarrer, mourir_proprement  # noqa: E402, F401

HOTE = "127.0.0.1"


def environnement(base: str, dossier: Path) -> dict[str, str]:
    """The settings of a measured base: a demo's, whatever the machine's `.env` says."""
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "bench.reglages",
        "DATABASE_URL": base,
        "BENCH_STATIQUES": str(dossier / "statiques"),
        # Each base has tills of the same names.
        "DOSSIER_DES_ARCHIVES": str(dossier / "archives"),
        "DOSSIER_DES_PAPIERS": str(dossier / "papiers"),
        "DOSSIER_DES_REPRISES": str(dossier / f"reprises-{base.rpartition('/')[2]}"),
        "DOSSIER_DES_TETES": str(dossier / f"tetes-{base.rpartition('/')[2]}"),
        "SECRET_KEY": "cle-des-mesures-qui-ne-protege-rien",
        "ALLOWED_HOSTS": HOTE,
        "CSRF_TRUSTED_ORIGINS": "",
        "DERRIERE_PROXY": "false",
        "JOURNAL_TECHNIQUE": "WARNING",
        "DEBUG": "false",
        "DEMO": "true",
        "HTTPS": "false",
    }


def preparer(env: dict[str, str], *quoi: str) -> dict[str, Any]:
    """Ask ``bench.preparation`` something, in a process of its own."""
    commande = [sys.executable, "-m", "bench.preparation", *quoi]
    reponse = subprocess.run(commande, cwd=RACINE, env=env, check=True, stdout=subprocess.PIPE)
    return json.loads(reponse.stdout)


@contextmanager
def servi(env: dict[str, str], ouvriers: int = 1) -> Iterator[int]:
    """Serve that base for the time of the block; gives the port."""
    port = _port_libre()
    options = ["--worker-class=sync", f"--workers={ouvriers}", f"--bind={HOTE}:{port}"]
    options += ["--no-control-socket", "--log-level=warning"]
    gunicorn = demarrer(
        [sys.executable, "-m", "gunicorn", *options, "petiterockette.wsgi"], cwd=RACINE, env=env
    )
    try:
        for _ in range(300):
            if gunicorn.poll() is not None:
                sys.exit("Le serveur des mesures n’a pas démarré.")
            try:
                demander(port, "GET", "/connexion/", {})
                break
            except OSError:
                time.sleep(0.1)
        yield port
    finally:
        arreter(gunicorn)


def demander(
    port: int,
    methode: str,
    adresse: str,
    cookies: dict[str, str],
    corps: Any = None,
    cle: str = "",
) -> tuple[float, int]:
    """Send one request; returns the seconds until its last byte, and the status.

    ``cle``: a key of the API, for what is asked without cookies.
    """
    entetes = {"Cookie": "; ".join(f"{nom}={valeur}" for nom, valeur in cookies.items())}
    if cle:
        entetes = {"Authorization": f"Bearer {cle}"}
    if corps is not None:
        entetes |= {"Content-Type": "application/json", "X-CSRFToken": cookies["csrftoken"]}
    octets = None if corps is None else json.dumps(corps).encode()
    connexion = http.client.HTTPConnection(HOTE, port, timeout=60)
    debut = time.perf_counter()
    connexion.request(methode, adresse, octets, entetes)
    reponse = connexion.getresponse()
    reponse.read()
    duree = time.perf_counter() - debut
    connexion.close()
    return duree, reponse.status


def poster(port: int, adresse: str, cookies: dict[str, str], document: dict[str, Any]) -> float:
    """Post a document as a new gesture; the seconds of it. Anything but 201 ends the measures."""
    corps = document | {
        "uuid": str(uuid4()),
        "appareil_le": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    duree, statut = demander(port, "POST", adresse, cookies, corps)
    if statut != 201:
        sys.exit(f"{adresse} a répondu {statut}.")
    return duree


def _port_libre() -> int:
    with socket.socket() as prise:
        prise.bind((HOTE, 0))
        return prise.getsockname()[1]
