"""A new house begins by its first page: its code, its sites, its lists, whoever opens the rest."""

import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils.timezone import localdate
from zeal import zeal_ignore

from boutique.articles.models import Article
from collecte.listes.models import Bac, Categorie
from petiterockette.comptes.models import Compte
from petiterockette.comptes.poles import POLES
from petiterockette.depart.code import code_de_depart, est_le_code
from petiterockette.depart.refus import MaisonDejaOuverte
from petiterockette.depart.services import (
    LieuVoulu,
    PremierePersonne,
    finir_les_premiers_pas,
    fonder_la_maison,
)
from petiterockette.droits import DroitManquant
from petiterockette.installation import Listes
from petiterockette.journal.models import Entree
from petiterockette.lieux.models import Association, Lieu, Point
from tests.fabriques import un_compte

pytestmark = pytest.mark.django_db

MOT_DE_PASSE = "trois mots verts"
LIEU = {"nom": "Rue Montgallet", "points": ["comptoir", "quai", "caisse"]}
REPONSES = {
    "association": "La Ressourcerie d’à côté",
    "listes": "minimales",
    "prenom": "Léa",
    "nom": "",
    "identifiant": "Lea",
    "mot_de_passe": MOT_DE_PASSE,
    "encore": MOT_DE_PASSE,
}


def remplie(*lieux: dict, **changes: str) -> dict:
    """What the page sends: its sites as they were typed, the others as they were shown."""
    envoi = {"lieux-TOTAL_FORMS": "4", "lieux-INITIAL_FORMS": "0", "code": code_de_depart()}
    for rang in range(4):
        dit = {"points": ["comptoir", "quai", "caisse"]}
        if rang < len(lieux):
            dit |= lieux[rang]
        envoi |= {f"lieux-{rang}-{nom}": valeur for nom, valeur in dit.items()}
    return envoi | REPONSES | changes


def commencer(client, *lieux: dict, **changes: str):
    # The lists are loaded row by row, once in the life of a house.
    with zeal_ignore():
        return client.post(reverse("depart:depart"), remplie(*(lieux or (LIEU,)), **changes))


def test_une_maison_vide_mene_a_sa_premiere_page(client):
    reponse = client.get(reverse("comptes:connexion"))

    assert reponse.url == reverse("depart:depart")
    page = client.get(reponse.url)
    assert page.status_code == 200
    assert code_de_depart() not in page.content.decode()


def test_elle_ouvre_la_maison_et_le_premier_compte_y_entre(client):
    reponse = commencer(client, LIEU | {"code_postal": "75012", "commune": "Paris"})

    assert reponse.url == reverse("comptes:connexion")
    assert Association.objects.get().nom == "La Ressourcerie d’à côté"
    lieu = Lieu.objects.get()
    assert (lieu.code, lieu.code_postal, lieu.commune) == ("RUE", "75012", "Paris")
    assert set(lieu.points.values_list("genre", flat=True)) == {"comptoir", "quai", "caisse"}
    assert lieu.points.get(genre="caisse").caisse
    assert Categorie.objects.filter(code="textiles").exists()
    assert not Bac.objects.exists()
    entre = client.post(reponse.url, {"username": "lea", "password": MOT_DE_PASSE})
    assert entre.url == reverse("accueil")
    accueil = client.get(reverse("accueil")).content.decode()
    assert "Premiers pas" in accueil
    assert reverse("collecte:inventaires") in accueil
    # No pole was ticked: none is there, nor what it sells.
    assert Association.objects.get().poles_fermes == " ".join(POLES)
    assert "La Cycklette" not in accueil
    assert not Article.objects.filter(nom="Repas").exists()
    assert "rockette" not in client.get(reverse("lieux:nos_lieux")).content.decode().lower()


def test_plusieurs_lieux_ont_chacun_leur_code(client):
    commencer(client, LIEU, {"nom": "Rue Riesener", "points": ["caisse"]}, {"nom": "Été"})

    assert list(Lieu.objects.order_by("ordre").values_list("code", "nom")) == [
        ("RUE", "Rue Montgallet"),
        ("RU2", "Rue Riesener"),
        ("ETE", "Été"),
    ]


def test_les_listes_de_la_petite_rockette_viennent_avec_ses_lieux(client):
    commencer(client, {}, listes="la-petite-rockette")

    assert Lieu.objects.count() == 4
    assert Bac.objects.exists()


