"""A base of SQLite: copied while it is used, judged, told row by row."""

import hashlib
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from ..refus import SauvegardeRefusee
from ..reglages import Maison

LOT = 5_000
BASE = "base.sqlite3"
EFFACES = """
    SELECT e.id, e.le, e.motif, p.id, p.cree_le FROM personnes_effacement e
    JOIN personnes_effacement_personnes ep ON ep.effacement_id = e.id
    JOIN personnes_personne p ON p.id = ep.personne_id ORDER BY e.id, p.id
"""


def sauver(maison: Maison, copie: Path) -> dict[str, dict[str, Any]]:
    """Copy the base into a folder, judge the copy, and tell it (``decrire``)."""
    copier(maison.fichier_de_la_base, copie / BASE)
    exiger_une_base_entiere(copie / BASE)
    return decrire(copie / BASE)


@contextmanager
def a_cote(_maison: Maison, copie: Path) -> Iterator[tuple[str, dict[str, dict[str, Any]]]]:
    """The base of a backup, beside the one in use: its address, and what it holds.

    Raises ``SauvegardeRefusee``.
    """
    exiger_une_base_entiere(copie / BASE)
    yield f"sqlite:///{copie / BASE}", decrire(copie / BASE)


def remplacer(maison: Maison, adresse: str, de_cote: Path) -> Callable[[], None]:
    """Put the base at an address in the place of the one in use, which is kept; what undoes it."""
    base = maison.fichier_de_la_base
    faits: list[tuple[Path, Path]] = []

    def defaire() -> None:
        for venu, parti in reversed(faits):
            shutil.move(parti, venu)

    try:
        # Its log and its index go with it: they are nobody else's.
        for suite in ("", "-wal", "-shm", "-journal"):
            fichier = base.with_name(base.name + suite)
            if fichier.exists():
                shutil.move(fichier, de_cote / fichier.name)
                faits.append((fichier, de_cote / fichier.name))
        shutil.move(adresse.removeprefix("sqlite:///"), base)
    except OSError:
        defaire()
        raise
    return defaire


def adresse_en_service(maison: Maison, _adresse: str) -> str:
    """The address of the base put back, now that it is in its place."""
    return f"sqlite:///{maison.fichier_de_la_base}"


def effaces(maison: Maison) -> list[tuple[Any, ...]]:
    """The receipts of erasures that the base in use holds: (number, when, why, person, its birth
    here); none where the base is not there, or does not read any more."""
    try:
        with _ouverte(maison.fichier_de_la_base) as lue:
            return lue.execute(EFFACES).fetchall()
    except sqlite3.Error:
        return []


def copier(base: Path, copie: Path) -> None:
    """Copy a base that is in use, as it is at one instant; nobody waits for it.

    By SQLite's own online backup, all pages in one step: a writer goes on in its log (WAL), and
    the copy never begins again. Raises ``SauvegardeRefusee``.
    """
    if not base.is_file():
        raise SauvegardeRefusee(f"La base {base} n’est pas là\u00a0: voyez DATABASE_URL.")
    copie.unlink(missing_ok=True)
    try:
        with (
            closing(sqlite3.connect(f"file:{base}?mode=rw", uri=True, timeout=60)) as source,
            closing(sqlite3.connect(copie, isolation_level=None)) as cible,
        ):
            copie.chmod(0o600)
            source.backup(cible)
            # One file, with nothing beside it.
            cible.execute("PRAGMA journal_mode=DELETE").fetchall()
    except sqlite3.Error as erreur:
        raise SauvegardeRefusee(
            f"La base ne se copie pas ({erreur})\u00a0: elle est abîmée, ou le disque est plein."
        ) from erreur


def exiger_une_base_entiere(base: Path) -> None:
    """Raise ``SauvegardeRefusee`` where SQLite finds a fault in the file."""
    try:
        with _ouverte(base) as lue:
            fautes = [dit for (dit,) in lue.execute("PRAGMA integrity_check(5)") if dit != "ok"]
    except sqlite3.Error as erreur:
        fautes = [str(erreur)]
    if fautes:
        raise SauvegardeRefusee(f"La base est abîmée ({fautes[0]})\u00a0: rien n’a été remplacé.")


def decrire(base: Path) -> dict[str, dict[str, Any]]:
    """Table → its rows: how many, the digest of all of them in order, the sums of what weighs
    (« …_g ») and costs (« …_cts »)."""
    dites = {}
    with _ouverte(base) as lue:
        for nom in _tables(lue):
            colonnes = list(lue.execute(f'PRAGMA table_info("{nom}")'))
            noms = [c[1] for c in colonnes]
            cle = [c[1] for c in sorted(colonnes, key=lambda c: c[5]) if c[5]] or noms
            dites[nom] = decrire_une_table(
                noms, lue.execute(f'SELECT * FROM "{nom}" ORDER BY {", ".join(map(_dit, cle))}')
            )
    return dites


def decrire_une_table(noms: list[str], rangees: Any) -> dict[str, Any]:
    """What ``decrire`` says of one table, read from a cursor."""
    condense = hashlib.sha256("\x1f".join(noms).encode())
    pesees = [(rang, nom) for rang, nom in enumerate(noms) if nom.endswith(("_g", "_cts"))]
    sommes = dict.fromkeys((nom for _rang, nom in pesees), 0)
    n = 0
    while lot := rangees.fetchmany(LOT):
        n += len(lot)
        condense.update("\n".join(map(repr, lot)).encode() + b"\n")
        for rang, nom in pesees:
            sommes[nom] += sum(r[rang] for r in lot if isinstance(r[rang], int))
    return {"rangees": n, "empreinte": condense.hexdigest(), "sommes": sommes}


def _tables(lue: sqlite3.Connection) -> list[str]:
    ordre = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_stat%'"
    return [nom for (nom,) in lue.execute(f"{ordre} ORDER BY name")]


def _dit(nom: str) -> str:
    return f'"{nom}"'


@contextmanager
def _ouverte(base: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"file:{base}?mode=ro", uri=True)) as lue:
        yield lue
