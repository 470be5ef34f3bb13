"""The office of the till has the same tabs on each of its pages."""

import re

import pytest
from django.urls import reverse

from petiterockette.comptes.roles import Role
from tests.boutique.a_la_caisse import une_caisse
from tests.fabriques import connecter, un_compte
from tests.pages import lue

pytestmark = pytest.mark.django_db
DE_LA_CAISSE = ("sessions", "cartes", "clotures", "comptes", "factures", "manuel")
DES_ESPECES = ("coffre", "remises")
DES_ARCHIVES = ("archives", "integrite")


@pytest.mark.parametrize(
    ("role", "pages"),
    [
        (Role.CAISSE, DE_LA_CAISSE),
        (Role.CONTROLE, (*DE_LA_CAISSE, *DES_ARCHIVES)),
        (Role.TRESORERIE, (*DE_LA_CAISSE, *DES_ESPECES, *DES_ARCHIVES)),
    ],
)
def test_chaque_page_du_bureau_mene_aux_memes_autres(client, role, pages):
    une_caisse().fermer()
    connecter(client, un_compte(role))
    attendues = {reverse(f"boutique:{page}") for page in pages}

    for page in pages:
        barre = re.search(
            r'<nav class="puces puces-serrees ecran-seul" aria-label="Le bureau.*?</nav>',
            lue(client.get(reverse(f"boutique:{page}"))),
            re.DOTALL,
        )
        assert barre, page
        assert set(re.findall(r'href="([^"?]+)', barre[0])) == attendues, page
