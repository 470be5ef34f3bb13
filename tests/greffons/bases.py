"""The two databases: tests of one only, and the seals lifted to empty the tables."""

import os
import re
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any
from zlib import crc32

import pytest
from django.conf import settings
from django.db import connection, connections
from django.test import TransactionTestCase

from tests.mesure import MESURE, Mesure

MOTEURS = {"sqlite", "postgresql"}


def moteur() -> str:
    """The engine of this run: ``sqlite`` or ``postgresql``."""
    return settings.DATABASES["default"]["ENGINE"].rpartition(".")[2].removesuffix("3")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Deselect, never skip, the tests that are only true on the other database."""
    [autre] = MOTEURS - {moteur()}
    ecartes = [item for item in items if item.get_closest_marker(autre)]
    # A test asked for by its name, or to kill a mutant, is wanted whichever base sees it best.
    nommes = "MUTANTS" in os.environ or any("::" in argument for argument in config.args)
    if not nommes and MESURE is Mesure.COURTE:
        ecartes += _redites(items)
    if not nommes and MESURE is Mesure.EPREUVE and moteur() == "postgresql":
        # An hour for two bases: what would be the same on both is judged once, the siege twice.
        ecartes += [item for item in items if _ne_tient_a_aucune_base(item)]
    config.stash[_ECARTES] = len(set(ecartes))
    if ecartes:
        config.hook.pytest_deselected(items=ecartes)
        retires = set(ecartes)
        items[:] = [item for item in items if item not in retires]
    # The longest are begun first: at the end of a run, one process would wait for the other.
    items.sort(key=lambda item: item.get_closest_marker("longue") is None)


def _redites(items: list[pytest.Item]) -> list[pytest.Item]:
    """What the short run leaves to the full one: it is judged once, where it is seen best.

    SQLite: what a browser or a page shows, and what asks nothing of a base. Both: what counters
    send, what races, what is asked of every table. The services: a file in three on PostgreSQL,
    which is slower. Left out everywhere: what axe says of a page but at its narrowest, where
    things overflow first; a page looked at in the dark that was looked at in the light, whose
    pairs of colours are measured apart (test_jetons); of what else a browser shows, two in three.
    What a task costs in touches is judged each time.
    """
    noms = {item.nodeid for item in items}
    laissees = [i for i in items if "dark" in i.name and i.nodeid.replace("dark", "light") in noms]
    laissees += _plus_larges(items)
    laissees += [
        i for i in items if _vu_au_navigateur(i) and not _vu_chaque_fois(i) and _part(i.nodeid, 3)
    ]
    return [*laissees, *(i for i in items if moteur() not in _juges(i))]


def _juges(item: pytest.Item) -> set[str]:
    """The bases that judge a test in the short run."""
    if item.get_closest_marker("postgresql_seul"):
        return {"postgresql"}
    if seule := [base for base in MOTEURS if item.get_closest_marker(base)]:
        return set(seule)
    if _vu_au_navigateur(item) or _vu_sur_une_page(item) or _la_base_n_y_est_pour_rien(item):
        return {"sqlite"}
    marque = item.get_closest_marker("django_db")
    course = marque is not None and marque.kwargs.get("transaction")
    if course or item.get_closest_marker("deux_bases") or item.path.parent.name == "tests":
        return MOTEURS
    return {"sqlite"} if _part(item.path.name, 3) else {"postgresql"}


def _vu_chaque_fois(item: pytest.Item) -> bool:
    """Whether a browser's test is of every run: axe's, and the touches of a task."""
    return "axe" in item.name or item.path.parent.name == "parcours"


def _part(nom: str, n: int) -> int:
    """A number under ``n``, always the same for the same name."""
    return crc32(nom.encode()) % n


def _plus_larges(items: list[pytest.Item]) -> list[pytest.Item]:
    """Of the tests by axe that only their size tells apart, all but the narrowest."""
    groupes: dict[str, list[tuple[int, pytest.Item]]] = {}
    for item in items:
        taille = re.search(r"taille\d|(?<!\d)(?:320|390|768|1280)(?:-\d+)?(?!\d)", item.name)
        if taille and "axe" in item.name:
            valeurs = item.callspec.params.values()  # type: ignore[attr-defined]
            largeur = min((v for v in map(_largeur, valeurs) if v), default=0)
            sans = re.sub(r"dark|light", "", item.nodeid.replace(taille.group(), ""))
            groupes.setdefault(sans, []).append((largeur, item))
    return [
        item
        for groupe in groupes.values()
        for largeur, item in groupe
        if largeur > min(autre for autre, _item in groupe)
    ]


def _largeur(valeur: Any) -> int:
    """The width that a parameter says, in pixels: 390, (390, 844), a viewport; 0: none."""
    if isinstance(valeur, dict):
        valeur = valeur.get("width", 0)
    if isinstance(valeur, tuple | list) and valeur:
        valeur = valeur[0]
    return valeur if isinstance(valeur, int) and valeur >= 300 else 0


def _ne_tient_a_aucune_base(item: pytest.Item) -> bool:
    """Whether a test shows or works out what no base has a part in, neither of them being named."""
    if any(item.get_closest_marker(nom) for nom in (*MOTEURS, "postgresql_seul")):
        return False
    return _vu_au_navigateur(item) or _vu_sur_une_page(item) or _la_base_n_y_est_pour_rien(item)


def _la_base_n_y_est_pour_rien(item: pytest.Item) -> bool:
    """Whether a test asks nothing of a base, or says (``une_base``) that any would do."""
    if item.get_closest_marker("une_base"):
        return True
    return not item.get_closest_marker("django_db") and not (
        {"db", "transactional_db", "live_server"} & set(item.fixturenames)
    )


def _vu_au_navigateur(item: pytest.Item) -> bool:
    """Whether a test drives a browser for what the database has no part in.

    What it sends (marked ``deux_bases``) is judged on both each time.
    """
    return "browser_name" in item.fixturenames and not item.get_closest_marker("deux_bases")


def _vu_sur_une_page(item: pytest.Item) -> bool:
    """Whether a test reads what a page or a file shows, or what the demo tells, its services and
    its figures having their own."""
    nom, dossier = item.path.name, item.path.parent.name
    montre = nom.startswith(("test_page_", "test_demo")) or dossier in {"affichage", "exports"}
    return montre and not item.get_closest_marker("deux_bases")


def pytest_sessionfinish(session: pytest.Session) -> None:
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["ecartes"] = session.config.stash.get(_ECARTES, 0)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node, error) -> None:
    """Under xdist each process collects everything: one's count is everybody's."""
    if hasattr(node, "workeroutput"):
        node.config.stash[_ECARTES] = node.workeroutput.get("ecartes", 0)


def pytest_terminal_summary(terminalreporter, config: pytest.Config) -> None:
    nombre = config.stash.get(_ECARTES, 0)
    terminalreporter.write_line(
        f"Base : {moteur()} ; {nombre} test(s) de l’autre base, ou vus sur elle, écarté(s)."
    )


_ECARTES = pytest.StashKey[int]()


@contextmanager
def sceaux_leves(alias: str, tables: Collection[str] | None = None) -> Iterator[None]:
    """Lift the seals of these tables (all by default) for a time, and put them back as they were.

    Only the tests can: the product has no way to.
    """
    connexion = connections[alias]
    if connexion.vendor == "postgresql":
        _executer(connexion, "SET session_replication_role = replica")
        try:
            yield
        finally:
            _executer(connexion, "SET session_replication_role = origin")
        return
    sceaux = _declencheurs(connexion, tables)
    for nom in sceaux:
        _executer(connexion, f'DROP TRIGGER "{nom}"')
    try:
        yield
    finally:
        for ordre in sceaux.values():
            _executer(connexion, ordre)


def _declencheurs(connexion, tables: Collection[str] | None) -> dict[str, str]:
    with connexion.cursor() as curseur:
        curseur.execute("SELECT name, sql, tbl_name FROM sqlite_master WHERE type = 'trigger'")
        return {nom: sql for nom, sql, table in curseur if tables is None or table in tables}


def _executer(connexion, ordre: str) -> None:
    with connexion.cursor() as curseur:
        curseur.execute(ordre)


# What a migrate writes, and every test finds: a flush would have to make it again.
_D_OFFICE = {"django_migrations", "django_content_type", "auth_permission"}


def _vider_ce_qui_est_plein(self) -> None:
    """Empty the tables that a test filled, and no other.

    Django's flush empties them all and says « migrated » again: ten times as long, at each
    test that commits.
    """
    for alias in self._databases_names(include_mirrors=False):
        connexion = connections[alias]
        with connexion.cursor() as curseur:
            tables = set(connexion.introspection.table_names(curseur)) - _D_OFFICE
            curseur.execute(
                " UNION ALL ".join(
                    f"SELECT '{t}' WHERE EXISTS (SELECT 1 FROM \"{t}\")" for t in sorted(tables)
                )
            )
            pleines = [table for (table,) in curseur.fetchall()]
        with connexion.constraint_checks_disabled(), sceaux_leves(alias, pleines):
            for table in pleines:
                _executer(connexion, f'DELETE FROM "{table}"')


TransactionTestCase._fixture_teardown = _vider_ce_qui_est_plein


@pytest.fixture(scope="session", autouse=True)
def _personne_ne_retient_la_base(django_db_setup, django_db_blocker):
    """Before the test base is dropped, end what a live server's thread may still hold open."""
    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as curseur:
            curseur.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


@pytest.fixture(autouse=True)
def _les_numeros_recommencent(request, django_db_blocker):
    """A sentence that names a bon reads the same whatever ran before: PostgreSQL would go on
    counting, and write « 1 002 » where SQLite writes « 2 »."""
    if connection.vendor != "postgresql":
        return
    with django_db_blocker.unblock(), connection.cursor() as curseur:
        curseur.execute(
            "SELECT setval('collecte_bon_id_seq', (SELECT coalesce(max(id), 0) + 1 "
            "FROM collecte_bon), false), setval('collecte_contenantplein_id_seq', "
            "(SELECT coalesce(max(id), 0) + 1 FROM collecte_contenantplein), false)"
        )


@pytest.fixture(autouse=True)
def _les_tetes_s_oublient():
    """What a test's tills told outside the base goes with its base."""
    yield
    shutil.rmtree(settings.DOSSIER_DES_TETES, ignore_errors=True)
