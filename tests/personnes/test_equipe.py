from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from petiterockette.journal.models import Entree
from petiterockette.personnes.codes import donner_son_code
from petiterockette.personnes.models import CodeDeCaisse, Equipier, Personne
from petiterockette.personnes.services import anonymiser
from tests.fabriques import connecter, un_compte, un_lieu, un_point, une_personne

pytestmark = pytest.mark.django_db

EQUIPE = "/equipe/"


@pytest.fixture
def lieu(client):
    """A site whose manager is signed in."""
    lieu = un_lieu(nom="Chemin-Vert")
    connecter(client, un_compte("responsable", lieu=lieu, personne=une_personne("Camille")))
    return lieu


def l_equipe(lieu) -> list[str]:
    jour = timezone.localdate()
    return [str(p) for p in Personne.objects.de_l_equipe(lieu, jour)]


def test_un_prenom_suffit_pour_avoir_sa_tuile(client, lieu):
    client.post(f"{EQUIPE}?lieu={lieu.code}", {"prenom": "  Awa ", "nom": ""})

    assert l_equipe(lieu) == ["Awa"]


def test_deux_fois_le_meme_prenom_ne_font_qu_une_tuile(client, lieu):
    for _n in range(2):
        client.post(f"{EQUIPE}?lieu={lieu.code}", {"prenom": "Awa"})

    assert l_equipe(lieu) == ["Awa"]


def test_un_nom_distingue_deux_memes_prenoms(client, lieu):
    client.post(f"{EQUIPE}?lieu={lieu.code}", {"prenom": "Awa"})
    client.post(f"{EQUIPE}?lieu={lieu.code}", {"prenom": "Awa", "nom": "D."})

    assert l_equipe(lieu) == ["Awa", "Awa D."]


def test_sans_prenom_la_page_le_demande(client, lieu):
    reponse = client.post(f"{EQUIPE}?lieu={lieu.code}", {"prenom": "   "})

    assert reponse.context["form"].errors["prenom"] == ["Tapez un prénom."]


def test_une_tuile_retiree_disparait_le_jour_meme_et_revient_a_la_meme_personne(client, lieu):
    awa = une_personne("Awa")
    equipier = Equipier.objects.create(personne=awa, lieu=lieu, debut=timezone.localdate())

    client.post(reverse("personnes:equipier_retirer", args=[equipier.pk]))
    assert l_equipe(lieu) == []
    assert [e.personne for e in client.get(EQUIPE).context["partis"]] == [awa]

    for _n in range(2):
        client.post(reverse("personnes:equipier_remettre", args=[equipier.pk]))
    assert l_equipe(lieu) == ["Awa"]
    assert list(client.get(EQUIPE).context["partis"]) == []
    assert Personne.objects.filter(prenom="Awa").count() == 1


def test_une_personne_anonymisee_n_est_plus_dans_la_liste_des_partis(client, lieu):
    awa = une_personne("Awa")
    hier = timezone.localdate() - timedelta(days=1)
    equipier = Equipier.objects.create(personne=awa, lieu=lieu, debut=hier, fin=hier)
    anonymiser(Personne.objects.filter(pk=awa.pk))

    assert list(client.get(EQUIPE).context["partis"]) == []
    remettre = reverse("personnes:equipier_remettre", args=[equipier.pk])
    assert client.post(remettre).status_code == 404


def test_un_responsable_efface_un_code_oublie_une_fois(client, lieu):
    awa = une_personne("Awa", equipe=lieu)
    donner_son_code(personne=awa, code="4071", encore="4071", lieu=lieu.pk, compte=None)
    assert "Effacer son code" in client.get(EQUIPE).content.decode()

    effacer = reverse("personnes:equipier_code", args=[awa.equipes.get().pk])
    for _appui in range(2):
        client.post(effacer)

    assert "Effacer son code" not in client.get(EQUIPE).content.decode()
    entree = Entree.objects.get(code="personnes.code.efface")
    assert (entree.contenu, entree.lieu) == ({"personne": awa.pk}, lieu.pk)
    assert entree.compte is not None


def test_le_code_d_une_equipe_d_ailleurs_ne_s_efface_pas(client, lieu):
    zoe = une_personne("Zoé", equipe=un_lieu())
    donner_son_code(personne=zoe, code="4071", encore="4071", lieu=None, compte=None)

    effacer = reverse("personnes:equipier_code", args=[zoe.equipes.get().pk])

    assert client.post(effacer).status_code == 403
    assert CodeDeCaisse.objects.filter(personne=zoe).exists()


def test_l_equipe_montree_est_celle_de_l_appareil(client):
    un, deux = un_lieu(), un_lieu()
    une_personne("Awa", equipe=deux)
    connecter(client, un_compte("direction"), un_point(lieu=deux))

    contexte = client.get(EQUIPE).context

    assert contexte["lieu"] == deux
    assert contexte["lieux"] == [un, deux]


def test_l_equipe_d_un_autre_lieu_ne_se_lit_ni_ne_se_touche(client, lieu):
    ailleurs = un_lieu()
    une_personne("Zoé", equipe=ailleurs)

    assert client.get(EQUIPE, {"lieu": ailleurs.code}).status_code == 403
    assert client.post(f"{EQUIPE}?lieu={ailleurs.code}", {"prenom": "Awa"}).status_code == 403
    retirer = reverse("personnes:equipier_retirer", args=[ailleurs.equipiers.get().pk])
    assert client.post(retirer).status_code == 403
    assert l_equipe(ailleurs) == ["Zoé"]


def test_un_benevole_ne_tient_pas_l_equipe(client):
    connecter(client, un_compte("benevole", lieu=un_lieu()))

    assert client.get(EQUIPE).status_code == 403


def test_l_equipe_ne_coute_pas_plus_de_requetes_quand_elle_grandit(
    client, lieu, django_assert_num_queries
):
    une_personne("Awa", equipe=lieu)
    with django_assert_num_queries(7):
        client.get(EQUIPE)
    for n in range(20):
        une_personne(f"Prénom {n}", equipe=lieu)

    with django_assert_num_queries(7):
        client.get(EQUIPE)


def test_sans_aucun_lieu_l_equipe_le_dit_et_mene_au_premier(client):
    connecter(client, un_compte("administration", "direction"))

    reponse = client.get(EQUIPE)

    assert reponse.status_code == 200
    assert "Aucun lieu n’est ouvert" in reponse.content.decode()
    assert reverse("lieux:lieu_nouveau") in reponse.content.decode()
