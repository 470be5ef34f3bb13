"""No comparison of two periods too unequal to mean anything, and no category named."""

import re
from datetime import date, datetime
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdf import PdfReader

from collecte.sorties.services.hors_caisse import vendre_hors_caisse
from collecte.tableau.cadre.comparables import (
    EN_KILOS,
    Seuils,
    Taille,
    lire_les_jours,
    pas_comparable,
)
from collecte.tableau.resumes import lire as resumer
from petiterockette.abonnements.registre import Sites
from petiterockette.lieux.models import Association
from tests.collecte.livres import deposer
from tests.fabriques import categorie, connecter, entete, un_compte, un_lieu, un_point
from tests.pages import espaces, lue

pytestmark = pytest.mark.django_db
OCTOBRE, NOVEMBRE = date(2026, 10, 1), date(2026, 11, 1)


def dire(base: tuple[int, int], ici: tuple[int, int], *choix: int) -> str:
    """Each month: its grams and the days that it was open."""
    return espaces(pas_comparable(Taille(*base), Taille(*ici), Seuils(*choix), EN_KILOS, "ce mois"))


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
    ("petit", "grand", "dit"),
    [
        ((19_999, 20), (100_000, 20), "ne compte que 19,999 kg"),
        ((20_000, 20), (100_000, 20), ""),
        ((100_000, 9), (100_000, 20), "ne compte que 9 jours ouverts"),
        ((100_000, 10), (100_000, 20), ""),
        ((0, 0), (0, 0), ""),
        ((0, 0), (100_000, 20), "ne compte aucun jour ouvert"),
        ((-5, 3), (100, 3), "ne compte que −0,005 kg"),
        ((1, 1), (100_000, 20), "ne compte que 1 jour ouvert"),
    ],
)
def test_un_cinquieme_des_kilos_et_la_moitie_des_jours_de_part_et_d_autre(petit, grand, dit):
    assert dire(petit, grand) == dit
    assert dire(grand, petit) == (dit and f"ce mois {dit}")


@pytest.mark.parametrize("base", [(1, 1), (-5, 0), (10**9, 31)])
def test_un_reglage_a_zero_compare_toujours(base):
    assert dire(base, (1_000, 2), 0, 0) == ""
    assert dire((1_000, 2), base, 0, 0) == ""


def sans_liens(reponse) -> str:
    return re.sub(r"</?a\b[^>]*>", "", lue(reponse))


def test_la_page_le_dit_et_ne_nomme_aucune_categorie(vendre, client):
    vendre(10, 1, 1_000)
    vendre(11, 2, 400_000)
    connecter(client, un_compte("direction"))

    page = sans_liens(client.get("/collecte/mois/2026-11/?vs=avant"))

    assert "octobre : pas comparable (ne compte que 1 kg)" in page
    assert "explication-part" not in page


def test_trop_peu_de_jours_ne_se_compare_pas_non_plus(vendre, client):
    lieu = vendre(10, 1, 100_000)
    vendre(11, 3, 100_000)
    connecter(client, un_compte("direction"))
    adresse = "/collecte/mois/2026-11/?vs=avant"

    page = sans_liens(client.get(adresse))
    assert "octobre : pas comparable (ne compte que 1 jour ouvert)" in page
    phrases = [espaces(p) for p in resumer(NOVEMBRE, Sites(None, [lieu])).phrases]
    assert "Octobre : pas comparable (ne compte que 1 jour ouvert)" in phrases
    emporte = espaces(b"".join(client.get(f"{adresse}&format=csv")).decode("utf-8-sig"))
    assert "octobre 2026 (pas comparable : ne compte que 1 jour ouvert)" in emporte
    Association.objects.create(pk=1, nom="Rockette", comparable_jours_pc=0)
    assert "pas comparable" not in lue(client.get(adresse))


def test_un_mois_commence_ne_se_compare_pas_a_un_mois_plein(vendre, client):
    lieu = vendre(10, 8, 800_000)
    vendre(11, 3, 600_000)
    connecter(client, un_compte("direction"))
    adresse = "/collecte/mois/2026-11/"
    raison = "ce mois ne compte que 3 jours ouverts"

    page = sans_liens(client.get(f"{adresse}?vs=avant"))
    assert f"octobre : pas comparable ({raison})" in page
    assert "explication-part" not in page
    assert client.get(f"{adresse}?vs=avant").context["explication"] is None
    phrases = [espaces(p) for p in resumer(NOVEMBRE, Sites(None, [lieu])).phrases]
    assert f"Octobre : pas comparable ({raison})" in phrases
    emporte = espaces(b"".join(client.get(f"{adresse}?format=csv")).decode("utf-8-sig"))
    assert f"octobre 2026 (pas comparable : {raison})" in emporte
    pdf = PdfReader(BytesIO(b"".join(client.get(f"{adresse}?format=pdf"))))
    papier = espaces(" ".join(pdf.pages[0].extract_text().split()))
    assert f"Octobre : pas comparable ({raison})." in papier


def test_un_mois_d_un_kilo_ne_se_compare_pas_non_plus(vendre, client):
    vendre(10, 2, 400_000)
    vendre(11, 2, 1_000)
    connecter(client, un_compte("direction"))

    page = sans_liens(client.get("/collecte/mois/2026-11/?vs=avant"))

    assert "octobre : pas comparable (ce mois ne compte que 1 kg)" in page
    assert "explication-part" not in page


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
