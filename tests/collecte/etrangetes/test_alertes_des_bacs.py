"""The alerts of bins and full containers: each at its own rhythm, gone once they left."""

from datetime import date, datetime

import pytest
from django.urls import reverse

from collecte.etrangetes.alertes.quai import rythme
from collecte.listes.models import Bac
from collecte.sorties.services.sorties import sortir_des_bacs
from petiterockette.alertes.calcul import calculer
from petiterockette.alertes.models import Alerte
from petiterockette.lieux.models import Lieu
from tests.collecte.etrangetes.les_alertes import le, phrases
from tests.collecte.livre.test_contenants import enlever, un_plein
from tests.collecte.livres import deposer
from tests.collecte.sorties import sorties_du_quai as sorties
from tests.fabriques import bac, connecter, entete, structure, un_compte, un_document

pytestmark = pytest.mark.django_db


def sortir_un_bac(quai, jour: datetime, time_machine, nom="Petit bac vert"):
    time_machine.move_to(jour, tick=False)
    sortir_des_bacs(entete=entete(point=quai), bac=bac(nom), n=1, brut_g=40_000)


@pytest.mark.parametrize(
    ("jours", "attendu"),
    [
        ([1, 4, 7, 10], 3),
        ([1, 4, 7, 11], 3),
        ([1, 4, 8, 12], 4),
        ([1, 2, 30, 31], 1),
        ([1, 4, 7], None),
        ([1, 1, 4, 7], None),
        ([1, 2, 4, 8, 9], 2),
    ],
)
def test_le_rythme_d_un_bac_est_la_mediane_de_ses_intervalles(jours, attendu):
    assert rythme([date(2027, 3, j) for j in jours]) == attendu


def test_un_bac_alerte_a_son_propre_rythme(quai, time_machine):
    """The green one leaves every third day, the yellow one every week."""
    for j in (1, 4, 7, 10):
        sortir_un_bac(quai, le(3, j), time_machine)
    for j in (1, 8, 15, 22):
        sortir_un_bac(quai, le(2, j), time_machine, "Petit bac jaune")
    sortir_un_bac(quai, le(3, 10), time_machine, "Petit bac jaune")

    assert phrases("bac", date(2027, 3, 20)) == []
    [phrase] = phrases("bac", date(2027, 3, 21))
    assert phrase == (
        "Petit bac vert : sorti d’habitude tous les 3 jours, pas depuis le 10 mars (11 jours)"
    )
    assert len(phrases("bac", date(2027, 3, 26))) == 2


def test_un_bac_annule_masque_ou_d_un_lieu_ferme_n_alerte_pas(quai, time_machine):
    for j in (1, 4, 7, 10):
        sortir_un_bac(quai, le(3, j), time_machine)
    loin = date(2027, 4, 10)
    assert len(phrases("bac", loin)) == 1

    Lieu.objects.update(ferme_le=date(2027, 4, 1))
    assert phrases("bac", loin) == []
    Lieu.objects.update(ferme_le=None)
    Bac.objects.update(visible=False)
    assert phrases("bac", loin) == []


def test_l_heure_qui_change_ne_decale_pas_un_rythme(quai, time_machine):
    """The last Sunday of October: the day has 25 hours."""
    for j in (22, 23, 24, 25):
        sortir_un_bac(quai, le(10, j, 0, 2026), time_machine)

    assert phrases("bac", date(2026, 11, 2), 7) == []
    assert len(phrases("bac", date(2026, 11, 3), 7)) == 1


# Containers, transfers, tickets


def test_les_contenants_pleins_se_disent_en_une_ligne_par_lieu(quai, time_machine):
    time_machine.move_to(le(3, 1), tick=False)
    deposer(quai, "textiles", 100_000)
    premier = un_plein(quai, brut_g=38_000)
    time_machine.move_to(le(3, 2), tick=False)
    second = un_plein(quai, brut_g=20_000)

    assert phrases("plein", date(2027, 3, 31)) == []
    [seul] = phrases("plein", date(2027, 4, 1))
    assert seul.startswith("1 contenant plein attend depuis plus de 30 jours, 38 kg")
    [deux] = phrases("plein", date(2027, 4, 2))
    assert deux.startswith("2 contenants pleins attendent depuis plus de 30 jours, 58 kg")
    assert f"nº {premier.pk}" in deux

    enlever(quai, premier, second)
    assert phrases("plein", date(2027, 4, 2)) == []


@pytest.fixture
def plein_oublie(quai, time_machine):
    """A full container forgotten for a month, kept by the alerts of that day."""
    time_machine.move_to(le(3, 1), tick=False)
    plein = sorties.un_plein(quai)
    time_machine.move_to(le(4, 5), tick=False)
    calculer(date(2027, 4, 5))
    assert Alerte.objects.filter(genre="plein").count() == 1
    return plein


def test_le_plein_sorti_au_quai_quitte_les_alertes_aussitot(client, quai, plein_oublie):
    connecter(client, un_compte("camion", lieu=quai.lieu), quai)
    charge = {"plein": plein_oublie.pk}
    sortie = sorties.une_sortie(quai, "recycleur", charge, structure=structure("Gebetex").pk)

    statut, _corps = sorties.poster(client, sortie)

    assert statut == 201
    assert not Alerte.objects.filter(genre="plein").exists()


@pytest.mark.usefixtures("plein_oublie")
def test_un_depot_n_attend_aucune_alerte(client, quai, monkeypatch):
    connecter(client, un_compte("benevole", lieu=quai.lieu), quai)
    monkeypatch.setattr("petiterockette.alertes.calcul.chercher", lambda *_: pytest.fail("cherché"))

    reponse = client.post(
        reverse("collecte:depots"), un_document(quai), content_type="application/json"
    )

    assert reponse.status_code == 201
    assert Alerte.objects.filter(genre="plein").exists()
