from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from petiterockette.affichage import accueil
from petiterockette.affichage.espaces import GENS
from petiterockette.comptes.models import Affectation
from petiterockette.comptes.roles import Role
from tests.fabriques import connecter, un_compte, un_depot, un_lieu, un_point, une_ligne

pytestmark = pytest.mark.django_db

ACCUEIL = "/"


def le_texte(reponse) -> str:
    return reponse.content.decode()


def test_l_accueil_demande_de_se_connecter(client):
    reponse = client.get(ACCUEIL)

    assert reponse.status_code == 302
    assert reponse["Location"].startswith(reverse("comptes:connexion"))


def test_un_benevole_pese_et_ne_lit_pas_le_journal(client):
    point = un_point()
    connecter(client, un_compte("benevole", lieu=point.lieu), point)

    page = le_texte(client.get(ACCUEIL))

    assert "Peser un dépôt" in page
    assert reverse("journal") not in page
    assert reverse("comptes:comptes") not in page


def test_le_chiffre_du_jour_est_celui_du_lieu_de_l_appareil(client):
    point = un_point()
    un_depot(une_ligne("textiles", 7_400), point=point)
    un_depot(une_ligne("livres", 900), point=point)
    un_depot(une_ligne("livres", 50_000))
    connecter(client, un_compte("benevole", lieu=point.lieu), point)

    page = le_texte(client.get(ACCUEIL))

    assert "8,3\u00a0kg" in page
    assert "2 dépôts aujourd’hui" in page


def test_le_chiffre_du_jour_ne_se_montre_qu_a_qui_peut_le_lire(client):
    point = un_point()
    un_depot(point=point)
    connecter(client, un_compte("administration"), point)

    page = le_texte(client.get(ACCUEIL))

    assert "7,4" not in page
    assert "aujourd’hui" not in page


def test_un_appareil_ailleurs_le_dit_et_ne_propose_pas_de_peser(client):
    compte = un_compte("benevole", lieu=un_lieu(nom="Chemin-Vert"))
    connecter(client, compte, un_point(nom="Quai", lieu=un_lieu(nom="Montgallet")))

    page = le_texte(client.get(ACCUEIL))

    assert "Cet appareil est au quai de Montgallet" in page
    assert "Peser un dépôt" not in page


def test_sans_role_on_sait_a_qui_demander(client):
    un_compte("administration", identifiant="lou", personne=None)
    connecter(client, un_compte())

    page = le_texte(client.get(ACCUEIL))

    assert "Vous n’avez pas de rôle aujourd’hui" in page
    assert "Demandez à lou" in page


def test_un_role_fini_hier_n_ouvre_plus_rien(client):
    point = un_point()
    compte = un_compte("benevole", lieu=point.lieu)
    Affectation.objects.update(fin=timezone.localdate() - timedelta(days=1))
    connecter(client, compte, point)

    page = le_texte(client.get(ACCUEIL))

    assert "Peser un dépôt" not in page


def test_une_tuile_sans_page_ne_se_montre_pas(client, monkeypatch):
    tuile = accueil.Tuile(
        nom="Grenier",
        texte="un jour",
        pictogramme="store",
        url="grenier:malle",
        droit=None,
        groupe=GENS,
        roles=("direction",),
    )
    monkeypatch.setattr(accueil, "FIN", [tuile, *accueil.FIN])
    connecter(client, un_compte("direction"))

    for page in (ACCUEIL, "/espaces/maison/", "/aller/?q=malle+un+jour"):
        assert "Grenier" not in le_texte(client.get(page))


@pytest.mark.parametrize("role", Role.values)
def test_six_tuiles_au_plus_et_six_mots_au_bandeau(client, role):
    point = un_point()
    connecter(client, un_compte(role, lieu=None if role == "administration" else point.lieu), point)

    reponse = client.get(ACCUEIL)

    mots = reponse.context["cadre"]()["bande"]
    assert 1 <= len(reponse.context["tuiles"]) <= 6
    assert 2 <= len(mots) <= 6
    assert [mot.nom for mot in mots if mot.actif] == ["Aujourd’hui"]


def test_le_point_de_l_appareil_se_lit_sur_chaque_page(client):
    point = un_point(nom="Grand comptoir", lieu=un_lieu(nom="Chemin-Vert"))
    connecter(client, un_compte("benevole", lieu=point.lieu), point)

    page = le_texte(client.get(reverse("comptes:droits")))

    assert "Grand comptoir" in page
    assert "Chemin-Vert" in page
