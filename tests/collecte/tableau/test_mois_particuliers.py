"""Months that are not like the others: right, and said in words; never 0 % nor NaN."""

import re
from datetime import date
from html import unescape
from uuid import uuid4

import pytest

from collecte.clotures.services.clotures import clore
from collecte.livre.services.annulations import annuler
from tests.fabriques import un_compte, un_lieu, un_point
from tests.pages import espaces, lue

from .conftest import le

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.deux_bases,
    pytest.mark.usefixtures("le_25_novembre"),
]

OCTOBRE = "/collecte/mois/2026-10/"
CODES = ["2026-10", "2026", "2026-T4", "2026-S41", "2026-10-07", "2026-10-01_2026-10-20"]


def dites(client, code: str) -> str:
    page = lue(client.get(f"/collecte/mois/{code}/?tout=oui"))
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
    assert "rien de collecté" in texte
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
    assert direction.get(f"{OCTOBRE}bons/sorties/").context["compte"].total_g == -9_000


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


def test_un_mois_en_cours_ne_se_compare_pas_a_des_mois_entiers_sans_le_dire(direction, maison):
    with le(2026, 9, 7):
        maison.deposer(maison.ici, "livres", 12_000)
        maison.vendre(maison.ici, "livres", 6_000)
    with le(2026, 10, 7):
        maison.vendre(maison.ici, "livres", 5_000)

        en_cours = dites(direction, "2026-10")
    passe = dites(direction, "2026-10")

    assert "sur septembre entier ( 100,0 % )" in en_cours
    assert "oct. 2026 en cours" in en_cours
    assert "en cours" not in passe


def test_le_meme_mois_de_l_an_dernier_et_les_mois_plus_anciens_sont_a_un_toucher(direction, maison):
    for mois in (date(2025, 9, 7), date(2025, 11, 7), date(2026, 10, 7)):
        with le(mois.year, mois.month, mois.day):
            maison.deposer(maison.ici, "livres", 12_000)
            maison.vendre(maison.ici, "livres", 1_000)

    page = direction.get(OCTOBRE).content.decode()

    assert re.search(r'<a href="/collecte/mois/2025-10/">octobre 2025</a>', page)
    assert "Le même mois, l’an dernier" in page
    assert '"/collecte/mois/2025-10/#mois-par-mois">Les douze mois d’avant' in page
    # Nothing was ever brought before: nowhere to go back to.
    assert "Les douze mois d’avant" not in direction.get("/collecte/mois/2026-07/").content.decode()


def test_un_mois_tape_en_dates_a_les_chiffres_et_la_cloture_du_mois(direction, maison):
    with le(2026, 10, 7):
        maison.deposer(maison.ici, "livres", 12_000)
    tape = direction.get("/collecte/mois/?du=2026-10-01&au=2026-10-31")

    assert tape.url == OCTOBRE
    adresse = direction.get("/collecte/mois/2026-10-01_2026-10-31/")
    assert adresse.context["bilan"] == direction.get(OCTOBRE).context["bilan"]
    assert adresse.context["cloture_url"] == direction.get(OCTOBRE).context["cloture_url"] != ""


def test_les_kilos_revalorises_sont_dits_a_cote_du_taux(direction, maison):
    with le(2026, 10, 7):
        maison.deposer(maison.ici, "livres", 12_000)
        maison.vendre(maison.ici, "livres", 9_000)

    assert "réemploi et recyclage : 9,0 kg sur les 9,0 kg sortis" in dites(direction, "2026-10")
