"""A month of matter closes once its tills have: euros and kilograms stay in the same one."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from boutique.caisses.refus import CaisseAFermer
from boutique.tiroirs.services.sessions import fermer_les_oubliees
from collecte.bilans.masses import bilan
from collecte.clotures.services.clotures import clore
from collecte.livre.models import Mouvement
from collecte.mois.models import Mois
from tests.boutique.a_la_caisse import ligne, une_caisse
from tests.fabriques import connecter, un_compte, un_depot, un_point

pytestmark = pytest.mark.django_db
PARIS = ZoneInfo("Europe/Paris")
OCTOBRE, NOVEMBRE = date(2026, 10, 1), date(2026, 11, 1)


def le(mois: int, jour: int, heure: int, minute: int = 0) -> datetime:
    return datetime(2026, mois, jour, heure, minute, tzinfo=PARIS)


@pytest.fixture
def tenue(time_machine):
    """A till opened on the evening of 31 October, that has sold already; it is 00:05."""
    time_machine.move_to(le(10, 31, 22), tick=False)
    tenue = une_caisse()
    tenue.vendre(ligne("Pantalon", masse_g=400))
    time_machine.move_to(le(11, 1, 0, 5), tick=False)
    return tenue


def test_le_mois_ne_se_clot_pas_tant_que_sa_caisse_est_ouverte(tenue):
    direction = un_compte("direction")

    with pytest.raises(CaisseAFermer) as refus:
        clore(lieu=tenue.point.lieu, mois=OCTOBRE, compte=direction)

    assert "31 octobre 2026" in str(refus.value)
    assert "Fermez-la" in str(refus.value)
    assert not Mois.objects.filter(clos_le__isnull=False).exists()


def test_une_vente_apres_minuit_garde_ses_kilos_avec_ses_euros(tenue):
    vente = tenue.vendre(ligne("Pantalon", masse_g=600))
    tenue.fermer()
    clore(lieu=tenue.point.lieu, mois=OCTOBRE, compte=un_compte("direction"))

    assert vente.jour == vente.bon.jour == date(2026, 10, 31)
    assert bilan(OCTOBRE, date(2026, 10, 31)).reemploi_g == 1_000
    assert bilan(NOVEMBRE, date(2026, 11, 30)).reemploi_g == 0
    assert not Mouvement.objects.filter(revise__isnull=False).exists()


def test_la_page_dit_pourquoi_et_quoi_faire(tenue, client):
    connecter(client, un_compte("direction"))
    adresse = reverse("collecte:cloture", args=[tenue.point.lieu.code, "2026-10"])

    page = client.get(adresse).content.decode()

    assert "est encore ouverte depuis le 31 octobre 2026" in page
    assert "Clore octobre 2026</button>" not in page


def test_fermee_d_office_la_caisse_laisse_clore(tenue, time_machine):
    time_machine.move_to(le(11, 1, 4, 30), tick=False)
    fermer_les_oubliees(le(11, 1, 4, 30))

    clore(lieu=tenue.point.lieu, mois=OCTOBRE, compte=un_compte("direction"))

    assert Mois.objects.get(lieu=tenue.point.lieu, mois=OCTOBRE).est_clos


@pytest.mark.parametrize("autre", ["le lendemain", "ailleurs", "ecole"])
def test_une_caisse_d_un_autre_mois_d_un_autre_lieu_ou_d_ecole_ne_retient_rien(autre, time_machine):
    point = un_point()
    time_machine.move_to(le(10, 31, 22), tick=False)
    un_depot(point=point)
    if autre == "le lendemain":
        time_machine.move_to(le(11, 1, 0, 3), tick=False)
    ici = None if autre == "ailleurs" else un_point("caisse", lieu=point.lieu)
    une_caisse(point=ici, ecole=autre == "ecole")
    time_machine.move_to(le(11, 1, 0, 5), tick=False)

    clore(lieu=point.lieu, mois=OCTOBRE, compte=un_compte("direction"))

    assert Mois.objects.get(lieu=point.lieu, mois=OCTOBRE).est_clos


def test_un_retour_de_novembre_reste_en_novembre(tenue, time_machine):
    vente = tenue.vendre(ligne("Pantalon", masse_g=600))
    tenue.fermer()
    clore(lieu=tenue.point.lieu, mois=OCTOBRE, compte=un_compte("direction"))
    time_machine.move_to(le(11, 3, 10), tick=False)
    tenue.rouvrir()

    avoir = tenue.rendre(vente, [{"ligne": vente.lignes.get().pk, "quantite": 1, "vers": "rayon"}])

    assert avoir.jour == avoir.bon.jour == date(2026, 11, 3)
    assert bilan(NOVEMBRE, date(2026, 11, 30)).reemploi_g == -600
