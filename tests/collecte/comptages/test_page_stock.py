"""What lies at each stage, by category and by site."""

import pytest

from tests.collecte.comptages.comptes import compte_et_arrete
from tests.collecte.quai.au_quai import un_don
from tests.fabriques import connecter, un_compte, un_depot, une_ligne
from tests.pages import lue

pytestmark = pytest.mark.django_db


STOCK = "/collecte/stock/"


def test_le_stock_dit_ce_qui_attend_a_chaque_etape(client, quai, responsable):
    un_depot(
        une_ligne("livres", 7_400), une_ligne("velo", 12_000, destination="a_recycler"), point=quai
    )

    page = lue(client.get(STOCK))

    assert '<data value="7400">7,4 kg</data>' in page
    assert '<data value="12000">12,0 kg</data>' in page
    assert '<data value="19400">19,4 kg</data>' in page
    assert "Métaux" in page
    assert "à régulariser" not in page


def test_un_stock_negatif_se_dit_en_mots(client, quai, responsable):
    un_don(responsable, quai, brut_g=12_000)

    page = lue(client.get(STOCK))

    assert '<data value="-12000">−12,0 kg</data> : à régulariser' in page
    assert "1 stock à régulariser" in page


def test_le_stock_se_lit_lieu_par_lieu(client, quai):
    un_depot(une_ligne("livres", 7_400), point=quai)
    un_depot(une_ligne("livres", 600))
    connecter(client, un_compte("direction"))

    assert "8,0 kg" in lue(client.get(STOCK))
    assert "8,0 kg" not in lue(client.get(STOCK, {"lieu": "CHV"}))


def test_un_stock_vide_le_dit(client, quai, responsable):
    assert "Rien en stock" in lue(client.get(STOCK))


def test_le_stock_se_lit_en_peu_de_requetes(
    client, quai, responsable, django_assert_max_num_queries
):
    for code in ("livres", "velo", "jouets", "textiles", "ecrans"):
        un_depot(une_ligne(code), une_ligne(code, destination="a_recycler"), point=quai)

    with django_assert_max_num_queries(14):
        client.get(STOCK)


def test_sans_stock_d_ouverture_ce_ne_sont_que_des_variations(client, quai, responsable):
    un_depot(une_ligne("livres", 7_400), point=quai)
    assert "Chemin-Vert : ce qui était là au premier jour n’est pas dit." in lue(client.get(STOCK))

    compte_et_arrete(quai, "livres", 0, ouverture=True)

    assert "premier jour" not in lue(client.get(STOCK))


def test_qui_n_inventorie_pas_lit_que_ce_sont_des_variations_sans_geste(client, quai):
    un_depot(une_ligne("livres", 7_400), point=quai)
    connecter(client, un_compte("tri", lieu=quai.lieu), quai)

    page = lue(client.get(STOCK))

    assert "pas encore des stocks" in page
    assert "Dire le stock d’ouverture" not in page
