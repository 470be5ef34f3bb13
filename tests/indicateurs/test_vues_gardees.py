"""The views that each keeps for himself."""

import pytest
from django.test import Client

from petiterockette.indicateurs.models import Vue
from petiterockette.indicateurs.refus import AdresseEtrangere, TropDeVues, VueDejaNommee
from petiterockette.indicateurs.vues_gardees import VUES_MAX, garder_la_vue, oublier_la_vue, vues_de
from tests.fabriques import connecter, les_listes, un_compte
from tests.pages import erreurs, lue

pytestmark = pytest.mark.django_db

TEXTILES = "/collecte/mois/2026-10/?categorie=textiles"


@pytest.fixture
def compte():
    return un_compte("direction")


def test_chacun_ne_voit_que_ses_vues(compte):
    garder_la_vue(compte=compte, nom="Textiles", chemin=TEXTILES)

    assert [v.nom for v in vues_de(compte)] == ["Textiles"]
    assert vues_de(un_compte("direction")) == []


def test_deux_personnes_peuvent_donner_le_meme_nom(compte):
    for qui in (compte, un_compte("pole")):
        garder_la_vue(compte=qui, nom="Textiles", chemin=TEXTILES)

    assert Vue.objects.count() == 2


def test_un_nom_ne_sert_qu_une_fois_a_la_meme_personne(compte):
    garder_la_vue(compte=compte, nom="Textiles", chemin=TEXTILES)

    with pytest.raises(VueDejaNommee):
        garder_la_vue(compte=compte, nom="Textiles", chemin="/collecte/mois/2026/")
    assert vues_de(compte)[0].chemin == TEXTILES


@pytest.mark.parametrize(
    "chemin",
    ["https://ailleurs.example/", "//ailleurs.example/", "javascript:alert(1)", "", "/\\ailleurs"],
)
def test_une_adresse_d_ailleurs_ne_se_garde_pas(compte, chemin):
    with pytest.raises(AdresseEtrangere):
        garder_la_vue(compte=compte, nom="Piège", chemin=chemin)
    assert not Vue.objects.exists()


def test_il_y_a_un_nombre_de_vues_a_ne_pas_depasser(compte):
    for n in range(VUES_MAX):
        garder_la_vue(compte=compte, nom=f"Vue {n}", chemin=TEXTILES)

    with pytest.raises(TropDeVues):
        garder_la_vue(compte=compte, nom="Une de trop", chemin=TEXTILES)


def test_on_n_oublie_que_les_siennes(compte):
    vue = garder_la_vue(compte=compte, nom="Textiles", chemin=TEXTILES)

    oublier_la_vue(compte=un_compte("pole"), vue=vue.pk)
    assert vues_de(compte)
    oublier_la_vue(compte=compte, vue=vue.pk)
    assert not vues_de(compte)


# On the page


@pytest.fixture
def client(client, compte, time_machine) -> Client:
    time_machine.move_to("2026-11-25T11:00:00Z", tick=False)
    les_listes()
    connecter(client, compte)
    return client


def garder(client, page: str, **champs):
    contexte = client.get(page).context
    champs = {"chemin": contexte["vue_ici"], "suivi": contexte["vue_suivie"], **champs}
    return client.post("/vues/", champs, follow=True)


def test_une_vue_gardee_rouvre_ses_filtres(client, compte):
    reponse = garder(client, TEXTILES, nom="Textiles d’octobre")

    assert "La vue « Textiles d’octobre » est gardée." in lue(reponse)
    assert reponse.redirect_chain[-1][0] == TEXTILES
    assert f'href="{TEXTILES}"' in lue(client.get("/vues/"))


def test_une_vue_qui_suit_le_calendrier_s_ouvre_sur_le_mois_en_cours(client, compte, time_machine):
    garder(client, "/collecte/mois/2026-11/?categorie=livres", nom="Livres", suivre="on")
    vue = vues_de(compte)[0]
    assert vue.chemin == "/collecte/mois/ce-mois/?categorie=livres"

    time_machine.move_to("2026-12-31T23:10:00Z", tick=False)

    connecter(client, compte)
    assert client.get(vue.chemin).url == "/collecte/mois/2027-01/?categorie=livres"


def test_une_periode_passee_ne_peut_pas_suivre_le_calendrier(client):
    assert client.get("/collecte/mois/2026-10/").context["vue_suivie"] == ""


def test_un_nom_deja_pris_se_dit_et_rien_n_est_perdu(client):
    garder(client, TEXTILES, nom="Textiles")

    reponse = garder(client, "/collecte/mois/2026/", nom="Textiles")

    assert "Vous avez déjà une vue « Textiles »" in erreurs(reponse)["nom"]
    assert 'value="/collecte/mois/2026/"' in lue(reponse)


def test_sans_nom_la_page_le_demande(client):
    assert "Donnez un nom" in erreurs(garder(client, TEXTILES, nom=" "))["nom"]


def test_la_page_des_vues_dit_comment_en_garder_une(client):
    assert "Aucune vue gardée" in lue(client.get("/vues/"))


def test_oublier_une_vue_l_enleve_de_la_page(client, compte):
    vue = garder_la_vue(compte=compte, nom="Textiles", chemin=TEXTILES)

    assert "La vue est oubliée." in lue(client.post(f"/vues/{vue.pk}/oublier/", follow=True))
    assert not vues_de(compte)