@pytest.mark.parametrize(
    ("change", "phrase"),
    [
        ({"code": "AAAA-BBBB-CCCC"}, "Ce n’est pas le code"),
        ({"association": ""}, "obligatoire"),
        ({"encore": "trois mots bleus"}, "Les deux mots de passe diffèrent"),
        ({"mot_de_passe": "court", "encore": "court"}, "trop court"),
        ({"lieux-0-nom": ""}, "Donnez-lui un nom"),
        ({"lieux-0-code_postal": "7501"}, "Un code postal a cinq chiffres"),
        ({"lieux-1-nom": "rue montgallet"}, "Deux lieux portent ce nom"),
        ({"lieux-0-points": []}, "Cochez au moins une chose"),
        ({"listes": "autres"}, "autres"),
    ],
)
def test_ce_qui_ne_va_pas_se_dit_garde_le_reste_et_n_ecrit_rien(client, change, phrase):
    reponse = commencer(client, **change)

    page = reponse.content.decode()
    assert reponse.status_code == 200
    assert phrase in page
    assert 'value="Léa"' in page
    assert MOT_DE_PASSE not in page
    assert not Compte.objects.exists()
    assert not Association.objects.exists()


def test_un_code_essaye_trop_souvent_attend_meme_le_bon(client):
    for _essai in range(10):
        commencer(client, code="AAAA-BBBB-CCCC")
    reponse = commencer(client)

    assert reponse.status_code == 429
    assert "Trop de codes faux" in reponse.content.decode()
    assert not Compte.objects.exists()


def test_une_maison_qui_a_un_compte_n_a_plus_de_premiere_page(client):
    un_compte()

    for reponse in (client.get(reverse("depart:depart")), commencer(client)):
        page = reponse.content.decode()
        assert "Cette maison est déjà ouverte" in page
        assert "<input" not in page
    assert client.get(reverse("comptes:connexion")).status_code == 200
    assert not Association.objects.exists()
    assert Compte.objects.count() == 1


def test_de_deux_personnes_qui_commencent_ensemble_la_seconde_arrive_trop_tard():
    def fonder(qui: str) -> Compte:
        return fonder_la_maison(
            association=qui,
            listes=Listes.MINIMALES,
            lieux=[LieuVoulu("Ici", points=("caisse",))],
            personne=PremierePersonne(qui, qui, MOT_DE_PASSE),
            ouverts_le=localdate(),
            poles=[],
        )

    fonder("lea")
    with pytest.raises(MaisonDejaOuverte):
        fonder("tom")

    assert Association.objects.get().nom == "lea"
    assert Point.objects.count() == 1


def test_le_code_se_lit_de_toute_facon_qu_on_le_tape():
    code = code_de_depart()

    assert re.fullmatch(r"[A-Z2-7]{4}-[A-Z2-7]{4}-[A-Z2-7]{4}", code)
    assert est_le_code(code.lower().replace("-", " "))
    assert est_le_code(code.replace("-", ""))
    assert not est_le_code("")
    assert not est_le_code(code[:-1])


def test_une_autre_cle_fait_un_autre_code(settings):
    avant = code_de_depart()
    settings.SECRET_KEY = "une-autre-cle-qui-n-est-celle-de-personne"

    assert code_de_depart() != avant


def test_le_serveur_redit_le_code_tant_que_personne_n_est_entre():
    def dit() -> str:
        sortie = StringIO()
        call_command("preparer_le_depart", stdout=sortie)
        return sortie.getvalue()

    assert code_de_depart() in dit()
    assert "http://127.0.0.1:8000/depart/" in dit()
    un_compte()
    assert code_de_depart() not in dit()


def test_createsuperuser_n_est_pas_une_entree():
    with pytest.raises(CommandError, match="preparer_le_depart"):
        call_command("createsuperuser", interactive=False)

    assert not Compte.objects.exists()


def test_les_premiers_pas_s_en_vont_quand_tout_est_pret(client, direction):
    Association.objects.update_or_create(pk=1, defaults={"nom": "Ici", "premiers_pas": True})
    assert "Premiers pas" in client.get(reverse("accueil")).content.decode()

    client.post(reverse("depart:fini"))
    client.post(reverse("depart:fini"))

    assert "Premiers pas" not in client.get(reverse("accueil")).content.decode()
    assert Entree.objects.filter(code="depart.fini").count() == 1


def test_qui_ne_tient_pas_les_lieux_ne_voit_pas_les_premiers_pas(client):
    benevole = un_compte("benevole")
    client.force_login(benevole)
    Association.objects.update_or_create(pk=1, defaults={"nom": "Ici", "premiers_pas": True})

    assert "Premiers pas" not in client.get(reverse("accueil")).content.decode()
    with pytest.raises(DroitManquant):
        finir_les_premiers_pas(compte=benevole)
