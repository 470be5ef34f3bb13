"""The product as it is served, by workers that a test kills, and the devices that post to it."""

import http.client
import json
import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import connection
from django.middleware.csrf import get_token
from django.test import Client, RequestFactory

from petiterockette.comptes.models import Compte
from tests.boutique.a_la_caisse import ALaCaisse
from tests.boutique.a_la_caisse_web import tenir

RACINE = Path(__file__).resolve().parents[2]
HOTE = "localhost"
OUVRIERS = 3


@dataclass
class Serveur:
    """gunicorn: a master, and the workers that answer. ``lancer``: how another one starts."""

    maitre: subprocess.Popen
    port: int
    lancer: Callable[[], subprocess.Popen]
    se_releve: bool = False

    @property
    def tourne(self) -> bool:
        """Whether somebody answers, or will."""
        return self.se_releve or self.maitre.poll() is None

    @property
    def adresse(self) -> str:
        return f"http://{HOTE}:{self.port}"

    def ouvriers(self) -> list[int]:
        pid = self.maitre.pid
        return [int(p) for p in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]

    def tuer_un_ouvrier(self, hasard: random.Random) -> None:
        """End a worker in the middle of what it does; the master starts another."""
        while not (vivants := self.ouvriers()):
            time.sleep(0.01)
        os.kill(hasard.choice(vivants), signal.SIGKILL)

    def tuer(self) -> None:
        """End all of it at once, as when the machine stops, and start it again."""
        self.se_releve = True
        for pid in (self.maitre.pid, *self.ouvriers()):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.maitre.wait(timeout=30)
        self.maitre = self.lancer()
        self.se_releve = False


@dataclass
class Appareil:
    """A device: its cookies, and how many times it got no answer."""

    serveur: Serveur
    cookies: dict[str, str]
    sans_reponse: int = field(default=0)

    def demander(self, methode: str, adresse: str, corps: Any = None) -> tuple[int, Any]:
        """One request; the status, and the JSON that was answered."""
        connexion = http.client.HTTPConnection(HOTE, self.serveur.port, timeout=60)
        entetes = {
            "Accept": "application/json",
            "Content-Type": "application/json",
            "Cookie": "; ".join(f"{nom}={valeur}" for nom, valeur in self.cookies.items()),
            "X-CSRFToken": self.cookies.get("csrftoken", ""),
        }
        try:
            connexion.request(methode, adresse, json.dumps(corps), entetes)
            reponse = connexion.getresponse()
            lu = reponse.read()
        finally:
            connexion.close()
        en_json = reponse.headers.get_content_type() == "application/json"
        return reponse.status, json.loads(lu) if en_json else None

    def poster(self, adresse: str, document: dict[str, Any]) -> tuple[int, Any]:
        """Post the same document until somebody answers."""
        while True:
            try:
                return self.demander("POST", adresse, document)
            except (OSError, http.client.HTTPException):
                assert self.serveur.tourne, "le serveur s’est arrêté"
                self.sans_reponse += 1
                time.sleep(0.02)


def un_appareil(
    serveur: Serveur, tenue: ALaCaisse, *, compte: Compte | None = None, jeton: str | None = None
) -> Appareil:
    """A device set to that till: the one that holds it, unless an account or a token is said."""
    return de_ce_navigateur(
        serveur, tenir(Client(), tenue, compte, tenue.appareil if jeton is None else jeton)
    )


def de_ce_navigateur(serveur: Serveur, client: Client) -> Appareil:
    """The device that holds what a browser holds: who is signed in, where it stands."""
    requete = RequestFactory().get("/")
    get_token(requete)
    biscuits = {nom: biscuit.value for nom, biscuit in client.cookies.items()}
    return Appareil(serveur, biscuits | {"csrftoken": requete.META["CSRF_COOKIE"]})


@contextmanager
def servi(dossier: Path, reglages: str = "tests.boutique.reglages_du_serveur") -> Iterator[Serveur]:
    """Serve the base of this very test; ``dossier``: its heads, its static files."""
    with socket.create_server(("127.0.0.1", 0)) as prise:
        # The door is open before anybody answers: who knocks waits.
        options = [f"--bind=fd://{prise.fileno()}", f"--workers={OUVRIERS}", "--preload"]
        options += ["--no-control-socket", "--log-level=critical"]

        def lancer() -> subprocess.Popen:
            return subprocess.Popen(
                [sys.executable, "-m", "gunicorn", *options, "petiterockette.wsgi"],
                cwd=RACINE,
                env=environnement(dossier, reglages),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=[prise.fileno()],
            )

        serveur = Serveur(lancer(), prise.getsockname()[1], lancer)
        try:
            yield serveur
        finally:
            serveur.maitre.terminate()
            serveur.maitre.wait(timeout=30)


def environnement(dossier: Path, reglages: str) -> dict[str, str]:
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": reglages,
        "DATABASE_URL": _adresse(),
        "TETES_DE_L_ESSAI": str(dossier / "tetes"),
        "STATIQUES_DE_L_ESSAI": str(dossier / "statiques"),
    }


def _adresse() -> str:
    """The base of this very test, as an address."""
    reglages = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{reglages['NAME']}"
    hote = reglages.get("OPTIONS", {}).get("host") or reglages["HOST"]
    return f"postgres://{reglages['USER']}@/{reglages['NAME']}?host={hote}"
