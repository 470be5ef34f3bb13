"""Each page looked at, loaded once then resized: no word cut, no figure clipped, nothing outside.

The four counters have their own tests, in each of their states.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

import pytest
from django.http import HttpResponse
from django.urls import reverse
from playwright.sync_api import Error, Page

from boutique.caisses.appareil import retenir_le_jeton
from petiterockette.comptes.models import Affectation
from tests.acces import PUBLIQUES, ROLES, TABLE
from tests.boutique.a_la_caisse import APPAREIL
from tests.fabriques import OUVERTURE, un_compte
from tests.mesure import ENTIERE
from tests.monde import Monde, un_monde
from tests.mots_entiers import TAILLES, a_toutes_les_tailles, page_abimee

# They walk every page by themselves.
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.un_seul_tour]

# In the short run a part of the pages, the same every day, at its three most different widths.
PARTS = 8 if ENTIERE else 48
LARGEURS = {largeur for largeur, _h in TAILLES} if ENTIERE else {390, 1024, 1280}
# What pages are made of is drawn on the first out of its own place; the counters that train are
# the counters, looked at in their own tests; a paper opens to whoever asked for it alone.
AILLEURS = {"composants", "papiers:papier", "papiers:fichier"} | {
    f"collecte:comptoir{c}_ecole" for c in ("", "_tri", "_quai")
}


def les_pages(monde: Monde, part: int) -> Iterator[str]:
    """The addresses of this part, public ones too."""
    ouvertes = {nom: arguments for nom, (verbe, arguments, _) in TABLE.items() if verbe == "get"}
    for nom, arguments in (ouvertes | PUBLIQUES).items():
        if crc32(nom.encode()) % PARTS == part and nom not in AILLEURS:
            yield reverse(nom, args=arguments(monde))


@pytest.fixture
def monde() -> Monde:
    return un_monde()


@pytest.fixture
def page(monde, appareil_de, live_server) -> Page:
    """A device that holds the till, of somebody who opens everything."""
    compte = un_compte("direction", "administration", "tresorerie")
    for role in ROLES - {"aucun", "controle", "pole", "direction", "administration", "tresorerie"}:
        Affectation.objects.create(compte=compte, role=role, lieu=monde.lieu, debut=OUVERTURE)
    contexte = appareil_de(compte, monde.point, color_scheme="light")
    reponse = HttpResponse()
    retenir_le_jeton(reponse, APPAREIL, securise=False)
    biscuit = reponse.cookies["caisse"].value
    contexte.add_cookies([{"name": "caisse", "value": biscuit, "url": live_server.url}])
    return contexte.new_page()


def lue(page: Page, adresse: str) -> bool:
    """Whether the address is a page, now open: neither a file, nor a piece that a page asks for."""
    try:
        reponse = page.goto(adresse)
    except Error as refus:
        if "Download is starting" not in str(refus):
            raise
        return False
    assert reponse.status == 200, adresse
    return page.evaluate("document.styleSheets.length") > 0


@pytest.mark.parametrize("part", range(PARTS) if ENTIERE else [0])
def test_aucun_mot_coupe_ni_chiffre_cache_ni_rien_dehors(page, monde, part):
    constats = {
        adresse: a_toutes_les_tailles(page, page_abimee, LARGEURS)
        for adresse in les_pages(monde, part)
        if lue(page, adresse)
    }

    assert {adresse: dits for adresse, dits in constats.items() if dits} == {}


@pytest.mark.une_base
def test_chaque_page_qui_montre_des_tuiles_porte_leur_feuille():
    """« Les pôles » showed four links one under the other: their sheet had moved."""
    nues = [
        str(gabarit)
        for gabarit in Path("templates").rglob("*.html")
        if '{% extends "base.html" %}' in (ecrit := gabarit.read_text())
        if re.search(r"acces-tuile|affichage/_(acces|groupes).html", ecrit)
        if not re.search(r'css/espaces\.css|{% feuilles [^%]*"espaces"', ecrit)
    ]

    assert nues == []
