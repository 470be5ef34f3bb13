"""A damaged base is not served: SQLite's own check finds it, and a sentence says what to do."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db.utils import ConnectionHandler

from petiterockette.base import integrite
from petiterockette.base.integrite import exiger_une_base_entiere, fautes_du_fichier
from petiterockette.journal.verifications.fichier import fichier as fichier_de_la_base
from tests.test_demarrer import lancer

pytestmark = pytest.mark.une_base


@pytest.fixture
def base(tmp_path, monkeypatch, django_db_blocker) -> Iterator[Path]:
    """A base of some hundred pages, read through Django."""
    fichier = tmp_path / "donnees" / "base.sqlite3"
    fichier.parent.mkdir()
    base = sqlite3.connect(fichier)
    base.execute("CREATE TABLE bon (id INTEGER PRIMARY KEY, dit TEXT UNIQUE)")
    base.executemany("INSERT INTO bon (dit) VALUES (?)", [(f"{n:0100}",) for n in range(5_000)])
    base.commit()
    base.close()
    reglages = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(fichier)}
    connexion = ConnectionHandler({"default": reglages})["default"]
    monkeypatch.setattr(integrite, "connection", connexion)
    with django_db_blocker.unblock():
        yield fichier
        connexion.close()


def abimer(fichier: Path) -> None:
    """Pages of the middle as a copy made while it was written leaves them: those of before."""
    octets = bytearray(fichier.read_bytes())
    octets[4096 * 60 : 4096 * 64] = octets[4096 * 10 : 4096 * 14]
    fichier.write_bytes(octets)


def test_une_base_entiere_se_sert_et_la_nuit_n_y_trouve_rien(base):
    exiger_une_base_entiere()

    assert list(fichier_de_la_base()) == []


def test_une_base_abimee_ne_se_sert_pas_et_la_nuit_le_dit(base):
    abimer(base)

    with pytest.raises(ImproperlyConfigured, match="abîmée\u00a0: remettez la dernière sauvegarde"):
        exiger_une_base_entiere()
    assert any(constat.anomalie for constat in fichier_de_la_base())


def test_le_demarrage_n_attend_pas_d_avoir_tout_lu(base, monkeypatch):
    abimer(base)
    monkeypatch.setattr(integrite, "_PAS", 1)

    exiger_une_base_entiere(secondes=-1)

    assert fautes_du_fichier() != []


def test_un_fichier_qui_n_est_pas_une_base_se_dit_en_une_phrase(tmp_path):
    (tmp_path / "donnees").mkdir()
    (tmp_path / "donnees" / "base.sqlite3").write_bytes(b"tout autre chose" * 1_000)

    rendu = lancer(tmp_path, "manage.py", "verifier")

    assert rendu.returncode != 0
    assert rendu.stderr.startswith("La base est abîmée")
    assert len(rendu.stderr.splitlines()) == 1
