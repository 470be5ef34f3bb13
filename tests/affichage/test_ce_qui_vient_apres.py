"""What comes after its page has its place in the whole one, which has nothing more to come."""

import re
from pathlib import Path

import pytest

from tests.fabriques import connecter, un_compte
from tests.resultats.une_annee import une_annee

RACINE = Path(__file__).resolve().parents[2]
# Each template that leaves a place for later, and a page that draws it.
PLACES = {
    "affichage/_acces.html": "/",
    "collecte/declarations/hors.html": "/conventions/hors/2026-T3/",
    "collecte/tableau/_categories_nombres.html": "/collecte/mois/2026/",
    "collecte/tableau/_suite.html": "/collecte/mois/2026/",
    "collecte/tableau/bons.html": "/collecte/mois/2026/bons/collecte/",
    "indicateurs/indicateurs.html": "/indicateurs/2026/",
    "personnes/purge.html": "/personnes/purge/",
    "resultats/_table.html": "/resultats/2026/",
}
# The year of sales leaves its places by the template of the matter's.
PAGES = sorted({*PLACES.values(), "/boutique/mois/2026/"})
ICI = re.compile(r'<(?:div|section|details|li)[^>]*\bid="([\w-]+)"[^>]*\bdata-suite="([^"]+)"')

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2026-11-26 09:00+00:00")]


def test_chaque_place_laissee_pour_plus_tard_est_dans_la_liste():
    # A counter's form says the address of its own next page by the same word.
    motif = re.compile(r"<(?:div|section|details|li)\b[^\n]*\bdata-suite=")
    dossier = RACINE / "templates"
    laissees = {
        str(p.relative_to(dossier)) for p in dossier.rglob("*.html") if motif.search(p.read_text())
    }

    assert laissees == PLACES.keys()


@pytest.mark.parametrize("adresse", PAGES)
def test_la_page_entiere_remplit_chaque_place_et_n_en_laisse_aucune(client, adresse):
    une_annee()
    connecter(client, un_compte("direction"))

    places = dict(ICI.findall(client.get(adresse).content.decode()))
    assert places
    [suite] = set(places.values())
    entiere = client.get(adresse + suite if suite.startswith("?") else suite).content.decode()

    assert [place for place in places if f'id="{place}"' not in entiere] == []
    assert not ICI.search(entiere)
