"""The brakes count in the database: once for all processes, and nothing that is only read."""

from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from boutique.adhesions.views.publique import ESSAIS as CARTES
from petiterockette.comptes.views.connexion import ESSAIS as CONNEXIONS
from petiterockette.freins.models import Essai
from petiterockette.freins.refus import TropVite
from petiterockette.freins.services import Frein
from petiterockette.lieux.services import fonder
from tests.fabriques import un_compte, un_lieu
from tests.parallele import en_parallele

pytestmark = [pytest.mark.django_db, pytest.mark.deux_bases]

FREIN = Frein("essai", par_foyer=2, en_tout=3, refus=TropVite)
ICI, AILLEURS = "192.0.2.7", "198.51.100.1"
SECRET = "trois mots verts"


def entendu(geste, foyer: str) -> bool:
    """Whether the brake lets it pass."""
    try:
        geste(foyer)
    except TropVite:
        return False
    return True


def test_le_troisieme_essai_d_un_foyer_n_est_pas_entendu():
    assert [entendu(FREIN.compter, ICI) for _ in range(3)] == [True, True, False]
    assert not entendu(FREIN.exiger, ICI)
    assert entendu(FREIN.exiger, AILLEURS)
    assert Essai.objects.count() == 2


def test_tous_les_foyers_ensemble_ont_leur_borne():
    assert [entendu(FREIN.compter, f"192.0.2.{n}") for n in range(4)] == [True, True, True, False]
    assert not entendu(FREIN.exiger, AILLEURS)


def test_un_frein_n_en_serre_pas_un_autre_et_se_relache_en_une_heure():
    FREIN.compter(ICI)
    FREIN.compter(ICI)

    assert entendu(Frein("autre", par_foyer=2, refus=TropVite).exiger, ICI)
    with time_machine.travel(timezone.now() + timedelta(hours=1, seconds=1), tick=False):
        assert entendu(FREIN.exiger, ICI)


def test_aucune_adresse_n_est_gardee():
    FREIN.compter(ICI)
    Frein("autre", par_foyer=2, refus=TropVite).compter(ICI)

    empreintes = set(Essai.objects.values_list("foyer", flat=True))
    assert len(empreintes) == 2
    assert not any(ICI in e for e in empreintes)


@pytest.mark.django_db(transaction=True)
def test_dix_processus_ensemble_ne_depassent_pas_la_borne():
    fonder(nom="La Petite Rockette")

    entendus = en_parallele([lambda: entendu(FREIN.compter, ICI)] * 10)

    assert entendus.count(True) == Essai.objects.count() == FREIN.par_foyer


def test_un_autre_processus_sait_les_codes_de_carte_deja_essayes(client):
    faux = reverse("adhesions:carte_publique", args=["BBBBBBBBBBBB"])
    for _ in range(CARTES.par_foyer):
        assert client.get(faux).status_code == 404

    # What a process keeps for itself is not known by the other.
    cache.clear()

    assert client.get(faux).status_code == 429


def test_ce_qui_se_lit_seulement_n_ecrit_rien(client):
    for page in ("/agenda/", f"/cafe/lieux/{un_lieu().code}/"):
        client.get(page)

    assert not Essai.objects.exists()


def entrer(identifiant: str, mot_de_passe: str, adresse: str = ICI) -> int:
    donnees = {"username": identifiant, "password": mot_de_passe}
    return Client(REMOTE_ADDR=adresse).post(reverse("comptes:connexion"), donnees).status_code


@pytest.fixture
def trente_noms(monkeypatch):
    """One password was tried over thirty names."""
    un_compte(identifiant="awa", mot_de_passe=SECRET)
    assert {entrer(f"nom-{n}", "azerty1234") for n in range(CONNEXIONS.par_foyer)} == {200}


@pytest.mark.usefixtures("trente_noms")
def test_un_mot_de_passe_essaye_sur_trente_noms_ferme_la_porte_a_cette_adresse():
    assert entrer("nom-30", "azerty1234") == 429
    # Even with the right one: the pause tells nobody which one is right.
    assert entrer("awa", SECRET) == 429
    assert entrer("awa", SECRET, AILLEURS) == 302
    with time_machine.travel(timezone.now() + timedelta(hours=1, seconds=1), tick=False):
        assert entrer("awa", SECRET) == 302


@pytest.mark.usefixtures("trente_noms")
def test_la_page_de_la_pause_dit_combien_attendre(client):
    reponse = client.post(reverse("comptes:connexion"), {}, REMOTE_ADDR=ICI)

    assert "Attendez 60 minutes" in reponse.content.decode()


def test_un_foyer_freine_sait_combien_attendre():
    frein = Frein("attente", par_foyer=2, refus=TropVite)
    debut = timezone.now()
    for minutes in (0, 10):
        with time_machine.travel(debut + timedelta(minutes=minutes), tick=False):
            frein.compter(ICI)

    with time_machine.travel(debut + timedelta(minutes=20), tick=False):
        assert (frein.attente(ICI), frein.attente(AILLEURS)) == (40 * 60, 0)
        assert not entendu(frein.exiger, ICI)
    with time_machine.travel(debut + timedelta(minutes=60), tick=False):
        assert frein.attente(ICI) == 0
        assert entendu(frein.exiger, ICI)


def test_tous_les_foyers_ensemble_font_attendre_aussi():
    frein = Frein("attente", par_foyer=2, en_tout=1, refus=TropVite)
    with time_machine.travel(timezone.now(), tick=False):
        frein.compter(ICI)

        assert frein.attente(AILLEURS) == 3_600
