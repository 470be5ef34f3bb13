"""The sorting counter's page: who opens it, where, and how much it reads."""

from uuid import uuid4

import pytest
from django.urls import reverse

from collecte.livre.models import Bon
from collecte.mois.models import Reglage
from petiterockette.lieux.models import Point
from tests.collecte.livres import deposer
from tests.collecte.tri.au_tri import envoyer, un_geste_tri, une_ligne_tri
from tests.fabriques import categorie, connecter, un_compte, un_controle_fait, un_point, un_souhait
from tests.pages import lue

pytestmark = pytest.mark.django_db

PAGE = "/collecte/tri/"


def test_sans_point_on_choisit_d_abord_le_sien(client, table):
    connecter(client, un_compte("tri", lieu=table.lieu))

    reponse = client.get(PAGE)

    assert reponse.status_code == 302
    assert reponse["Location"] == f"{reverse('lieux:point_choisir')}?suite={PAGE}"


def test_un_point_ferme_renvoie_au_choix_du_point(client, table, trieur):
    Point.objects.filter(pk=table.pk).update(ferme_le="2020-01-01")

    assert client.get(PAGE)["Location"].startswith(reverse("lieux:point_choisir"))


def test_sans_javascript_la_page_mene_au_formulaire(client, trieur):
    assert f'href="{reverse("collecte:orienter")}"' in lue(client.get(PAGE))


def test_la_page_suit_la_facon_de_trier_du_lieu(client, table, trieur):
    assert client.get(PAGE).context["reglages"]["mode"] == "par_contenant"

    Reglage.objects.create(lieu=table.lieu, cle="mode_tri", valeur="par_ligne", debut="2020-01-01")

    assert client.get(PAGE).context["reglages"]["mode"] == "par_ligne"


def test_la_part_orientee_n_est_jamais_appelee_un_taux(client, trieur):
    page = lue(client.get(PAGE))

    assert "Trié vers le réemploi" in page
    assert "revalorisation" not in page


def test_la_page_ne_lit_pas_plus_quand_le_tri_deborde(
    client, table, trieur, django_assert_max_num_queries
):
    quai = un_point("quai", lieu=table.lieu)
    for code in ("livres", "textiles", "vaisselle", "jouets", "bibelots", "mobilier"):
        deposer(quai, code, 9_000)
        un_souhait(code, lieu=table.lieu)
        envoyer(client, un_geste_tri(table, "contenant", une_ligne_tri(code, 1_000)))

    with django_assert_max_num_queries(36):
        client.get(PAGE)


def test_le_formulaire_aussi_attend_le_controle(client, table, trieur):
    champs = {
        "lieu": table.lieu.code,
        "point": table.pk,
        "de": "a_trier",
        "vers": "rayon",
        "categorie": categorie("informatique").pk,
        "masse": "5",
    }
    adresse = reverse("collecte:orienter")

    refus = client.post(adresse, {"uuid": str(uuid4()), **champs})
    assert "Contrôlez d’abord, ou envoyez à l’atelier." in lue(refus)
    assert not Bon.objects.exists()

    un_controle_fait("informatique", lieu=table.lieu)
    assert client.post(adresse, {"uuid": str(uuid4()), **champs}).status_code == 302
