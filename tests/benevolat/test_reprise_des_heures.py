"""The hours of before: totals that count where all of their days are asked for, of nobody."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.urls import reverse

from petiterockette.benevolat.bilans import bilan, par_lieu, par_mois, par_pole
from petiterockette.benevolat.exports import annee_a_emporter
from petiterockette.benevolat.models import HeuresReprises
from petiterockette.benevolat.services.taux import dire_le_taux
from petiterockette.benevolat.valeur import valeur_du_benevolat
from petiterockette.comptes.lieux_lus import LieuxLus
from petiterockette.journal.models import Entree
from petiterockette.reprise.refus import PasPret
from tests.benevolat.benevoles import des_heures, un_pole
from tests.fabriques import un_compte, un_lieu
from tests.reprise.a_reprendre import annule, phrases, recu, repris

ANNEES = """Année;Mois;Pôle;Bénévoles;Heures
2018;;Boutique;34;1 200
2018;;Bureau;5;40,5
2019;mars;Boutique;12;10h30
2019;avril;Boutique;9;90 min
Total;;;;1 252,5
"""
AN_2018, AN_2019 = (date(2018, 1, 1), date(2018, 12, 31)), (date(2019, 1, 1), date(2019, 12, 31))


@pytest.fixture
def lieu(db):
    for pole in ("boutique", "bureau"):
        un_pole(pole)
    return un_lieu(ouvert_le=date(2013, 1, 1))


@pytest.fixture
def compte(lieu):
    return un_compte("direction")


def un_taux(compte, debut: date, taux_cts: int) -> None:
    dire_le_taux(debut=debut, taux_cts=taux_cts, source="le CA", uuid=uuid4(), compte=compte)


def test_un_total_compte_la_ou_ses_jours_sont_demandes_entiers(lieu, compte, client):
    fichier = repris(compte, recu(compte, "benevolat", ANNEES, lieu=lieu.code))

    assert bilan(*AN_2018) == {"minutes": 74_430, "benevoles": 0, "reprises_min": 74_430}
    assert bilan(date(2018, 1, 1), date(2018, 12, 30))["minutes"] == 0
    assert bilan(date(2019, 3, 1), date(2019, 3, 31))["minutes"] == 630
    assert bilan(date(2019, 3, 2), date(2019, 4, 30))["minutes"] == 90
    assert bilan(*AN_2018, poles=["bureau"])["minutes"] == 2_430
    assert bilan(*AN_2018, lieux=[lieu.pk + 1])["minutes"] == 0
    assert {p.pole.code: p.minutes for p in par_pole(*AN_2018)} == {
        "boutique": 72_000, "bureau": 2_430
    }  # fmt: skip
    assert par_lieu(*AN_2018) == {lieu.pk: 74_430}
    # Of a year, nobody knows the months.
    assert par_mois(*AN_2018) == {}
    assert par_mois(*AN_2019) == {date(2019, 3, 1): (630, 0), date(2019, 4, 1): (90, 0)}
    document = annee_a_emporter(LieuxLus(None, [lieu], None), 2018, nominatives=None)
    assert sum(ligne[-1] for ligne in document.feuilles[0].lignes) == 74_430
    client.force_login(compte)
    page = client.get(reverse("benevolat:chiffres_de", args=[2018])).content.decode()
    assert "repris d’avant ce logiciel" in page
    assert "par 0 personne" not in page
    assert "Ce que chacun a noté" not in page
    poles = client.get(reverse("resultats:annee", args=[2018])).content.decode()
    assert "1 240 h" in poles.replace("\u202f", " ").replace("\u00a0", " ")
    assert Entree.objects.filter(code="benevolat.heures.reprises").count() == 1
    call_command("verifier", verbosity=0)

    annule(compte, fichier)

    assert bilan(*AN_2018)["minutes"] == bilan(*AN_2019)["minutes"] == 0
    assert not HeuresReprises.objects.qui_tiennent().exists()
    call_command("verifier", verbosity=0)
    # What was cancelled may be brought in again.
    assert repris(compte, recu(compte, "benevolat", ANNEES, lieu=lieu.code)).etat == "repris"


def test_un_nom_sert_a_compter_et_ne_reste_nulle_part(lieu, compte):
    texte = "Nom;Date;Heures\nZoé;03/2019;2\nAwa;03/2019;3\nzoe;04/2019;1\n"
    fichier = recu(compte, "benevolat", texte, lieu=lieu.code, pole="boutique")

    repris(compte, fichier)

    fichier.refresh_from_db()
    assert bytes(fichier.octets) == b""
    lues = HeuresReprises.objects.values_list("debut__month", "minutes", "benevoles")
    assert sorted(lues) == [(3, 300, 2), (4, 60, 1)]


def test_sur_des_jours_a_deux_taux_un_total_n_a_pas_de_valeur(lieu, compte):
    repris(compte, recu(compte, "benevolat", ANNEES, lieu=lieu.code))
    un_taux(compte, date(2018, 1, 1), 1_000)
    assert valeur_du_benevolat(*AN_2018) == 1_240_500

    un_taux(compte, date(2018, 7, 1), 1_100)

    assert valeur_du_benevolat(*AN_2018) is None
    assert valeur_du_benevolat(*AN_2019) == 13_200


@pytest.mark.parametrize(
    ("lignes", "attendu"),
    [
        ("2019;trois", "Ligne 2 : « trois » n’est pas un nombre d’heures."),
        ("hier;3", "Ligne 2 : « hier » n’est ni une année"),
        ("2012;3", "2012 : ce lieu n’a ouvert que le 1er janvier 2013"),
        ("2099;3", "2099 n’est pas fini."),
        ("2019;3\n2019;4", "Ligne 3 : 2019 est déjà dit à la ligne 2"),
        ("2019;3\nmars 2019;4", "Ligne 3 : 2019 est dit en entier à la ligne 2"),
        ("2018;3", "Ligne 2 : 2018 : déjà repris par « avant.csv »"),
        ("12/03/2026;3", "Ligne 2 : 12 mars 2026 : déjà compté ici depuis le 11 mars 2026"),
    ],
)
def test_une_ligne_fausse_est_dite_et_rien_n_est_ecrit(lieu, compte, lignes, attendu, time_machine):
    time_machine.move_to("2026-03-12 10:00+01:00")
    deja = "Année;Heures\n2018;1\n"
    repris(compte, recu(compte, "benevolat", deja, lieu=lieu.code, pole="boutique"))
    des_heures(lieu, jour=date(2026, 3, 11))
    texte = f"Période;Heures\n{lignes}\n"
    fichier = recu(compte, "benevolat", texte, lieu=lieu.code, pole="boutique")

    assert attendu in phrases(fichier)
    with pytest.raises(PasPret):
        repris(compte, fichier)
    assert HeuresReprises.objects.count() == 1
