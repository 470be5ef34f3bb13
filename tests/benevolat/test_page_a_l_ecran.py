"""Volunteers in a real browser: three taps at the counter, axe at its narrowest."""

from datetime import time, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from petiterockette.benevolat.models import HeuresFaites
from petiterockette.benevolat.services.inscriptions import proposer_un_echange
from tests import axe
from tests.fabriques import un_compte, un_lieu, un_point, une_personne

from .benevoles import des_heures, un_besoin, un_pole, une_activite, une_inscription, une_permanence

pytestmark = pytest.mark.django_db(transaction=True)
DEBORDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
TROP_PETITES = """() => [...document.querySelectorAll(
    "main a.bouton, main button, main .puce, main summary, main select, main label:has(input)")]
  .filter((b) => b.checkVisibility())
  .map((b) => [b.textContent.trim(), b.getBoundingClientRect()])
  .filter(([, r]) => r.height < 43.5)
  .map(([nom, r]) => `${nom} ${r.width} × ${r.height}`)"""


@pytest.fixture
def point():
    """A team, its hours, a week with people, holes, an exchange."""
    lieu = un_lieu(code="CHV", nom="Chemin-Vert")
    for code in ("accueil", "boutique", "tri", "cafe", "velo"):
        un_pole(code)
    responsable = un_compte("responsable", lieu=lieu, personne=une_personne("Camille", equipe=lieu))
    equipe = [une_personne(p, equipe=lieu) for p in ("Awa", "Djibril", "Inès", "Lucie", "Nour")]
    for n, personne in enumerate(equipe):
        des_heures(lieu, personne, 60 + 45 * n, activite=une_activite())
    un_besoin(lieu, debut=timezone.localdate(), de=time(9), a=time(23, 59), places=3)
    un_besoin(lieu, pole=un_pole("tri"), de=time(14), a=time(17, 30), compte=responsable)
    p = une_permanence(lieu, debut=timezone.localdate() + timedelta(days=1), places=3)
    for personne in equipe[:2]:
        une_inscription(p, personne)
    proposer_un_echange(inscription=p.inscriptions.first(), proposer=True, compte=responsable)
    point = un_point("comptoir", lieu=lieu)
    point.responsable, point.permanence = responsable, p
    return point


def test_trois_touches_au_comptoir_notent_des_heures(appareil_de, point):
    page = appareil_de(un_compte("benevole", lieu=point.lieu, personne=None), point).new_page()
    page.goto("/benevolat/")

    page.get_by_text("Awa", exact=True).click()
    page.get_by_text("3 h", exact=True).click()
    page.get_by_role("button", name="Noter ces heures").click()

    expect(page.get_by_text("3 h notées,")).to_be_visible()
    assert HeuresFaites.objects.latest("id").pole.code == "accueil"


def test_les_pages_tiennent_sur_un_telephone_et_axe_n_y_trouve_rien(appareil_de, point):
    page = appareil_de(point.responsable, point, 390, 844).new_page()

    for adresse in (
        "/benevolat/",
        "/benevolat/semaine/",
        f"/benevolat/permanences/{point.permanence.pk}/",
        "/benevolat/chiffres/",
        "/benevolat/besoins/nouveau/",
    ):
        page.goto(adresse)
        axe.sans_defaut(page, adresse)
        assert page.evaluate(DEBORDE) <= 0, adresse
        assert page.evaluate(TROP_PETITES) == [], adresse
