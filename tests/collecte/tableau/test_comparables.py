"""No comparison with a base too small to mean anything, and no category named."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from collecte.bilan import Bilan
from collecte.resumes import lire as resumer
from collecte.services.hors_caisse import vendre_hors_caisse
from collecte.tableau.comparables import Poids, Seuils, lire_les_jours, pas_comparable
from petiterockette.abonnements.registre import Sites
from petiterockette.lieux.models import Association
from tests.collecte.livres import deposer
from tests.fabriques import categorie, connecter, entete, un_compte, un_lieu, un_point
from tests.pages import espaces, lue

pytestmark = pytest.mark.django_db
OCTOBRE, NOVEMBRE = date(2026, 10, 1), date(2026, 11, 1)


def un_mois(g: int, jours: int) -> Poids:
    return Poids(Bilan(OCTOBRE, OCTOBRE, reemploi_g=g), jours)


@pytest.fixture
def vendre(time_machine):
    """So many grams of books sold on days of a month, spread over them."""
    point = un_point("quai", lieu=un_lieu(code="CHV"))

    def vendre(mois: int, jours: int, g: int, annee: int = 2026):
        for jour in range(1, jours + 1):
            quand = datetime(annee, mois, jour, 10, tzinfo=ZoneInfo("Europe/Paris"))
            time_machine.move_to(quand, tick=False)
            vendre_hors_caisse(
                entete=entete(point=point), categorie=categorie("livres"), masse_g=g // jours
            )
        return point.lieu

    return vendre


@pytest.mark.parametrize(
    ("base", "autre", "dit"),
    [
        ((19_999, 20), (100_000, 20), "moins de 20 % des kilos"),
        ((20_000, 20), (100_000, 20), ""),
        ((100_000, 9), (100_000, 20), "moins de 50 % des jours ouverts"),
        ((100_000, 10), (100_000, 20), ""),
        ((0, 0), (0, 0), ""),
        ((-5, 3), (100, 3), "moins de 20 % des kilos"),
        ((100_000, 20), (1, 1), ""),
    ],
)
def test_un_cinquieme_des_kilos_et_la_moitie_des_jours(base, autre, dit):
    assert espaces(pas_comparable(un_mois(*base), un_mois(*autre), "sorties_g", Seuils())) == dit


def test_un_reglage_a_zero_compare_toujours():
    jamais = Seuils(0, 0)

    assert pas_comparable(un_mois(1, 1), un_mois(10**9, 31), "sorties_g", jamais) == ""


def test_la_page_le_dit_et_ne_nomme_aucune_categorie(vendre, client):
    vendre(10, 1, 1_000)
    vendre(11, 2, 400_000)
    connecter(client, un_compte("direction"))

    page = lue(client.get("/collecte/mois/2026-11/?vs=avant"))

    assert "octobre : pas comparable (moins de 20 % des kilos)" in page
    assert "explication-part" not in page


def test_trop_peu_de_jours_ne_se_compare_pas_non_plus(vendre, client):
    lieu = vendre(10, 1, 100_000)
    vendre(11, 3, 100_000)
    connecter(client, un_compte("direction"))
    adresse = "/collecte/mois/2026-11/?vs=avant"

    assert "octobre : pas comparable (moins de 50 % des jours ouverts)" in lue(client.get(adresse))
    phrases = [espaces(p) for p in resumer(NOVEMBRE, Sites(None, [lieu])).phrases]
    assert "Octobre : pas comparable (moins de 50 % des jours ouverts)" in phrases
    emporte = espaces(b"".join(client.get(f"{adresse}&format=csv")).decode("utf-8-sig"))
    assert "octobre 2026 (pas comparable)" in emporte
    Association.objects.create(pk=1, nom="Rockette", comparable_jours_pc=0)
    assert "pas comparable" not in lue(client.get(adresse))


def test_l_an_dernier_trop_petit_laisse_expliquer_par_le_mois_d_avant(vendre, client):
    vendre(11, 1, 1_000, annee=2025)
    vendre(10, 2, 300_000)
    vendre(11, 2, 400_000)
    connecter(client, un_compte("direction"))

    explication = client.get("/collecte/mois/2026-11/").context["explication"]

    assert (explication["periode"], explication["autre_url"]) == ("octobre", "")


def test_les_jours_ouverts_se_comptent_par_lieu_en_une_requete(vendre, time_machine):
    lieu = vendre(10, 3, 3_000)
    ailleurs = un_point("quai")
    deposer(ailleurs, "livres", 1_000)
    periodes = [
        (OCTOBRE, date(2026, 10, 31)),
        (date(2026, 10, 2), date(2026, 10, 2)),
        (date(2020, 1, 1), date(2020, 12, 31)),
    ]

    with CaptureQueriesContext(connection) as requetes:
        assert lire_les_jours(periodes, None)[1] == [3, 1, 0]

    assert len(requetes) == 1
    assert lire_les_jours(periodes, [lieu.pk])[1] == [3, 1, 0]
    assert lire_les_jours(periodes, [ailleurs.lieu_id])[1] == [1, 0, 0]
    assert lire_les_jours(periodes, [])[1] == [0, 0, 0]


def test_le_reglage_se_tape_et_ne_s_ouvre_pas_en_restant_vide(client):
    connecter(client, un_compte("direction"))
    adresse = reverse("lieux:association")
    pose = {"nom": "Rockette", "debut_exercice": 1, "comparable_masse_pc": 30}

    client.post(adresse, pose | {"comparable_jours_pc": ""})
    assert not Association.objects.filter(comparable_masse_pc=30).exists()
    client.post(adresse, pose | {"comparable_jours_pc": 101})
    assert not Association.objects.filter(comparable_masse_pc=30).exists()
    client.post(adresse, pose | {"comparable_jours_pc": 0})

    assert Association.objects.get().comparable_jours_pc == 0
