"""The home page at the till: open or not, since when; what waits to be counted."""

import re
from datetime import UTC, datetime

import pytest
import time_machine
from django.urls import reverse

from tests.boutique.a_la_caisse import ligne, une_caisse
from tests.fabriques import connecter, un_compte
from tests.pages import lue

pytestmark = pytest.mark.django_db

DIX_HEURES = datetime(2026, 3, 10, 9, 2, tzinfo=UTC)


def accueil(client, role, point, page="accueil", *arguments) -> str:
    """What a page says, without its tags."""
    connecter(client, un_compte(role, lieu=point.lieu), point)
    return " ".join(re.sub(r"<[^>]*>", " ", lue(client.get(reverse(page, args=arguments)))).split())


def boutique(client, role, point) -> str:
    return accueil(client, role, point, "espace", "boutique")


@time_machine.travel(DIX_HEURES, tick=False)
def test_la_tuile_dit_depuis_quand_la_caisse_est_ouverte(client):
    tenue = une_caisse()
    tenue.vendre(ligne("Pantalon"))

    assert "Caisse 1 vente" in accueil(client, "caisse", tenue.point)
    assert "depuis 10 h 02" in boutique(client, "caisse", tenue.point)


@time_machine.travel(DIX_HEURES, tick=False)
def test_fermee_elle_attend_son_comptage(client):
    tenue = une_caisse()
    tenue.fermer()

    texte = accueil(client, "caisse", tenue.point)
    assert "Ouvrir la caisse à compter d’abord" in texte
    assert "Compter les caisses 1 à compter" in texte
    # Whoever answers for the shop begins by it, and reads the same of the till.
    assert "Compter les caisses 1 à compter" in accueil(client, "responsable", tenue.point)
    assert "fermée, à compter" in boutique(client, "responsable", tenue.point)
    tenue.compter(10_000)
    texte = accueil(client, "caisse", tenue.point)
    assert "Ouvrir la caisse fermée" in texte
    assert "1 à compter" not in texte
    assert "fermée, à compter" not in boutique(client, "responsable", tenue.point)


def test_restee_ouverte_elle_le_dit(client):
    with time_machine.travel(DIX_HEURES, tick=False):
        tenue = une_caisse()
    with time_machine.travel("2026-03-12 09:00+01:00", tick=False):
        dit = accueil(client, "caisse", tenue.point)
        assert "Caisse restée ouverte depuis le 10 mars" in dit


def test_le_coffre_est_a_qui_le_tient(client):
    tenue = une_caisse()

    assert "Banque et coffre" in boutique(client, "responsable", tenue.point)
    assert "Banque et coffre" not in boutique(client, "caisse", tenue.point)


def test_l_administration_voit_qu_une_caisse_est_arretee(client):
    with time_machine.travel(DIX_HEURES, tick=False):
        tenue = une_caisse()
        tenue.vendre(ligne("Pantalon"))
    with time_machine.travel("2026-03-10 09:55+01:00", tick=False):
        dit = accueil(client, "administration", tenue.point)
        # It comes before whatever else this person does.
        assert dit.index("1 caisse arrêtée") < dit.index("Comptes qui se connecte")
