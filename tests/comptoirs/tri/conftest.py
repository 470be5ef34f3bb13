"""A sorting table in a real browser: one site, one workshop, two name tiles, a fresh device."""

import pytest

from tests.comptoir.conftest import _cookies
from tests.comptoir.test_modules import module  # noqa: F401 (a fixture)
from tests.fabriques import les_listes, un_compte, un_lieu, un_point, une_personne

from .table import Table


@pytest.fixture
def point(transactional_db):
    les_listes()
    lieu = un_lieu(code="CHV", nom="Chemin-Vert")
    for prenom in ("Awa", "Bilal"):
        une_personne(prenom, equipe=lieu)
    return un_point("quai", lieu=lieu, nom="Tri")


@pytest.fixture
def compte(point):
    return un_compte("tri", lieu=point.lieu, personne=None)


@pytest.fixture
def appareil(browser, browser_context_args, live_server, point, compte):
    """Make a device: a browser context of which only the account and the point are chosen."""
    contextes = []

    def un_appareil(compte=compte, largeur=1280, hauteur=800, **options):
        contexte = browser.new_context(
            viewport={"width": largeur, "height": hauteur}, **{**browser_context_args, **options}
        )
        contexte.add_cookies(
            [{"name": n, "value": v, "url": live_server.url} for n, v in _cookies(compte, point)]
        )
        contextes.append(contexte)
        return contexte

    yield un_appareil
    for contexte in contextes:
        contexte.close()


@pytest.fixture
def ouvrir(appareil, live_server):
    """Open the counter; ``nom=None`` leaves the question « Qui pèse ? » on the screen."""

    def ouvrir(contexte=None, nom="Awa", **options):
        table = Table((contexte or appareil(**options)).new_page(), live_server.url)
        table.ouvrir()
        if nom:
            table.nommer(nom)
            table.gestes = 0
        return table

    return ouvrir


@pytest.fixture
def table(ouvrir):
    return ouvrir()
