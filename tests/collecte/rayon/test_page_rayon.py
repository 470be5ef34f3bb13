"""The shelf's page: the week's list, and what is taken off it."""

import re
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.urls import reverse

from collecte.livre.models import Bon
from collecte.sorties.services.sorties import poser_en_zone
from tests.collecte.livres import au_rayon, deposer, stock
from tests.collecte.rayon.test_retirer_du_rayon import un_plein_au_rayon
from tests.collecte.tri.au_tri import une_table
from tests.fabriques import categorie, connecter, entete, un_compte, un_point
from tests.pages import lue

pytestmark = pytest.mark.django_db

LISTE = "/collecte/rayon/"


def le_texte(reponse) -> str:
    """What somebody reads, in a line, without the tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", lue(reponse)).split())


@pytest.fixture
def table(db):
    return une_table()


@pytest.fixture
def trieur(client, table):
    compte = un_compte("tri", lieu=table.lieu)
    connecter(client, compte, table)
    return compte


@pytest.fixture
def quai(table):
    return un_point("quai", lieu=table.lieu)


def retirer(client, table, code="livres", **champs):
    return client.post(
        reverse("collecte:rayon_retirer", args=[code]),
        {"uuid": str(uuid4()), "lieu": table.lieu.code, "point": table.pk, **champs},
    )


def test_un_rayon_vide_dit_ce_qui_le_remplira(client, trieur):
    assert "Le rayon est vide" in le_texte(client.get(LISTE))


def test_le_plus_vieux_vient_en_premier_avec_son_age(client, table, trieur, quai, time_machine):
    time_machine.move_to(datetime(2027, 1, 4, 11, tzinfo=UTC), tick=False)
    au_rayon(quai, "livres", 30_000)
    time_machine.move_to(datetime(2027, 3, 2, 11, tzinfo=UTC), tick=False)
    au_rayon(quai, "livres", 12_500)
    au_rayon(quai, "textiles", 90_000)
    connecter(client, trieur, table)

    page = client.get(LISTE)

    rangees = page.context["tableau"].rangees
    assert [r.categorie.code for r in rangees] == ["livres", "textiles"]
    texte = le_texte(page)
    assert "le plus ancien : 8 semaines" in texte
    assert "30,0 kg depuis plus de 8 semaines" in texte
    assert "le plus ancien : aujourd’hui" in texte
    assert page.context["tableau"].masse_g == 132_500


def test_retirer_au_poids_revient_a_la_liste_et_le_dit(client, table, trieur, quai):
    au_rayon(quai, "livres", 30_000)

    reponse = retirer(client, table, vers="a_recycler", masse="12.5")

    assert reponse.status_code == 302
    assert reponse["Location"] == LISTE
    assert stock(table.lieu, "livres", "rayon") == 17_500
    texte = le_texte(client.get(LISTE))
    assert "12,5 kg" in texte
    assert "Sorti du rayon aujourd’hui" in texte


def test_retirer_un_contenant_plein_en_le_touchant(client, table, trieur, quai):
    au_rayon(quai, "livres", 5_000)
    plein = un_plein_au_rayon(quai)

    page = le_texte(client.get(reverse("collecte:rayon_retirer", args=["livres"])))
    reponse = retirer(client, table, vers="a_trier", plein=plein.pk)

    assert f"nº {plein.pk}" in page
    assert reponse.status_code == 302
    assert stock(table.lieu, "livres", "rayon") == 5_000


def test_une_page_envoyee_deux_fois_est_un_seul_geste(client, table, trieur, quai):
    au_rayon(quai, "livres", 30_000)
    uuid = str(uuid4())

    for _fois in range(2):
        retirer(client, table, vers="a_recycler", masse="12", uuid=uuid)

    assert stock(table.lieu, "livres", "rayon") == 18_000


@pytest.mark.parametrize(
    ("faux", "phrase"),
    [
        ({"masse": "12"}, "Dites où ça va."),
        ({"vers": "a_recycler"}, "Dites combien ça pèse"),
        ({"vers": "a_recycler", "masse": "douze"}, "douze"),
        ({"vers": "a_recycler", "masse": "12", "point": 0}, "choisissez à nouveau votre point"),
    ],
)
def test_ce_qui_est_faux_se_dit_et_reste_tape(faux, phrase, client, table, trieur, quai):
    au_rayon(quai, "livres", 30_000)
    bons = Bon.objects.count()

    reponse = retirer(client, table, **{"commentaire": "fin de saison", **faux})

    assert reponse.status_code == 200
    assert phrase in le_texte(reponse)
    assert 'value="fin de saison"' in reponse.content.decode()
    assert Bon.objects.count() == bons


def test_le_retour_de_zone_n_a_pas_ete_donne(client, table, trieur, quai):
    au_rayon(quai, "livres", 30_000)
    poser_en_zone(entete=entete(point=quai), categorie=categorie("livres"), brut_g=9_000)

    reponse = client.post(
        reverse("collecte:zone_retour"),
        {
            "uuid": str(uuid4()),
            "lieu": table.lieu.code,
            "point": table.pk,
            "vers": "a_recycler",
            "categorie": categorie("livres").pk,
            "masse": "2,5",
        },
    )

    assert reponse.status_code == 302
    assert stock(table.lieu, "livres", "a_recycler") == 2_500


def test_ni_vrac_ni_nourriture_ne_se_retirent(client, trieur):
    assert client.get("/collecte/rayon/vrac/retirer/").status_code == 404


def test_un_rayon_plein_se_lit_en_peu_de_questions(
    client, table, trieur, quai, django_assert_max_num_queries
):
    for code in ("livres", "textiles", "vaisselle", "jouets", "bibelots", "mobilier"):
        au_rayon(quai, code, 9_000)
        un_plein_au_rayon(quai, code)
    retirer(client, table, vers="a_recycler", masse="1")
    retirer(client, table, "textiles", vers="a_recycler", masse="1")

    with django_assert_max_num_queries(24):
        page = client.get(LISTE)
    assert len(page.context["tableau"].rangees) == 6
    assert len(page.context["faits"]) == 2


def test_l_accueil_dit_ce_qui_attend_au_tri_et_ce_qui_vieillit_au_rayon(
    client, table, trieur, quai, time_machine
):
    time_machine.move_to(datetime(2027, 1, 4, 11, tzinfo=UTC), tick=False)
    au_rayon(quai, "livres", 30_000)
    time_machine.move_to(datetime(2027, 3, 2, 11, tzinfo=UTC), tick=False)
    connecter(client, trieur, table)
    assert "rien à trier" in le_texte(client.get("/"))

    deposer(quai, "textiles", 50_000)

    texte = le_texte(client.get("/"))
    for mots in ("50 kg", "à trier, d’aujourd’hui", "30 kg attendent depuis 56 jours"):
        assert mots in texte
