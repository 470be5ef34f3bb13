"""Whether an association answers, asked as nginx would: by its socket, by its domain."""

import http.client
import socket
import time
from pathlib import Path

from .maisons import Maison

# The page of the probe, and the one that everybody has.
PAGES = ("/sante/", "/connexion/")
# With the return to the old version, less than what nginx lets people wait.
PATIENCE_S = 60


class _ParLaPrise(http.client.HTTPConnection):
    """HTTP on a local socket."""

    def __init__(self, prise: Path, attente: float) -> None:
        super().__init__("localhost", timeout=attente)
        self._prise = prise

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(self.timeout)
        self.sock.connect(str(self._prise))


def demander(maison: Maison, domaine: str, page: str, attente: float = 10) -> int:
    """The status of a page; 0 where nobody answers."""
    liaison = _ParLaPrise(maison.prise, attente)
    try:
        liaison.request("GET", page, headers={"Host": domaine, "X-Forwarded-Proto": "https"})
        return liaison.getresponse().status
    except (OSError, http.client.HTTPException):
        return 0
    finally:
        liaison.close()


def va_bien(maison: Maison, domaine: str, patience: float = PATIENCE_S) -> bool:
    """Whether it answers within so many seconds; a page that a version lacks is not its fault."""
    fin = time.monotonic() + patience
    while True:
        etats = [demander(maison, domaine, page) for page in PAGES]
        # Nobody has an account in a new house: its first page stands there.
        if etats[0] in (200, 404) and etats[1] in (200, 302):
            return True
        if time.monotonic() >= fin:
            return False
        time.sleep(1)
