"""The tables of an empty demo base: made at once, the same that migrations make of it."""

import sqlite3
from pathlib import Path
from shutil import copytree

import pytest

from tests.test_demarrer import lancer

pytestmark = pytest.mark.une_base

# Made, cut short before the migrations were noted, made again; then nothing is left to migrate.
DEUX_FOIS = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "petiterockette.settings"
django.setup()
from django.core.management import call_command
from django.db import connection
from outils.base_de_demo import faire_les_tables
faire_les_tables()
connection.cursor().execute("DELETE FROM django_migrations")
faire_les_tables()
call_command("migrate", check_unapplied=True, skip_checks=True)
"""


@pytest.fixture(scope="module")
def faite(tmp_path_factory) -> Path:
    """Where a demo base was made, which holds nothing yet."""
    ici = tmp_path_factory.mktemp("faite")
    (ici / "donnees").mkdir()
    dit = lancer(ici, "-c", DEUX_FOIS)
    assert (dit.returncode, dit.stderr) == (0, "")
    return ici


def test_une_base_vide_a_toutes_ses_tables_et_rien_a_migrer(faite):
    base = sqlite3.connect(faite / "donnees" / "base.sqlite3")
    noms = {nom for (nom,) in base.execute("SELECT name FROM sqlite_master")}
    assert {"collecte_livre_mouvement", "boutique_ventes_vente", "velo_velo"} <= noms
    [(sceaux,)] = base.execute("SELECT count(*) FROM sqlite_master WHERE type = 'trigger'")
    assert sceaux > 100


def test_une_base_qui_n_est_pas_la_sienne_ne_recoit_rien(tmp_path):
    (tmp_path / "donnees").mkdir()
    base = sqlite3.connect(tmp_path / "donnees" / "base.sqlite3")
    base.execute("CREATE TABLE comptes_d_un_autre (id INTEGER)")
    base.commit()

    refus = lancer(tmp_path, "-m", "outils.base_de_demo")

    assert "n’est pas une démonstration" in refus.stderr
    tables = [nom for (nom,) in base.execute("SELECT name FROM sqlite_master")]
    assert tables == ["comptes_d_un_autre"]


def test_une_base_d_une_version_d_avant_est_refusee_et_reste_comme_elle_est(tmp_path):
    """Its demo, its marks, and a migration that nobody knows any more."""
    (tmp_path / "donnees").mkdir()
    base = sqlite3.connect(tmp_path / "donnees" / "base.sqlite3")
    base.execute("CREATE TABLE lieux_association (demo bool)")
    base.execute("INSERT INTO lieux_association VALUES (1)")
    base.execute("CREATE TABLE django_migrations (id integer, app text, name text, applied text)")
    base.execute("INSERT INTO django_migrations VALUES (1, 'velo', '0003_disparue', '2026-11-01')")
    base.commit()
    avant = list(base.iterdump())

    refus = lancer(tmp_path, "-m", "outils.base_de_demo")

    assert refus.returncode == 1
    assert "par une version d’avant" in refus.stderr
    assert "base.sqlite3, puis recommencez." in refus.stderr
    assert list(base.iterdump()) == avant


def test_une_base_dont_une_colonne_a_change_depuis_est_refusee(faite, tmp_path):
    """All its migrations are known: one of them was made anew since."""
    copytree(faite / "donnees", tmp_path / "donnees")
    base = sqlite3.connect(tmp_path / "donnees" / "base.sqlite3")
    base.execute("ALTER TABLE boutique_regles_moyen RENAME COLUMN nom TO autrefois")
    base.commit()
    avant = list(base.iterdump())

    refus = lancer(tmp_path, "-m", "outils.base_de_demo")

    assert refus.returncode == 1
    assert "par une version d’avant" in refus.stderr
    assert list(base.iterdump()) == avant
