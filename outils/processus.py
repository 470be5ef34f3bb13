"""Run commands that die with us: no process is left behind, whatever stops us."""

import ctypes
import signal
import subprocess
import sys
from collections.abc import Sequence
from typing import Any

_PR_SET_PDEATHSIG = 1


def mourir_proprement() -> None:
    """Turn the signals that end a command into KeyboardInterrupt, so that `finally` runs."""

    def interrompre(numero: int, _cadre: Any) -> None:
        raise KeyboardInterrupt(numero)

    for numero in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(numero, interrompre)


def demarrer(commande: Sequence[str], **options: Any) -> subprocess.Popen:
    """Start a command away from the terminal's Ctrl-C: we alone tell it to stop."""
    return subprocess.Popen(
        commande,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=_mourir_avec_le_pere,
        **options,
    )


def arreter(processus: subprocess.Popen, signe: int = signal.SIGTERM, delai_s: int = 20) -> None:
    """Ask a command to stop, then oblige it."""
    if processus.poll() is None:
        processus.send_signal(signe)
        try:
            processus.wait(delai_s)
        except subprocess.TimeoutExpired:
            processus.kill()
            processus.wait()


def lancer(
    commande: Sequence[str], *, signe: int = signal.SIGTERM, delai_s: int = 20, **options: Any
) -> int:
    """Run a command to its end and return its code; interrupted, stop it first."""
    sys.stdout.flush()
    processus = demarrer(commande, **options)
    try:
        return processus.wait()
    finally:
        arreter(processus, signe, delai_s)


def _mourir_avec_le_pere() -> None:
    # Even a SIGKILL of the parent then ends the child.
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
