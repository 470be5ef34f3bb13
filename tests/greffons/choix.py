"""What each run judges, and on which base.

`make test` judges every test once on SQLite, and again on PostgreSQL those that a base can change;
`make epreuve` and `make siege`, those that make more of themselves there, on the same bases: a
tenth of each attack, or all of it.
"""

import os

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
        if MESURE is Mesure.COURTE:
            ecartes |= {item for item in items if item.get_closest_marker("a_part")}
        ecartes |= {item for item in items if moteur() not in _ou_elle_se_juge(item)}
        if MESURE is not Mesure.COURTE:
            ecartes |= {item for item in items if not _en_fait_plus(item)}
    config.stash[_ECARTES] = len(ecartes)
    if ecartes:
        config.hook.pytest_deselected(items=list(ecartes))
        items[:] = [item for item in items if item not in ecartes]
    # The longest are begun first: at the end of a run, one process would wait for the other.
    items.sort(key=lambda item: item.get_closest_marker("longue") is None)


def _ou_elle_est_vraie(item: pytest.Function) -> set[str]:
    """The bases of which a test is true: both, unless it names one."""
    return {base for base in MOTEURS if item.get_closest_marker(base)} or MOTEURS


def _ou_elle_se_juge(item: pytest.Function) -> set[str]:
    """The bases that judge a test: SQLite; PostgreSQL too where a base can change what it says,
    and alone what is only true there.

    What gestures write and figures read, what counters send, what races, constraints, seals and
    migrations: all that asks a base, besides what pages, papers and browsers show of it.
    """
    if len(seule := _ou_elle_est_vraie(item)) == 1:
        return seule
    return {"sqlite"} if _ne_tient_a_aucune_base(item) else MOTEURS


def _en_fait_plus(item: pytest.Function) -> bool:
    """Whether a test, or its module, asks what this run makes of an attack (tests/mesure.py)."""
    repete = "tour" in getattr(getattr(item, "callspec", None), "params", {})
    return (
        repete
        or item.get_closest_marker("a_part") is not None
        or "pleine" in item.fixturenames
        or any(
            vars(item.module).get(nom) is getattr(mesure, nom)
            for nom in ("fois", "une_sur", "ENTIERE")
        )
    )


def _ne_tient_a_aucune_base(item: pytest.Function) -> bool:
    """Whether a test shows or works out what no base has a part in."""
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
    its figures having their own; what counters send (``test_api_*``) writes more than it shows."""
    nom, dossier = item.path.name, item.path.parent.name
    montre = nom.startswith(("test_page_", "test_demo")) or dossier in {"affichage", "exports"}
    demande = "client" in item.fixturenames and not nom.startswith("test_api_")
    return (montre or demande) and not _est_aussi_d_une_base(item)


def _est_aussi_d_une_base(item: pytest.Function) -> bool:
    """Whether a test says that a base could change what it sees, or makes it race."""
    marque = item.get_closest_marker("django_db")
    course = marque is not None and marque.kwargs.get("transaction")
    return bool(course or item.get_closest_marker("deux_bases"))


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
