"""From tickets and refunds, the till of this device is one tap away."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.boutique.a_la_caisse import ligne
from tests.boutique.au_guichet import un_guichet
from tests.fabriques import connecter, un_point
from tests.pages import lue

pytestmark = [pytest.mark.django_db, pytest.mark.une_base]

RETOUR = 'href="/boutique/caisse/"'


@pytest.fixture
def guichet():
    return un_guichet()


def test_des_tickets_et_d_un_remboursement_on_revient_a_la_caisse(guichet):
    vente = guichet.tenue.vendre(ligne("Pantalon"))

    for nom, arguments in (
        ("tickets", []),
        ("ticket", [vente.pk]),
        ("ticket_rendre", [vente.pk]),
        ("retour_sans_ticket", []),
    ):
        page = lue(guichet.client.get(reverse(f"boutique:{nom}", args=arguments)))
        assert page.count("Revenir à la caisse") == 1, nom
        assert RETOUR in page


def test_ailleurs_qu_a_une_caisse_il_n_y_en_a_pas_ou_revenir(guichet):
    lieu = guichet.tenue.point.lieu
    ailleurs = connecter(Client(), guichet.tenue.compte, un_point("quai", lieu=lieu))

    page = lue(ailleurs.get(reverse("boutique:tickets")))

    assert "Revenir à la caisse" not in page
