"""What the sorting table's counter reads again: the day's gestures, what waits."""

import pytest

from tests.collecte.livres import deposer
from tests.collecte.tri.au_tri import table_de_depot, une_ligne_tri
from tests.fabriques import categorie

pytestmark = pytest.mark.django_db


def test_les_derniers_gestes_du_jour_se_lisent(client, poster):
    poster("contenant", une_ligne_tri("textiles", 38_000))
    poster("reclasser", une_ligne_tri("bibelots", 8_000, vraie="livres", vers="rayon"))

    page = client.get("/collecte/tri/gestes/du-jour/").content.decode()

    assert "Bibelots → Livres" in page
    assert 'value="38000"' in page
    assert 'value="8000"' in page
    assert page.count("data-annuler") == 2


def test_la_liste_du_jour_se_lit_en_peu_de_questions(client, poster, django_assert_max_num_queries):
    for _n in range(8):
        poster("contenant", une_ligne_tri("textiles", 10_000))

    with django_assert_max_num_queries(14):
        page = client.get("/collecte/tri/gestes/du-jour/").content.decode()
    assert page.count("data-annuler") == 8


def test_l_etat_dit_ce_qui_attend_et_la_part_orientee(client, poster, table):
    deposer(table_de_depot(table), "textiles", 50_000)
    poster("contenant", une_ligne_tri("textiles", 15_000))
    poster("contenant", une_ligne_tri("textiles", 5_000, vers="a_recycler"))

    etat = client.get("/collecte/tri/etat/").json()

    attente = etat["attentes"][str(categorie("textiles").pk)]
    assert attente == {"masse_g": 30_000, "jours": 0, "longtemps": False}
    assert etat["part"] == "75\u00a0% aujourd’hui, 75\u00a0% ce mois"
    assert etat["manquants"][str(categorie("informatique").pk)]
    assert etat["tuiles"][str(categorie("textiles").pk)]["attend"] == "30\u00a0kg · aujourd’hui"
    controle = etat["tuiles"][str(categorie("informatique").pk)]["mentions"]
    assert controle == [["controle", "à contrôler"]]


def test_une_mere_attend_avec_ses_filles(client, trieur, table):
    quai = table_de_depot(table)
    deposer(quai, "materiel-electrique", 10_000)
    deposer(quai, "ecrans", 4_000)

    etat = client.get("/collecte/tri/etat/").json()

    assert etat["attentes"][str(categorie("materiel-electrique").pk)]["masse_g"] == 14_000
    assert etat["attentes"][str(categorie("ecrans").pk)]["masse_g"] == 4_000
