"""What must be true before the demo starts: a free port, and a configuration that is a demo's.

Runs before anything long, with the standard library alone, and writes nothing: a start that
stops for want of a package leaves nothing behind.
"""

import os
import secrets
import socket
import sys
from pathlib import Path

RACINE = Path(__file__).resolve().parent.parent
ENV = RACINE / ".env"
HOTE = "127.0.0.1"

ENV_DE_DEMO = """\
# Écrit par « make demo » : une démonstration sur cet ordinateur, rien de plus.
SECRET_KEY={cle}
DATABASE_URL=sqlite:///donnees/demo.sqlite3
DEMO=true
HTTPS=false
"""


def port() -> int:
    texte = os.environ.get("PORT") or "8000"
    if not texte.isdecimal() or not 0 < int(texte) < 65536:
        sys.exit(f"PORT doit être un nombre de 1 à 65535, et non « {texte} ».")
    return int(texte)


def exiger_le_port_libre() -> None:
    with socket.socket() as prise:
        # As gunicorn does: a connection that lingers does not hold the port.
        prise.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            prise.bind((HOTE, port()))
        except PermissionError:
            sys.exit(f"Le port {port()} est réservé : choisissez-en un autre avec PORT=8001.")
        except OSError:
            sys.exit(f"Le port {port()} est déjà pris : choisissez-en un autre avec PORT=8001.")


def lire_env(fichier: Path) -> dict[str, str]:
    """The variables of a `.env`, without their quotes."""
    lignes = [ligne.strip() for ligne in fichier.read_text().splitlines()]
    paires = [
        ligne.removeprefix("export ").split("=", 1)
        for ligne in lignes
        if "=" in ligne and not ligne.startswith("#")
    ]
    return {nom.strip(): valeur.strip().strip("'\"") for nom, valeur in paires}


def exiger_un_env_de_demo() -> None:
    if not ENV.exists() or lire_env(ENV).get("DEMO", "").lower() in {"true", "on", "1", "yes"}:
        return
    sys.exit(
        "Le fichier .env de ce dossier est celui d’une vraie installation : "
        "« make demo » n’y touche pas."
    )


def ecrire_l_env() -> None:
    """Write the demo's `.env` where there is none, readable by its owner alone."""
    try:
        descripteur = os.open(ENV, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return
    with os.fdopen(descripteur, "w", encoding="utf-8") as flux:
        flux.write(ENV_DE_DEMO.format(cle=secrets.token_urlsafe(50)))


if __name__ == "__main__":
    exiger_le_port_libre()
    exiger_un_env_de_demo()
