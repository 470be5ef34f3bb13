from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from zeal import zeal_ignore

from petiterockette.comptes.demonstration import MOT_DE_PASSE
from petiterockette.comptes.services import changer_mot_de_passe
from petiterockette.lieux.services import fonder
from tests.fabriques import connecter, un_compte, un_lieu

pytestmark = pytest.mark.django_db

SECRET = "trois mots verts"


def entrer(client, identifiant: str, mot_de_passe: str = SECRET, **champs):
    donnees = {"username": identifiant, "password": mot_de_passe, **champs}
    return client.post(reverse("comptes:connexion"), donnees)


def test_on_entre_avec_une_majuscule_de_tablette_et_une_espace_de_trop(client):
    un_compte(identifiant="awa", mot_de_passe=SECRET)

    reponse = entrer(client, " Awa ")

    assert reponse.status_code == 302
    assert reponse["Location"] == reverse("accueil")


def test_on_retrouve_la_page_d_ou_l_on_venait(client):
    un_compte(identifiant="awa", mot_de_passe=SECRET)

    assert entrer(client, "awa", next="/droits/")["Location"] == "/droits/"


def test_une_suite_etrangere_ne_sort_pas_de_la_maison(client):
    un_compte(identifiant="awa", mot_de_passe=SECRET)

    assert entrer(client, "awa", next="https://ailleurs.example/")["Location"] == "/"


def test_un_mauvais_couple_se_dit_sans_dire_lequel_des_deux(client):
    un_compte(identifiant="awa", mot_de_passe=SECRET)
    phrase = "Cet identifiant et ce mot de passe ne vont pas ensemble"

    assert phrase in entrer(client, "awa", "autre chose").content.decode()
    assert phrase in entrer(client, "inconnue").content.decode()


@pytest.mark.parametrize("champs", [{"actif": False}, {"expire_le": "hier"}])
def test_un_compte_ferme_ou_fini_n_entre_pas(client, champs):
    if champs.get("expire_le"):
        champs = {"expire_le": timezone.localdate() - timedelta(days=1)}
    un_compte(identifiant="awa", mot_de_passe=SECRET, **champs)

    assert entrer(client, "awa").status_code == 200


def test_un_compte_dont_c_est_le_dernier_jour_entre_encore(client):
    un_compte(identifiant="awa", mot_de_passe=SECRET, expire_le=timezone.localdate())

    assert entrer(client, "awa").status_code == 302


def test_un_compte_qui_finit_pendant_la_journee_est_dehors_a_la_page_suivante(client):
    compte = un_compte()
    connecter(client, compte)
    type(compte).objects.filter(pk=compte.pk).update(actif=False)

    assert client.get(reverse("accueil")).status_code == 302


def test_trop_d_essais_ferment_la_porte_quelle_que_soit_la_casse_meme_au_bon_mot_de_passe(client):
    un_compte(identifiant="awa", mot_de_passe=SECRET)
    for n in range(settings.AXES_FAILURE_LIMIT):
        derniere = entrer(client, "AWA" if n % 2 else "awa", "essai")

    assert derniere.status_code == 429
    assert "Attendez 15 minutes" in derniere.content.decode()
    assert entrer(client, "awa").status_code == 429


def test_trop_d_essais_sur_un_compte_ne_ferment_pas_les_autres(client):
    un_compte(identifiant="zoe", mot_de_passe=SECRET)
    for _n in range(settings.AXES_FAILURE_LIMIT):
        entrer(client, "awa", "essai")

    assert entrer(client, "zoe").status_code == 302


def test_se_deconnecter_ne_se_fait_pas_par_un_lien(client):
    connecter(client, un_compte())

    assert client.get(reverse("comptes:deconnexion")).status_code == 405
    assert client.post(reverse("comptes:deconnexion")).status_code == 302
    assert client.get(reverse("accueil")).status_code == 302


def test_un_nouveau_mot_de_passe_deconnecte_les_autres_appareils(client):
    compte = un_compte(identifiant="awa", mot_de_passe=SECRET)
    tablette = Client()
    entrer(tablette, "awa")
    entrer(client, "awa")

    client.post(
        reverse("comptes:mot_de_passe"),
        {
            "old_password": SECRET,
            "new_password1": "une pelle jaune",
            "new_password2": "une pelle jaune",
        },
    )

    assert client.get(reverse("accueil")).status_code == 200
    # Django itself reads twice the session that it throws away.
    with zeal_ignore([{"model": "sessions.Session"}]):
        assert tablette.get(reverse("accueil")).status_code == 302
    compte.refresh_from_db()
    assert compte.check_password("une pelle jaune")


@pytest.mark.parametrize(
    ("ancien", "nouveau", "encore", "champ"),
    [
        ("pas le bon", "une pelle jaune", "une pelle jaune", "old_password"),
        (SECRET, "une pelle jaune", "une pelle rouge", "new_password2"),
        (SECRET, "court", "court", "new_password2"),
        (SECRET, "4815162342108", "4815162342108", "new_password2"),
    ],
)
def test_un_mot_de_passe_refuse_le_dit_a_cote_du_champ(client, ancien, nouveau, encore, champ):
    compte = un_compte(mot_de_passe=SECRET)
    connecter(client, compte)

    reponse = client.post(
        reverse("comptes:mot_de_passe"),
        {"old_password": ancien, "new_password1": nouveau, "new_password2": encore},
    )

    assert list(reponse.context["form"].errors) == [champ]
    compte.refresh_from_db()
    assert compte.check_password(SECRET)


def test_une_base_de_demonstration_montre_ses_comptes_et_leur_mot_de_passe(client):
    fonder(nom="La Petite Rockette", demo=True)
    un_compte("tri", identifiant="tri", lieu=un_lieu())

    page = client.get(reverse("comptes:connexion")).content.decode()

    assert 'data-identifiant="tri"' in page
    assert MOT_DE_PASSE in page


def test_une_vraie_base_ne_montre_ni_compte_ni_mot_de_passe(client):
    fonder(nom="La Petite Rockette")
    un_compte("tri", identifiant="tri", lieu=un_lieu())

    page = client.get(reverse("comptes:connexion")).content.decode()

    assert "data-identifiant" not in page
    assert "data-mot-de-passe" not in page


def test_le_mot_de_passe_change_laisse_une_trace_sans_le_mot(client):
    compte = un_compte(mot_de_passe=SECRET)

    changer_mot_de_passe(compte=compte, mot_de_passe="une pelle jaune", par=compte)

    connecter(client, un_compte("direction"))
    page = client.get(reverse("journal")).content.decode()
    assert "Mot de passe du compte" in page
    assert "pelle" not in page
