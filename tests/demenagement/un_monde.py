"""What moves out in the tests: a till's day, a crate weighed, texts that nobody would write."""

import csv
import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from io import TextIOWrapper
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from zipfile import ZipFile

from django.db import transaction
from django.test import TransactionTestCase

from collecte.tournees.models import PhotoDemande
from petiterockette.comptes.models import Compte
from petiterockette.demenagement.lecture import ouvrir
from petiterockette.demenagement.services.imports import importer
from petiterockette.journal.services import consigner
from petiterockette.journal.tables import enchainer_les_tables
from petiterockette.journal.tetes.departs import faire_partir_les_tetes
from petiterockette.personnes.models import CodeDeCaisse, Personne
from tests.boutique.la_journee import vivre
from tests.dehors import oublier_dehors
from tests.fabriques import un_compte, un_depot, une_ligne, une_personne
from tests.fabriques_tournees import une_demande

MOT_DE_PASSE = "quatre-bennes-bleues-et-un-velo"
# Accents, quotes of all kinds, ends of lines, what a sheet would compute, what says « nothing ».
TEXTES = (
    'Éléonore « l’Ancienne », dite "Lélé"; 50 %',
    "deux\r\nlignes\nou trois\tcolonnes\r",
    "\\N",
    "\\\\N",
    "=1+1",
    "  blancs  ",
    "🛋️ fauteuil, 東京, \u202eenvers\u202c, e\u0301, \x01\x1f\x7f",
    "NULL",
)
# The hour that comes twice, to the microsecond; the midnight of a new year.
INSTANTS = (
    datetime(2026, 10, 25, 0, 30, 0, 1, UTC),
    datetime(2026, 10, 25, 1, 30, 0, 999_999, UTC),
    datetime(2026, 12, 31, 23, 0, tzinfo=UTC),
)
JSON = {"é": [True, None, 0, {"b": 2**62, "a": "\\N\n\"'"}], "": ""}


@transaction.atomic
def vivre_et_ecrire() -> Compte:
    """A house with a past; its administration's account."""
    tenue = vivre()
    un_depot(une_ligne())
    for texte in TEXTES:
        Personne.objects.filter(pk=une_personne("Awa").pk).update(nom=texte)
    for le in INSTANTS:
        Personne.objects.filter(pk=une_personne("Midi").pk).update(cree_le=le)
    PhotoDemande.objects.create(demande=une_demande(), jpeg=bytes(range(256)))
    CodeDeCaisse.objects.update_or_create(
        personne=une_personne("Zoé"), defaults={"condense": "code-hache", "choisi_le": INSTANTS[0]}
    )
    consigner("essai.dit", "Essai", JSON)
    enchainer_les_tables()
    faire_partir_les_tetes(date(2026, 5, 4))
    assert tenue.session is not None
    return un_compte("administration")


def partir() -> None:
    """An empty installation, in this one's place."""
    TransactionTestCase._fixture_teardown(SimpleNamespace(_databases_names=lambda **_: ["default"]))
    oublier_dehors()


def arriver(chemin: Path, administration: str, **options) -> int:
    """Import, as the command does."""
    cles = {nom: options.pop(nom) for nom in ("phrase", "cle") if nom in options}
    with ouvrir(chemin, **cles) as export:
        return importer(export, administration=administration, mot_de_passe=MOT_DE_PASSE, **options)


def rangees(chemin: Path) -> dict[str, list[list[str]]]:
    """Table → its rows, heads first."""
    with ZipFile(chemin) as zf:
        return {
            nom.removeprefix("tables/").removesuffix(".csv"): list(_lignes(zf, nom))
            for nom in zf.namelist()
            if nom.startswith("tables/")
        }


def _lignes(zf: ZipFile, nom: str) -> Iterator[list[str]]:
    with zf.open(nom) as entree:
        yield from csv.reader(TextIOWrapper(entree, "utf-8", newline=""))


def un_export(chemin: Path, *, change=None, membres=(), **dits) -> Path:
    """A small export made by hand: one table, one photograph, the list of the latter.

    ``change``: what is done to its members (name → bytes) once they are described; ``membres``:
    pairs put in as they are; ``dits``: what its description says otherwise.
    """
    contenus = {"tables/rien.csv": b"id\r\n1\r\n", "photos/objets/ab/cd-grande.jpg": b"\xff\xd8"}
    photo, table = "photos/objets/ab/cd-grande.jpg", "tables/rien.csv"
    liste = f"nom,octets,sha256\r\n{photo},2,{_sha256(contenus[photo])}\r\n".encode()
    contenus["fichiers.csv"] = liste
    description = {
        "version": "0",
        "migrations": {},
        "tables": [dite(table, contenus[table])],
        "fichiers": dite("fichiers.csv", liste),
    }
    contenus["description.json"] = json.dumps(description | dits).encode()
    if change:
        change(contenus)
    with ZipFile(chemin, "w") as zf:
        for nom, octets in [*contenus.items(), *membres]:
            zf.writestr(nom, octets)
    return chemin


def dite(nom: str, octets: bytes) -> dict:
    """A member, as a description tells it."""
    return {"fichier": nom, "octets": len(octets), "sha256": _sha256(octets)}


def _sha256(octets: bytes) -> str:
    return hashlib.sha256(octets).hexdigest()


def passer_par_sqlite(dossier: Path, *mots: Any) -> None:
    """Have an installation on SQLite take in what this one wrote, and give it back."""
    a_sqlite = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{dossier}/ailleurs.sqlite3",
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }
    faite = subprocess.run(
        [sys.executable, "-m", "tests.demenagement.par_sqlite", *map(str, mots)],
        env=a_sqlite,
        capture_output=True,
        text=True,
    )
    assert faite.returncode == 0, faite.stderr
