"""The brake of the public form: by address, in all, and it keeps no address."""

from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from collecte.tournees.models import Demande
from collecte.tournees.refus import TropDeDemandes
from collecte.tournees.services import rendez_vous
from collecte.tournees.services.coordonnees import oublier_les_rendez_vous
from petiterockette.freins.models import Essai
from petiterockette.saisie.visiteur import foyer_de
from tests.fabriques import connecter, un_compte
from tests.fabriques_tournees import ouvrir_la_maison, une_demande_tapee, une_image
from tests.pages import lue

pytestmark = [pytest.mark.django_db, pytest.mark.deux_bases]

PAGE = "/rendez-vous/"


def serrer(monkeypatch, en_tout: int) -> None:
    monkeypatch.setattr(rendez_vous, "ENVOIS", replace(rendez_vous.ENVOIS, en_tout=en_tout))


@pytest.fixture
def lieu(db):
    return ouvrir_la_maison()


@pytest.fixture
def plus_aucune_demande(monkeypatch, lieu):
    """One request was heard from elsewhere, and the form hears one an hour in all."""
    serrer(monkeypatch, 1)
    rendez_vous.ENVOIS.compter("192.0.2.200")


def test_la_sixieme_demande_d_une_adresse_attend_une_heure(client, lieu):
    for _ in range(rendez_vous.ENVOIS.par_foyer):
        assert client.post(PAGE, une_demande_tapee()).status_code == 302

    reponse = client.post(PAGE, une_demande_tapee(quoi="La sixième."))

    assert reponse.status_code == 429
    assert "Trop de demandes arrivent en ce moment" in lue(reponse)
    assert "01 99 00 11 25" in lue(reponse)
    assert "La sixième." in lue(reponse)
    assert Demande.objects.count() == rendez_vous.ENVOIS.par_foyer
    ailleurs = client.post(PAGE, une_demande_tapee(), REMOTE_ADDR="192.0.2.7")
    assert ailleurs.status_code == 302
    with time_machine.travel(timezone.now() + timedelta(hours=1, seconds=1), tick=False):
        assert client.post(PAGE, une_demande_tapee()).status_code == 302


def test_la_cinquieme_envoyee_deux_fois_n_est_pas_freinee(client, lieu):
    for _ in range(rendez_vous.ENVOIS.par_foyer - 1):
        client.post(PAGE, une_demande_tapee())
    derniere = une_demande_tapee()

    assert [client.post(PAGE, derniere).status_code for _ in "ab"] == [302, 302]
    assert Demande.objects.count() == rendez_vous.ENVOIS.par_foyer


def test_toutes_les_adresses_ensemble_sont_freinees(client, lieu, monkeypatch):
    serrer(monkeypatch, 3)
    for n in range(3):
        client.post(PAGE, une_demande_tapee(), REMOTE_ADDR=f"192.0.2.{n}")

    assert client.post(PAGE, une_demande_tapee(), REMOTE_ADDR="192.0.2.9").status_code == 429


def test_le_frein_se_verifie_encore_sous_le_verrou(plus_aucune_demande):
    with pytest.raises(TropDeDemandes):
        rendez_vous.ENVOIS.compter("192.0.2.1")
    assert Essai.objects.count() == 1


def test_une_photo_freinee_n_est_pas_dessinee(client, plus_aucune_demande, monkeypatch):
    monkeypatch.setattr("collecte.tournees.forms.demandes.reencoder", pytest.fail)

    assert client.post(PAGE, une_demande_tapee(photos=[une_image()])).status_code == 429


def test_le_frein_ne_garde_aucune_adresse_et_s_oublie_en_un_jour(client, lieu):
    client.post(PAGE, une_demande_tapee(), REMOTE_ADDR="192.0.2.7")
    assert "192.0.2" not in Essai.objects.get().foyer

    with time_machine.travel(timezone.now() + timedelta(days=1, seconds=1), tick=False):
        oublier_les_rendez_vous(aujourd_hui=timezone.localdate())

    assert Essai.objects.count() == 0


def test_le_telephone_de_l_equipe_n_est_pas_freine(client, lieu, plus_aucune_demande):
    connecter(client, un_compte("responsable", lieu=lieu))

    tape = une_demande_tapee(lieu="CHV")
    assert client.post(reverse("collecte:demande_nouvelle"), tape).status_code == 302


def test_derriere_notre_proxy_on_freine_le_visiteur_et_non_le_proxy(client, lieu, settings):
    settings.PROXYS = 1
    for _ in range(rendez_vous.ENVOIS.par_foyer):
        client.post(PAGE, une_demande_tapee(), headers={"x-forwarded-for": "192.0.2.7"})

    def statut(chaine: str) -> int:
        tape = une_demande_tapee()
        return client.post(PAGE, tape, headers={"x-forwarded-for": chaine}).status_code

    assert statut("192.0.2.7") == 429
    # Whatever the visitor writes himself stands before what our proxy saw.
    assert statut("198.51.100.1, 192.0.2.7") == 429
    assert statut("192.0.2.8") == 302


def test_sans_proxy_ce_que_dit_le_visiteur_ne_compte_pas(client, lieu):
    for n in range(rendez_vous.ENVOIS.par_foyer):
        client.post(PAGE, une_demande_tapee(), headers={"x-forwarded-for": f"192.0.2.{n}"})

    autre = client.post(PAGE, une_demande_tapee(), headers={"x-forwarded-for": "192.0.2.9"})
    assert autre.status_code == 429


@pytest.mark.parametrize(
    ("adresse", "foyer"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:aaaa::1", "2001:db8:1:2::"),
        ("2001:db8:1:2:ffff:1:2:3", "2001:db8:1:2::"),
        ("inconnue", "inconnue"),
        ("", ""),
    ],
)
def test_une_maison_en_ipv6_n_a_qu_une_adresse(adresse, foyer):
    assert foyer_de(adresse) == foyer
