"""The day site by site, on the home page of whoever reads the months."""

import re
from datetime import date
from uuid import uuid4

import pytest

from boutique.caisses.services.caisses import installer_la_caisse
from collecte.bilans.masses import bilan
from collecte.bilans.passages import nombre_de_depots
from petiterockette.lieux.services.journees import fermer
from tests.boutique.valides import une_session
from tests.collecte.accueils import un_role
from tests.fabriques import (
    les_listes,
    un_compte,
    un_depot,
    un_lieu,
    un_point,
    une_ligne,
    une_ouverture,
)
from tests.pages import lue

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def le_25_novembre(time_machine):
    time_machine.move_to("2026-11-25T09:00:00Z", tick=False)
    les_listes()


@pytest.fixture
def point():
    return un_point(lieu=un_lieu(code="CHV", nom="Chemin-Vert"))


def grammes(page: str) -> list[int]:
    bande = page.split('class="carte jour-des-lieux"')[1].split("</section>")[0]
    return [int(n) for n in re.findall(r'<data value="(-?\d+)"', bande)]


def test_la_direction_lit_la_journee_de_chaque_lieu_et_son_total(client, point):
    autre = un_point(lieu=un_lieu(code="MTG", nom="Montgallet", ordre=1))
    un_depot(une_ligne("livres", 8_300), point=point)
    un_depot(une_ligne("livres", 1_000), point=autre)
    un_depot(une_ligne("livres", 2_000), point=autre)
    une_ouverture(autre.lieu)
    un_role(client, "direction")

    page = lue(client.get("/"))

    jour = date(2026, 11, 25)
    attendu = []
    for lieux in ([point.lieu], [autre.lieu], [point.lieu, autre.lieu]):
        b = bilan(jour, jour, lieux)
        n = nombre_de_depots(jour, jour, [lieu.pk for lieu in lieux])
        attendu += [n, b.collecte_g, b.sorties_g]
    assert grammes(page) == attendu == [1, 8_300, 0, 2, 3_000, 0, 3, 11_300, 0]
    assert "Ouvert depuis 10 h" in page
    assert "Portes pas notées" in page


def test_une_caisse_ouverte_derriere_des_portes_pas_notees_n_est_pas_un_lieu_ferme(
    client, point, time_machine
):
    une_ouverture(point.lieu)
    fermer(lieu=point.lieu, uuid=uuid4(), faites=(), par=un_compte("tri", lieu=point.lieu))
    time_machine.move_to("2026-11-26T09:00:00Z", tick=False)
    un_role(client, "direction")
    fermee = lue(client.get("/"))
    caisse = installer_la_caisse(un_point("caisse", lieu=point.lieu))
    une_session(caisse=caisse, jour=date(2026, 11, 26))

    page, public = lue(client.get("/")), lue(client.get("/nos-lieux/"))

    assert ("Fermé" in fermee, "Fermé" in page, "Fermé" in public) == (True, False, False)
    assert "Portes pas notées" in page


def test_un_responsable_ne_lit_que_la_journee_de_son_lieu(client, point):
    un_depot(une_ligne("livres", 50_000), point=un_point(lieu=un_lieu(nom="Ailleurs")))
    un_role(client, "responsable", point)

    page = lue(client.get("/"))

    assert grammes(page) == [0, 0, 0]
    assert "Ailleurs" not in page


@pytest.mark.parametrize("role", ["benevole", "tri", "caisse", "camion", "administration"])
def test_la_journee_des_lieux_n_encombre_pas_les_autres(client, point, role):
    un_role(client, role, point)

    assert "jour-des-lieux" not in lue(client.get("/")).split("</head>")[1]


def test_un_lieu_ferme_pour_de_bon_n_est_pas_de_la_journee(client, point):
    un_lieu(nom="Ancienne boutique", ferme_le=date(2026, 1, 1))
    un_role(client, "direction")

    assert "Ancienne boutique" not in lue(client.get("/"))
