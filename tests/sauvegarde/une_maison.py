"""A small house to save: a base in use, photographs, an archive, heads; and one place."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from deploy.sauvegarde.cle import nouvelle_cle
from deploy.sauvegarde.reglages import Endroit, Maison, Reglages

CLE = nouvelle_cle()
TABLES = """
    PRAGMA journal_mode=WAL;
    CREATE TABLE collecte_livre_mouvement (id INTEGER PRIMARY KEY, masse_g INTEGER, dit);
    CREATE TABLE boutique_ventes_vente (numero TEXT PRIMARY KEY, total_cts INTEGER);
    CREATE TABLE personnes_personne (id INTEGER PRIMARY KEY, prenom TEXT, cree_le TEXT);
    CREATE TABLE personnes_effacement (id INTEGER PRIMARY KEY, le TEXT, motif TEXT);
    CREATE TABLE personnes_effacement_personnes (effacement_id INTEGER, personne_id INTEGER);
    INSERT INTO personnes_personne VALUES (7, 'Camille', '2026-01-02 03:04:05.000006');
"""


def une_maison(dossier: Path) -> tuple[Maison, Reglages]:
    """A house in a folder, and where it is saved."""
    donnees = dossier / "donnees"
    for nom in ("photos/objets/ab", "archives", "tetes"):
        (donnees / nom).mkdir(parents=True)
    (donnees / "photos/objets/ab/ab12-grande.jpg").write_bytes(bytes(range(256)) * 40)
    (donnees / "archives/caisses-2025.zip").write_bytes(b"archive" * 500)
    (donnees / "archives/.en-cours-caisses.zip").write_bytes(b"pas encore")
    (donnees / "tetes/tetes.json").write_text('{"caisse:1": 12}')
    with closing(sqlite3.connect(donnees / "base.sqlite3")) as base:
        base.executescript(TABLES)
        base.executemany(
            "INSERT INTO collecte_livre_mouvement (masse_g, dit) VALUES (?, ?)",
            [(n, "é" * n) for n in range(200)],
        )
        base.execute("INSERT INTO boutique_ventes_vente VALUES ('1-1', 1250)")
        base.commit()
    maison = Maison(
        nom="essais",
        base={"ENGINE": "django.db.backends.sqlite3", "NAME": str(donnees / "base.sqlite3")},
        photos=donnees / "photos",
        archives=donnees / "archives",
        tetes=donnees / "tetes",
        sauvegardes=donnees / "sauvegardes",
        travail=dossier / "travail",
        fichier_de_cle=dossier / "essais.cle",
        version="0.0",
    )
    return maison, Reglages((Endroit("Deuxième disque", str(dossier / "depot")),))


def ecrire(maison: Maison, ordre: str, *valeurs: object) -> None:
    """Somebody works in the base."""
    with closing(sqlite3.connect(maison.fichier_de_la_base)) as base, base:
        base.execute(ordre, valeurs)


def lire(maison: Maison, ordre: str) -> list[tuple]:
    with closing(sqlite3.connect(maison.fichier_de_la_base)) as base:
        return base.execute(ordre).fetchall()


def une_copie(de: Path, vers: Path) -> Reglages:
    """The backups of a place, to be spoilt."""
    shutil.copytree(de, vers)
    return Reglages((Endroit("Deuxième disque", str(vers)),))
