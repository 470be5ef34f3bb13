"""Write an export: each table as it was at one instant, then the files, then what describes them.

Memory does not grow with the rows: they are read by some thousands, and written as they come.
"""

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from io import StringIO, TextIOWrapper
from itertools import islice
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, NamedTuple

from django.db import connection, models, transaction
from django.template.loader import render_to_string
from django.utils import timezone

from .colis import Colis, Ecrit, Membre
from .description import description_de_la_table, description_generale, fichier_de
from .dossiers import fichiers
from .reperes import ADDITIONNER, principaux
from .tables import colonnes, tables
from .valeurs import ecrivain

DESCRIPTION, FICHIERS, LISEZMOI = "description.json", "fichiers.csv", "LISEZMOI.txt"
LOT = 2_000
BLOC = 1 << 20
# Told what is being written, how many parts are done, of how many.
Dire = Callable[[str, int, int], None]


class Bilan(NamedTuple):
    """What left: tables, rows, files beside them; ``empreinte``: that of the description."""

    tables: int
    rangees: int
    fichiers: int
    empreinte: str


def ecrire(colis: Colis, *, dire: Dire = lambda _quoi, _fait, _total: None) -> Bilan:
    """Write everything that leaves. Raises ``OSError`` where the disk refuses."""
    dites, modeles = description_generale(), tables()
    dites["faite_le"] = timezone.now().isoformat(timespec="seconds")
    dites |= {"a_lire_d_abord": principaux(), "additionner": ADDITIONNER, "tables": []}
    with une_seule_lecture():
        for fait, modele in enumerate(modeles):
            dite = description_de_la_table(modele)
            dire(dite["nom"], fait, len(modeles))
            n, ecrit = ecrire_la_table(colis, modele, colonnes(modele))
            dites["tables"].append({**dite, "rangees": n, **ecrit._asdict()})
    dire("", len(modeles), len(modeles))
    n_fichiers, dites["fichiers"] = _ecrire_les_fichiers(colis)
    with colis.nouveau(LISEZMOI) as membre:
        membre.dire(render_to_string("demenagement/LISEZMOI.txt", dites).encode())
    with colis.nouveau(DESCRIPTION) as membre:
        membre.dire(json.dumps(dites, ensure_ascii=False, indent=1).encode())
    n_rangees = sum(t["rangees"] for t in dites["tables"])
    return Bilan(len(modeles), n_rangees, n_fichiers, membre.ecrit.sha256)


@contextmanager
def une_seule_lecture() -> Iterator[None]:
    """All that is read inside is of one instant, and no counter waits for it.

    Inside a transaction already, that one is it.
    """
    if not transaction.get_autocommit():
        yield
    elif connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as curseur:
            curseur.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
    else:
        # Django's own would be IMMEDIATE: it would hold the one lock that writes.
        with connection.cursor() as curseur:
            curseur.execute("BEGIN DEFERRED")
            try:
                yield
            finally:
                curseur.execute("ROLLBACK")


def ecrire_la_table(
    colis: Colis, modele: type[models.Model], champs: list[models.Field]
) -> tuple[int, Ecrit]:
    """Write some columns of a table, in the order of its key: how many rows, what they came to."""
    lot = lot_de(champs)
    with colis.nouveau(fichier_de(modele)) as membre:
        _ecrire_les_lignes(membre, [[str(c.column) for c in champs]], lot)
        n = _ecrire_les_lignes(membre, _rangees(modele, champs, lot), lot)
    return n, membre.ecrit


def lot_de(champs: list[models.Field]) -> int:
    """How many rows are held at once: of those with a whole file inside, one."""
    return 1 if any(isinstance(c, models.BinaryField) for c in champs) else LOT


def _rangees(
    modele: type[models.Model], champs: list[models.Field], lot: int
) -> Iterator[list[str]]:
    ecrivains = [ecrivain(c) for c in champs]
    # By the column itself: by « pk », another table's own order would be followed.
    lues: Any = modele._base_manager.order_by(modele._meta.pk.attname)
    lues = lues.values_list(*(c.attname for c in champs))
    for valeurs in lues.iterator(chunk_size=lot):
        yield [ecrire(v) for ecrire, v in zip(ecrivains, valeurs, strict=True)]


def _ecrire_les_lignes(membre: Membre, lignes: Iterable[list[str]], lot: int) -> int:
    n, suite = 0, iter(lignes)
    while ensemble := list(islice(suite, lot)):
        texte = StringIO(newline="")
        csv.writer(texte, lineterminator="\r\n").writerows(ensemble)
        membre.dire(texte.getvalue().encode())
        n += len(ensemble)
    return n


def _ecrire_les_fichiers(colis: Colis) -> tuple[int, dict[str, Any]]:
    """The files, then their list; how many, and what the list itself holds."""
    n = 0
    with TemporaryFile() as octets, TextIOWrapper(octets, "utf-8", newline="") as liste:
        lignes = csv.writer(liste, lineterminator="\r\n")
        lignes.writerow(["nom", "octets", "sha256"])
        for nom, chemin in fichiers():
            ecrit = _ecrire_le_fichier(colis, nom, chemin)
            if ecrit is not None:
                lignes.writerow([nom, *ecrit])
                n += 1
        liste.flush()
        octets.seek(0)
        with colis.nouveau(FICHIERS) as membre:
            _copier(octets, membre)
    return n, {"fichier": FICHIERS, "nombre": n, **membre.ecrit._asdict()}


def _ecrire_le_fichier(colis: Colis, nom: str, chemin: Path) -> Ecrit | None:
    try:
        entree = chemin.open("rb")
    except FileNotFoundError:
        # Thrown away since the folder was read.
        return None
    with entree, colis.nouveau(nom) as membre:
        _copier(entree, membre)
    return membre.ecrit


def _copier(entree: IO[bytes], membre: Membre) -> None:
    while bloc := entree.read(BLOC):
        membre.dire(bloc)
