"""The first day at the till: five gestures, read from the tickets of its training."""

import re

import pytest
from django.urls import reverse

from boutique.comptoir.apprendre import faits_a_la_caisse
from tests.boutique.a_la_caisse import ALaCaisse, ligne, paye, rend
from tests.boutique.au_guichet import un_guichet
from tests.fabriques import un_lieu
from tests.pages import lue

pytestmark = pytest.mark.django_db


@pytest.fixture
def guichet():
    return un_guichet()


@pytest.fixture
def ecole(guichet) -> ALaCaisse:
    ecole = ALaCaisse(guichet.tenue.point, guichet.tenue.compte, ecole=True)
    ecole.rouvrir()
    return ecole


def faits(tenue: ALaCaisse) -> set[str]:
    return {fait.code for fait in faits_a_la_caisse([tenue.compte.personne_id], None)}


def test_les_cinq_gestes_de_la_caisse_se_lisent_sur_ses_tickets(ecole):
    vente = ecole.vendre(ligne("Pantalon"))
    assert faits(ecole) == {"especes"}
    ecole.vendre(ligne("Pantalon"), reglements=[paye("carte", 300)])
    assert faits(ecole) == {"especes", "carte"}
    ecole.vendre(ligne("Pantalon"), ligne("Manteau"))
    ecole.vendre(ligne("Pantalon", offert=True))
    assert faits(ecole) == {"especes", "carte", "plusieurs", "remise"}
    ecole.rendre(vente, [rend(vente.lignes.get())])

    assert faits(ecole) == {"especes", "carte", "plusieurs", "remise", "rendre"}


def test_une_vraie_vente_n_apprend_rien(guichet):
    guichet.tenue.vendre(ligne("Pantalon"))

    assert list(faits_a_la_caisse(None, None)) == []


def test_on_ne_lit_que_ses_lieux(ecole):
    ecole.vendre(ligne("Pantalon"))

    assert list(faits_a_la_caisse(None, [un_lieu().pk])) == []
    assert len(list(faits_a_la_caisse(None, [ecole.point.lieu_id]))) == 1


def test_la_bande_du_premier_jour_suit_la_caisse_d_ecole(guichet, ecole):
    ecole.vendre(ligne("Pantalon"))

    page = lue(guichet.lire("caisse_ecole"))
    bande = page[page.index('class="bande-ecole"') : page.index("</section>")]

    assert "1 sur 5" in bande
    assert "Carte" in bande
    assert f'href="{reverse("boutique:caisse")}"' in bande
    relue = guichet.client.get(reverse("collecte:essais_premier_jour", args=["caisse"]))
    assert "1 sur 5" in lue(relue)


def test_la_vraie_caisse_a_son_point_d_interrogation_et_pas_la_bande(guichet):
    page = lue(guichet.lire("caisse"))

    guide = page[page.index('id="dialogue-guide"') :]
    assert len(re.findall("<li>", guide[: guide.index("</dialog>")])) == 3
    assert reverse("boutique:caisse_ecole") in guide
    assert "bande-ecole" not in page
