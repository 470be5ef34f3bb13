"""The queue of labels in a real browser: read aloud, under a finger, on a phone and on a desk."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from boutique.articles.models import Article
from boutique.uniques.services.etiquettes import demander
from boutique.uniques.services.uniques import changer_le_prix
from tests import axe
from tests.boutique.en_rayon import un_article_unique, un_tirage
from tests.fabriques import un_compte, un_point
from tests.tailles import BUREAU, TELEPHONE, a_chaque_taille

pytestmark = pytest.mark.django_db(transaction=True)

TROP_PETITES = """() => [
    ...document.querySelectorAll("main > :not(nav) :is(a, button, summary, input)"),
  ]
    .map(e => [e.textContent.trim() || e.name || e.type, e.getBoundingClientRect()])
    .filter(([, b]) => b.width && (b.height < 47.5 || b.width < 47.5))
    .map(([t, b]) => `${t} ${b.width}×${b.height}`)"""


@pytest.fixture
def point():
    return un_point("caisse")


@pytest.fixture
def adresses(point):
    compte = un_compte("responsable", lieu=point.lieu)
    commode = un_article_unique(point, nom="Commode de l’oncle, trois tiroirs et un miroir")
    un_article_unique(point, nom="Fauteuil d’angle", prix_cts=1_250)
    tirage = un_tirage(commode, Article.objects.get(nom="Pantalon"), nombre=4)
    changer_le_prix(article=commode, prix_cts=2_800, vu_cts=4_000, compte=compte)
    demander(article=Article.objects.get(nom="Polar"), nombre=12, lieu=point.lieu, compte=compte)
    return [
        reverse("boutique:a_etiqueter") + "?q=pantalon",
        reverse("boutique:tirage", args=[tirage.pk]) + "?depart=8",
    ]


def test_axe_ne_trouve_rien_tout_se_touche_et_rien_ne_deborde(adresses, point, appareil_de):
    compte = un_compte("responsable", lieu=point.lieu)
    ecran = appareil_de(compte, point).new_page()

    for adresse in adresses:
        ecran.goto(adresse)
        ecran.evaluate("document.querySelectorAll('main details').forEach(d => (d.open = true))")
        _juste(ecran, adresse)
    ecran.goto(adresses[0])
    ecran.get_by_label("Étiquettes de « Fauteuil").fill("900")
    ecran.get_by_role("button", name="Imprimer ces étiquettes").click()
    expect(ecran.get_by_text("De 0 à 200 étiquettes.")).to_be_visible()
    _juste(ecran, "une erreur")


def _juste(ecran, ou: str) -> None:
    for largeur, _hauteur in a_chaque_taille(ecran, BUREAU, TELEPHONE):
        axe.sans_defaut(ecran, ou)
        assert ecran.evaluate(TROP_PETITES) == [], ou
        assert ecran.evaluate("document.documentElement.scrollWidth") <= largeur, ou
