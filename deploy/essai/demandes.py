"""People who ask for pages while something happens to the machine."""

import http.client
import socket
import ssl
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .conteneur import DOMAINE


class Demandes:
    """People who ask for a page all the while: how each was answered, how long the longest took."""

    def __init__(self, autorite: Path) -> None:
        self.reponses: Counter[str] = Counter()
        self.la_plus_longue_s = 0.0
        self._autorite = autorite
        self._fini = threading.Event()

    def demander(self) -> str:
        """« 200 », or why there was no answer."""
        contexte = ssl.create_default_context(cafile=str(self._autorite))
        liaison = _Ici(contexte)
        try:
            # Public, read from the base, and there before as after the first account.
            liaison.request("GET", "/depart/")
            reponse = liaison.getresponse()
            reponse.read()
            return str(reponse.status)
        except (OSError, http.client.HTTPException) as erreur:
            return type(erreur).__name__
        finally:
            liaison.close()

    @contextmanager
    def sans_cesse(self, combien: int = 4) -> Iterator[None]:
        fils = [threading.Thread(target=self._insister) for _ in range(combien)]
        for fil in fils:
            fil.start()
        try:
            yield
        finally:
            self._fini.set()
            for fil in fils:
                fil.join()

    def _insister(self) -> None:
        while not self._fini.is_set():
            debut = time.monotonic()
            self.reponses[self.demander()] += 1
            self.la_plus_longue_s = max(self.la_plus_longue_s, time.monotonic() - debut)
            time.sleep(0.2)


class _Ici(http.client.HTTPSConnection):
    """The domain, found on this machine whatever the world says of it."""

    def __init__(self, contexte: ssl.SSLContext) -> None:
        super().__init__(DOMAINE, timeout=150)
        self._contexte = contexte

    def connect(self) -> None:
        prise = socket.create_connection(("127.0.0.1", 443), timeout=150)
        self.sock = self._contexte.wrap_socket(prise, server_hostname=DOMAINE)
