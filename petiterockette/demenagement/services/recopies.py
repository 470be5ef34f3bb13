"""The base as it is, carried from one engine to the other: each row, each column, each number.

Nothing is opened, closed or renewed on the way, as where one moves: it is the same installation,
its keys, its accounts and its sessions. What came is written out again, and compared to the byte.
"""

import csv
import json
import sys
from pathlib import Path
from typing import NamedTuple

from django.db import connection, models, transaction
from django.utils.translation import gettext as _

from petiterockette.base.sql import lire
from petiterockette.journal.services import consigner
from petiterockette.version import VERSION

from ..colis import Colis, ColisDossier, ColisPerdu
from ..description import fichier_de
from ..ecriture import Dire, ecrire_la_table, une_seule_lecture
from ..pose import dernier_numero, poser_la_table, poser_les_tables
from ..refus import AutreVersion, BaseHabitee, RecopieDifferente
from ..tables import toutes

COPIE = "copie.json"


class Copiee(NamedTuple):
    """A table that was written out: its rows, their digest, the last number that it gave."""

    rangees: int
    sha256: str
    dernier: int


def ecrire_la_copie(dossier: Path, *, dire: Dire = lambda _quoi, _fait, _total: None) -> int:
    """Write every table of this base to a folder that is empty; how many rows.

    It holds all the secrets of the base: only the product's own user may read it.
    """
    colis, modeles = ColisDossier(dossier), toutes()
    with une_seule_lecture():
        tables = {}
        for fait, modele in enumerate(modeles):
            dire(str(modele._meta.verbose_name_plural), fait, len(modeles))
            tables[modele._meta.label] = _copier(colis, modele)
        dit = {"version": VERSION, "migrations": _migrations(), "moteur": connection.vendor}
    with colis.nouveau(COPIE) as membre:
        membre.dire(json.dumps({**dit, "tables": tables}).encode())
    return sum(t.rangees for t in tables.values())


def poser_la_copie(dossier: Path, *, dire: Dire = lambda _quoi, _fait, _total: None) -> int:
    """Write into this base, only migrated, what ``ecrire_la_copie`` wrote; how many rows.

    All is there, row for row, or nothing is. Raises ``AutreVersion``, ``BaseHabitee``,
    ``RecopieDifferente``, ``CelluleIllisible`` or ``RangeesRefusees``.
    """
    dit = json.loads((dossier / COPIE).read_bytes())
    tables = {label: Copiee(*t) for label, t in dit["tables"].items()}
    modeles = toutes()
    if dit["migrations"] != _migrations() or set(tables) != {m._meta.label for m in modeles}:
        raise AutreVersion(version=dit["version"], ou=VERSION)
    for modele in modeles:
        if modele._base_manager.exists():
            raise BaseHabitee(ou=modele._meta.verbose_name_plural)

    def poser(modele: type[models.Model]) -> int:
        fichier = fichier_de(modele)
        with (dossier / fichier).open(encoding="utf-8", newline="") as entree:
            return poser_la_table(
                fichier, csv.reader(entree), modele, list(modele._meta.concrete_fields)
            )

    # A cell may hold a whole file.
    csv.field_size_limit(sys.maxsize)
    with transaction.atomic():
        derniers = {m: tables[m._meta.label].dernier for m in modeles}
        n = poser_les_tables(modeles, poser, derniers=derniers, dire=dire)
        for modele in modeles:
            if _copier(ColisPerdu(), modele) != tables[modele._meta.label]:
                raise RecopieDifferente(table=modele._meta.verbose_name_plural)
        consigner(
            "demenagement.recopie",
            _("La base a changé de moteur, rangée pour rangée"),
            {"de": dit["moteur"], "vers": connection.vendor, "combien": n},
        )
    return n


def _copier(colis: Colis, modele: type[models.Model]) -> Copiee:
    n, ecrit = ecrire_la_table(colis, modele, list(modele._meta.concrete_fields))
    return Copiee(n, ecrit.sha256, dernier_numero(modele))


def _migrations() -> list[list[str]]:
    return [list(m) for m in lire("SELECT app, name FROM django_migrations ORDER BY app, name")]
