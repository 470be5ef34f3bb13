"""An old base brought in, killed at any moment and run again: the base that no kill would leave."""

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import psycopg
import pytest
from django.core.management import call_command
from django.db import connection

from bench.reprise.ecriture import decider_de_tout
from bench.reprise.export import ecrire_un_export
from boutique.reprise.models import Export
from tests.boutique.a_la_caisse import la_boutique
from tests.boutique.oressource.des_bases import tous_les_pieges
from tests.fabriques import un_compte, un_lieu
from tests.greffons.modele import copier_la_base
from tests.mesure import ENTIERE, fois

RACINE = Path(__file__).resolve().parents[3]
GRAINE, FOIS = 20_140_702, fois(1, 20)
# Two batches of weighings and one of tickets; in the siege, seven and three.
PESEES = fois(3_000, 12_000)
# Before that part of a run, Python only wakes up.
REVEIL = 0.3
SINON = {"lieu": "rk", "bac": "recycle", "categorie": "vrac", "matiere": "metaux"}
# What no two runs write alike: hours, what is drawn by lot, and what seals either of them.
A_CHAQUE_FOIS = {"le", "cree_le", "enregistre_le", "repris_le", "jeton"}
DU_JOURNAL = {"empreinte"}
# Their own numbers alone may have holes: nothing names them.
SANS_NOM = ("cumul", "stock", "mois", "journal_entree")


class UneBase(NamedTuple):
    """Where a base is, and what opens it without Django."""

    adresse: str
    ouvrir: Callable[[], Any]


def _longue(chemin: Path) -> None:
    with chemin.open("wb") as fichier:
        ecrire_un_export(fichier, PESEES, PESEES)


def _de_pieges(chemin: Path) -> None:
    chemin.write_text(tous_les_pieges())


EXPORTS = {"longue": _longue, **({"tous les pièges": _de_pieges} if ENTIERE else {})}


@pytest.fixture(params=list(EXPORTS))
def fichier(request, transactional_db, tmp_path) -> Path:
    """An export that was examined, and whose every word was decided."""
    la_boutique()
    un_lieu(code="rk", nom="Avant", ouvert_le=date(2013, 1, 1))
    compte = un_compte("direction")
    chemin = tmp_path / "base.sql"
    EXPORTS[request.param](chemin)
    with pytest.raises(SystemExit):
        call_command("reprendre_oressource", str(chemin))
    export = Export.objects.select_related("base").get()
    decider_de_tout(export, compte, SINON)
    return chemin


@contextmanager
def une_copie(dossier: Path) -> Iterator[UneBase]:
    """The base of this test, alone, until the end of the block."""
    dossier.mkdir()
    if connection.vendor == "sqlite":
        chemin = dossier / "base.sqlite3"
        copier_la_base(chemin)
        yield UneBase(f"sqlite:///{chemin}", partial(_sqlite, chemin))
        return
    reglages = connection.settings_dict
    hote = reglages["OPTIONS"].get("host") or reglages["HOST"]
    nom, d_ici = f"{reglages['NAME']}_copie", reglages["NAME"]
    # Nobody may be at the base that is copied.
    connection.close()
    ouvrir = partial(psycopg.connect, host=hote, user=reglages["USER"], autocommit=True)
    with closing(ouvrir(dbname="postgres")) as serveur:
        serveur.execute(f'CREATE DATABASE "{nom}" TEMPLATE "{d_ici}"')
        try:
            yield UneBase(
                f"postgres://{reglages['USER']}@/{nom}?host={hote}", partial(ouvrir, dbname=nom)
            )
        finally:
            serveur.execute(f'DROP DATABASE "{nom}" WITH (FORCE)')


def _sqlite(chemin: Path) -> Any:
    return sqlite3.connect(chemin)


