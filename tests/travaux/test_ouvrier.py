"""A real worker in its own process, killed in the middle: it resumes, and sends nothing twice."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.greffons.modele import copier_la_base

RACINE = Path(__file__).resolve().parents[2]
ABONNES = 6


@pytest.fixture
def atelier(tmp_path, transactional_db):
    """A base of its own, a copy of this one, filled; how to run a command on it, and what the
    postman delivered."""
    copier_la_base(tmp_path / "base.sqlite3")
    env = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.travaux.reglages_ouvrier",
        "DATABASE_URL": f"sqlite:///{tmp_path}/base.sqlite3",
        "EMAIL_URL": "memorymail://",
        "BOITE_DU_POSTIER": str(tmp_path / "boite"),
        "RESUME_LE": "1",
        "SILENCE_D_UN_OUVRIER_S": "1",
    }
    (tmp_path / "boite").touch()

    def lancer(*commande: str) -> subprocess.Popen:
        return subprocess.Popen(
            [sys.executable, *commande],
            cwd=RACINE,
            env=env,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )

    preparation = lancer("-m", "tests.travaux.preparer_ouvrier")
    _sortie, erreurs = preparation.communicate(timeout=300)
    assert preparation.returncode == 0, erreurs.decode()

    def livres() -> list[str]:
        return (tmp_path / "boite").read_text().split()

    def etats() -> list[str]:
        with sqlite3.connect(tmp_path / "base.sqlite3") as base:
            return [e for (e,) in base.execute("SELECT etat FROM abonnements_envoi")]

    return lancer, livres, etats


def attendre(vrai, secondes: float = 90) -> None:
    fin = time.monotonic() + secondes
    while not vrai():
        assert time.monotonic() < fin, "rien n’est venu"
        time.sleep(0.05)


@pytest.mark.sqlite
@pytest.mark.longue
def test_un_ouvrier_tue_au_milieu_recommence_et_n_envoie_rien_deux_fois(atelier):
    lancer, livres, etats = atelier
    ouvrier = lancer("manage.py", "ouvrier", "--intervalle", "0.2")
    try:
        attendre(lambda: len(livres()) >= 2)
    finally:
        ouvrier.send_signal(signal.SIGKILL)
        ouvrier.communicate(timeout=30)
    avant = livres()
    assert 2 <= len(avant) < ABONNES

    # The silence of the dead one must last, for its work to be taken over.
    time.sleep(1.5)
    suivant = lancer("manage.py", "ouvrier", "--intervalle", "0.2")
    try:
        attendre(lambda: len(etats()) == ABONNES and set(etats()) <= {"envoye", "incertain"})
        # It stops when it is told to.
        suivant.send_signal(signal.SIGTERM)
        _sortie, erreurs = suivant.communicate(timeout=30)
    finally:
        suivant.kill()

    assert suivant.returncode == 0, erreurs.decode()
    apres = livres()
    assert len(apres) == len(set(apres))
    # The one that was leaving when the worker died is said to be doubtful, not sent again.
    assert etats().count("incertain") <= 1
    assert len(apres) >= ABONNES - 1
    assert etats().count("envoye") >= len(avant) - 1
