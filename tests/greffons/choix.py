"""What each run judges, and on which base.

`make test` judges each thing once, where it is seen best, and draws some variants of what a
browser shows; `make epreuve` and `make siege` judge the variants that it left and what makes more
of itself, on both bases where a base has a part in it: a tenth of each attack, or all of it.
"""

import os
import re
from zlib import crc32

import pytest

from tests import mesure
from tests.greffons.bases import MOTEURS, moteur
from tests.mesure import MESURE, Mesure

_ECARTES = pytest.StashKey[int]()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Function]) -> None:
    """Deselect, never skip, what this run does not judge on this base."""
    ecartes = {item for item in items if moteur() not in _ou_elle_est_vraie(item)}
    # A test asked for by its name, or to kill a mutant, is wanted whichever base sees it best; so
    # is a file, once more than the short run is asked of it.
    nommes = "MUTANTS" in os.environ or any("::" in argument for argument in config.args)
    nommes |= MESURE is not Mesure.COURTE and config.args != config.getini("testpaths")
    if not nommes:
        laisses = _que_la_courte_laisse(items)
        juges = _juges_a_la_courte if MESURE is Mesure.COURTE else _juges_a_l_epreuve
        ecartes |= {item for item in items if moteur() not in juges(item, laisses)}
    config.stash[_ECARTES] = len(ecartes)
    if ecartes:
        config.hook.pytest_deselected(items=list(ecartes))
        items[:] = [item for item in items if item not in ecartes]
    # The longest are begun first: at the end of a run, one process would wait for the other.
    items.sort(key=lambda item: item.get_closest_marker("longue") is None)


def _ou_elle_est_vraie(item: pytest.Function) -> set[str]:
    """The bases of which a test is true: both, unless it names one."""
    return {base for base in MOTEURS if item.get_closest_marker(base)} or MOTEURS


def _que_la_courte_laisse(items: list[pytest.Function]) -> set[pytest.Function]:
    """The variants that the short run leaves to the épreuve.

    A task's touches on the telephone, its counters being held on a tablet; of what else a browser
    shows on a page of the product, two in three.
    """
    return {
        i
        for i in items
        if (_est_un_parcours(i) and re.search(r"\b390\b", i.name))
        or (_vu_au_navigateur(i) and not _vu_chaque_fois(i) and _part(i.nodeid, 3))
    }


def _juges_a_la_courte(item: pytest.Function, laisses: set[pytest.Function]) -> set[str]:
    """The bases that judge a test in the short run: once, where it is seen best.

    SQLite: what a browser or a page shows, and what asks nothing of a base. Both: what counters
    send, what races, what is asked of every table. The services: a file in three on PostgreSQL,
    which is slower.
    """
    if item in laisses:
        return set()
    if item.get_closest_marker("postgresql_seul"):
        return {"postgresql"}
    if len(seule := _ou_elle_est_vraie(item)) == 1:
        return seule
    if _ne_tient_a_aucune_base(item):
        return {"sqlite"}
    marque = item.get_closest_marker("django_db")
    course = marque is not None and marque.kwargs.get("transaction")
    if course or item.get_closest_marker("deux_bases") or item.path.parent.name == "tests":
        return MOTEURS
    return {"sqlite"} if _part(item.path.name, 3) else {"postgresql"}


def _juges_a_l_epreuve(item: pytest.Function, laisses: set[pytest.Function]) -> set[str]:
    """The bases that judge a test in the épreuve and the siege: what the short run left, and what
    makes more of itself there."""
    if not (item in laisses or _en_fait_plus(item)):
        return set()
    return {"sqlite"} if _ne_tient_a_aucune_base(item) else MOTEURS


def _en_fait_plus(item: pytest.Function) -> bool:
    """Whether a test, or its module, asks what this run makes of an attack (tests/mesure.py)."""
    repete = "tour" in getattr(getattr(item, "callspec", None), "params", {})
    return (
        repete
        or "pleine" in item.fixturenames
        or any(
            vars(item.module).get(nom) is getattr(mesure, nom)
            for nom in ("fois", "une_sur", "ENTIERE")
        )
    )


def _vu_chaque_fois(item: pytest.Function) -> bool:
    """Whether a browser's test is of every run: axe's, the touches of a task, a script alone."""
    return "axe" in item.name or _est_un_parcours(item) or "module" in item.fixturenames


def _est_un_parcours(item: pytest.Function) -> bool:
    return item.path.parent.name == "parcours"


def _part(nom: str, n: int) -> int:
    """A number under ``n``, always the same for the same name."""
    return crc32(nom.encode()) % n


def _ne_tient_a_aucune_base(item: pytest.Function) -> bool:
    """Whether a test shows or works out what no base has a part in, neither of them being named."""
    if any(item.get_closest_marker(nom) for nom in (*MOTEURS, "postgresql_seul")):
        return False
    return _vu_au_navigateur(item) or _vu_sur_une_page(item) or _la_base_n_y_est_pour_rien(item)


def _la_base_n_y_est_pour_rien(item: pytest.Function) -> bool:
    """Whether a test asks nothing of a base, or says (``une_base``) that any would do."""
    if item.get_closest_marker("une_base"):
        return True
    return not item.get_closest_marker("django_db") and not (
        {"db", "transactional_db", "live_server"} & set(item.fixturenames)
    )


def _vu_au_navigateur(item: pytest.Function) -> bool:
    """Whether a test drives a browser for what the database has no part in.

    What it sends (marked ``deux_bases``) is judged on both each time.
    """
    return "browser_name" in item.fixturenames and not item.get_closest_marker("deux_bases")


def _vu_sur_une_page(item: pytest.Function) -> bool:
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
