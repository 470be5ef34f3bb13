"""Months that are not like the others: right, and said in words; never 0 % nor NaN."""

import re
from datetime import date
from html import unescape
from uuid import uuid4

import pytest

from collecte.services.annulations import annuler
from collecte.services.clotures import clore
from tests.fabriques import un_compte, un_lieu, un_point
from tests.pages import espaces, lue

from .conftest import le

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("le_25_novembre")]

OCTOBRE = "/collecte/mois/2026-10/"
CODES = ["2026-10", "2026", "2026-T4", "2026-S41", "2026-10-07", "2026-10-01_2026-10-20"]


def dites(client, code: str) -> str:
    page = lue(client.get(f"/collecte/mois/{code}/"))
    texte = espaces(unescape(re.sub(r"<[^>]+>", " ", page.split("<main")[1])))
    assert not re.search(r"NaN|None|(?<![\d,])0(,0)? %", texte)
    return re.sub(r"\s+", " ", texte)


@pytest.mark.parametrize("code", CODES)
def test_que_des_entrees(direction, maison, code):
    with le(2026, 10, 7):
        maison.deposer(maison.ici, "livres", 12_000)

    texte = dites(direction, code)

    assert "pas de taux" in texte
    assert "Rien n’est sorti : pas de certitude." in texte
    assert direction.get(f"/collecte/mois/{code}/").context["bilan"].collecte_g == 12_000


@pytest.mark.parametrize("code", CODES)
def test_que_des_sorties(direction, maison, code):
    with le(2025, 9, 2):
        maison.deposer(maison.ici, "livres", 12_000)
    with le(2026, 10, 7):
        maison.vendre(maison.ici, "livres", 9_000)

    texte = dites(direction, code)

    assert "100,0 %" in texte
    assert "— sur la collecte (rien de collecté)" in texte
    assert "Aucun dépôt." in texte


def test_que_des_corrections(direction, maison):
    with le(2026, 9, 2):
        maison.deposer(maison.ici, "livres", 12_000)
        vendu = maison.vendre(maison.ici, "livres", 9_000)
    compte = un_compte("direction")
    with le(2026, 10, 1):
        clore(lieu=maison.ici.lieu, mois=date(2026, 9, 1), compte=compte)
    with le(2026, 10, 7):
        annuler(bon=vendu, uuid=uuid4(), motif="Erreur", compte=compte, par=None)

    texte = dites(direction, "2026-10")

    assert "Les corrections dépassent les sorties : pas de taux." in texte
    assert "révisions de mois clos : −9,0 kg" in texte
    assert direction.get(f"{OCTOBRE}bons/sorties/").context["total_g"] == -9_000


def test_tout_ce_qui_est_vendu_puis_annule_se_dit_pareil_partout(direction, maison):
    """495 kg sold and cancelled read « Aucune sortie »."""
    with le(2026, 10, 7):
        maison.deposer(maison.ici, "livres", 500_000)
        vendu = maison.vendre(maison.ici, "livres", 495_000)
        annuler(bon=vendu, uuid=uuid4(), motif="Erreur", compte=un_compte("direction"), par=None)
    dit = "Tout ce qui est sorti a été annulé : pas de taux"

    assert f"{dit}." in dites(direction, "2026-10")
    assert f"{dit}." in lue(direction.get("/impact/2026/"))
    assert f"{dit}." in lue(direction.get("/impact/compteur/"))
    assert espaces(direction.get("/impact/compteur.json").json()["sans_taux"]) == dit


def test_un_lieu_ouvert_en_cours_de_mois(direction, maison):
    lieu = un_lieu(code="NEUF", nom="Le neuf", ouvert_le=date(2026, 10, 14))
    with le(2026, 10, 15):
        maison.deposer(un_point(lieu=lieu), "livres", 5_000)

    contexte = direction.get(OCTOBRE, {"lieu": "NEUF"}).context
    assert contexte["bilan"].collecte_g == 5_000
    assert "septembre : pas comparable (ne compte aucun jour ouvert)" in lue(
        direction.get(OCTOBRE, {"lieu": "NEUF"})
    )