def lancer(base: UneBase, dossier: Path, fichier: Path) -> subprocess.Popen:
    """The command, in a process of its own, on a base of its own."""
    env = os.environ | {
        "DJANGO_SETTINGS_MODULE": "petiterockette.settings",
        "DATABASE_URL": base.adresse,
        "DOSSIER_DES_TETES": str(dossier / "tetes"),
    }
    return subprocess.Popen(
        [sys.executable, "manage.py", "reprendre_oressource", str(fichier), "--ecrire"],
        cwd=RACINE,
        env=env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


def jusqu_au_bout(base: UneBase, dossier: Path, fichier: Path) -> float:
    """Run it whole; in how many seconds."""
    depart = time.monotonic()
    commande = lancer(base, dossier, fichier)
    _sortie, erreurs = commande.communicate(timeout=300)
    assert commande.returncode == 0, erreurs.decode()
    return time.monotonic() - depart


def tuer_au_bout_de(secondes: float, base: UneBase, dossier: Path, fichier: Path) -> bool:
    """Begin it, kill it; whether it was still running."""
    commande = lancer(base, dossier, fichier)
    try:
        commande.wait(timeout=secondes)
    except subprocess.TimeoutExpired:
        commande.send_signal(signal.SIGKILL)
    commande.communicate(timeout=30)
    return commande.returncode == -signal.SIGKILL


def est_finie(base: UneBase) -> bool:
    """Whether only Python's last breath was cut: run again, it would be another gesture."""
    with closing(base.ouvrir()) as lue:
        curseur = lue.cursor()
        curseur.execute("SELECT etat FROM boutique_reprise_export")
        return curseur.fetchone()[0] == Export.Etat.REPRIS


def tout_ce_qu_elle_tient(base: UneBase) -> dict[str, Counter]:
    """Table → its rows, less what no two runs write alike."""
    tables = [t for t in connection.introspection.table_names() if not t.startswith("django_")]
    with closing(base.ouvrir()) as lue:
        return {table: Counter(_rangees(lue, table)) for table in tables}


def _rangees(lue: Any, table: str) -> Iterator[str]:
    curseur = lue.cursor()
    curseur.execute(f'SELECT * FROM "{table}"')
    noms = [colonne[0] for colonne in curseur.description]
    laisses = {*A_CHAQUE_FOIS}
    if any(mot in table for mot in SANS_NOM):
        laisses.add("id")
    if table == "journal_entree":
        laisses |= DU_JOURNAL
    gardes = [rang for rang, nom in enumerate(noms) if nom not in laisses]
    for rangee in curseur.fetchall():
        yield json.dumps([str(rangee[rang]) for rang in gardes], ensure_ascii=False)


def differences(une: dict[str, Counter], autre: dict[str, Counter]) -> dict[str, list[str]]:
    """The first rows of each table that only one of the bases holds."""
    return {
        table: [*list(une[table] - autre[table])[:2], *list(autre[table] - une[table])[:2]]
        for table in une
        if une[table] != autre[table]
    }


@pytest.mark.longue
def test_tuee_puis_relancee_elle_laisse_la_base_qu_aucun_arret_ne_laisserait(fichier, tmp_path):
    with une_copie(tmp_path / "entiere") as base:
        duree = jusqu_au_bout(base, tmp_path / "entiere", fichier)
        attendue = tout_ce_qu_elle_tient(base)
    assert attendue["boutique_tickets_repris_ticketrepris"]
    assert attendue["boutique_pesees_reprises_source"]

    hasard, tuees = random.Random(GRAINE), 0
    while tuees < FOIS:
        dossier = tmp_path / "tuee"
        with une_copie(dossier) as base:
            secondes = duree * hasard.uniform(REVEIL, 1)
            if tuer_au_bout_de(secondes, base, dossier, fichier):
                tuees += 1
                if not est_finie(base):
                    jusqu_au_bout(base, dossier, fichier)
                ecarts = differences(attendue, tout_ce_qu_elle_tient(base))
                assert not ecarts, f"tuée à {secondes:.2f} s : {ecarts}"
        shutil.rmtree(dossier)
