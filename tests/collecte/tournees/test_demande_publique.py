"""The public form: no account, no JavaScript, nobody's data, and a brake."""

import pytest
from django.test import Client
from django.urls import reverse

from collecte.tournees.models import Coordonnees, Demande, PhotoDemande
from collecte.tournees.services.arrets import dire_l_issue
from collecte.tournees.services.rendez_vous import refuser
from petiterockette.freins.models import Essai
from petiterockette.journal.models import Entree
from petiterockette.lieux.models import Association
from tests.fabriques import connecter, un_compte
from tests.fabriques_tournees import (
    SECRETS,
    acceptee,
    ouvrir_la_maison,
    un_enlevement,
    une_demande,
    une_demande_tapee,
    une_image,
    une_tournee,
)
from tests.pages import erreurs, lue

pytestmark = pytest.mark.django_db

PAGE = "/rendez-vous/"


@pytest.fixture
def lieu(db):
    return ouvrir_la_maison()


def suivi(demande: Demande) -> str:
    return reverse("collecte:rendez_vous_suivi", args=[demande.jeton])


def test_la_page_dit_a_quoi_servent_les_donnees_et_pour_combien_de_temps(client, lieu):
    page = lue(client.get(PAGE))

    assert "sert à passer chez vous, et à rien d’autre" in page
    assert "Un an après, nous n’en gardons que la commune" in page
    assert "matelas" in page
    assert "01 99 00 11 25" in page


def test_une_demande_arrive_sans_compte(client, lieu):
    reponse = client.post(PAGE, une_demande_tapee(), follow=True)

    demande = Demande.objects.get()
    assert (demande.lieu, demande.canal, demande.etat) == (lieu, "en_ligne", "nouvelle")
    assert f"Demande nº <strong>{demande.pk}</strong>" in lue(reponse)
    assert "c’est bien reçu" in lue(reponse)
    entree = Entree.objects.get(code="collecte.demande.recue")
    assert (entree.compte, entree.par) == (None, None)


def test_deux_touches_sont_une_demande(client, lieu):
    tape = une_demande_tapee()

    pages = {client.post(PAGE, tape)["Location"] for _ in "ab"}

    assert Demande.objects.count() == Coordonnees.objects.count() == 1
    assert Essai.objects.count() == 1
    assert len(pages) == 1


def test_la_meme_page_corrigee_le_dit_sans_rien_perdre(client, lieu):
    tape = une_demande_tapee()
    client.post(PAGE, tape)

    reponse = client.post(PAGE, tape | {"quoi": "Un piano."})

    assert "déjà envoyé la demande" in erreurs(reponse)["__all__"]
    assert "Un piano." in lue(reponse)
    assert tape["uuid"] not in lue(reponse)
    assert Demande.objects.count() == 1


def test_rien_de_ce_qui_est_ecrit_ne_se_relit(client, lieu):
    """Not on the confirmation, not on the answer, not on the form of the next one."""
    client.post(PAGE, une_demande_tapee(photos=[une_image()]))
    demande = Demande.objects.get()
    pages = [client.get(suivi(demande) + "?merci=1"), client.get(PAGE)]
    acceptee(demande)
    pages.append(client.get(suivi(demande)))

    for page in pages:
        for secret in (*SECRETS, "armoire", "Puits", "75011", "photos/"):
            assert secret not in lue(page).replace(page.wsgi_request.build_absolute_uri(), "")


def test_le_suivi_dit_la_reponse_et_le_creneau_seulement(client, lieu):
    demande = une_demande(lieu)
    assert "pas encore répondu" in lue(client.get(suivi(demande)))
    acceptee(demande, moment="apres_midi")
    assert "l’après-midi" in lue(client.get(suivi(demande)))
    refuser(
        demande=demande,
        motif="acces",
        precision="escalier trop raide",
        compte=un_compte("responsable", lieu=lieu),
    )
    page = lue(client.get(suivi(demande)))
    assert "pas pu accepter" in page
    assert "escalier" not in page
    assert "l’après-midi" not in page


def test_une_fois_passe_le_suivi_remercie(client, lieu):
    arret = un_enlevement(une_tournee(lieu.vehicule_set.get()))
    dire_l_issue(arret=arret, issue="fait", compte=un_compte("responsable", lieu=lieu))

    assert "C’est fait, merci" in lue(client.get(suivi(arret.demande)))


def test_qui_etait_absent_lit_qu_on_le_rappelle(client, lieu):
    arret = un_enlevement(une_tournee(lieu.vehicule_set.get()))
    dire_l_issue(arret=arret, issue="absent", compte=un_compte("responsable", lieu=lieu))

    assert "Nous vous rappelons" in lue(client.get(suivi(arret.demande)))


def test_le_suivi_ne_se_devine_pas_et_ne_s_indexe_pas(client, lieu):
    demande = une_demande(lieu)
    reponse = client.get(suivi(demande))

    assert len(demande.jeton) >= 24
    assert client.get(f"/rendez-vous/{demande.pk}/").status_code == 404
    assert reponse["X-Robots-Tag"] == "noindex"
    assert reponse["Referrer-Policy"] == "no-referrer"
    assert "no-store" in reponse["Cache-Control"]


@pytest.mark.parametrize(
    ("champs", "ou"),
    [
        ({"nom": ""}, "nom"),
        ({"telephone": "", "courriel": ""}, "telephone"),
        ({"code_postal": "abcde"}, "code_postal"),
        ({"volume_l": ""}, "volume_l"),
        ({"disponibilites": ["lundi-nuit"]}, "disponibilites"),
        ({"quoi": "x" * 1001}, "quoi"),
        ({"site": "https://exemple.org"}, "__all__"),
    ],
)
def test_ce_qui_est_mal_tape_se_dit_et_rien_n_est_ecrit(client, lieu, champs, ou):
    reponse = client.post(PAGE, une_demande_tapee(**champs))

    assert reponse.status_code == 200
    assert ou in erreurs(reponse)
    assert Demande.objects.count() == Essai.objects.count() == 0


def test_un_robot_qui_remplit_tout_est_arrete_et_quelqu_un_saurait_pourquoi(client, lieu):
    reponse = client.post(PAGE, une_demande_tapee(site="https://exemple.org"))

    assert "comme font les robots" in lue(reponse)
    assert "exemple.org" not in lue(reponse).replace(SECRETS[2], "")
    assert Demande.objects.count() == 0


# Photos


def test_quatre_photos_se_gardent_redessinees(client, lieu):
    client.post(PAGE, une_demande_tapee(photos=[une_image() for _ in range(4)]))

    jpegs = [bytes(p.jpeg) for p in PhotoDemande.objects.all()]
    assert len(jpegs) == 4
    assert all(j.startswith(b"\xff\xd8") for j in jpegs)


@pytest.mark.parametrize(
    ("photos", "phrase"),
    [
        (lambda: [une_image() for _ in range(5)], "Quatre photos au plus"),
        (lambda: [une_image("GIF")], "n’est pas une photo"),
        (lambda: [une_image(), une_image("TIFF", nom="plan.jpg")], "plan.jpg"),
    ],
)
def test_une_mauvaise_photo_se_dit_et_rien_n_est_ecrit(client, lieu, photos, phrase):
    reponse = client.post(PAGE, une_demande_tapee(photos=photos()))

    assert phrase in erreurs(reponse)["photos"]
    assert Demande.objects.count() == 0


def test_une_photo_n_est_dessinee_que_si_le_reste_est_juste(client, lieu, monkeypatch):
    monkeypatch.setattr("collecte.tournees.forms.demandes.reencoder", pytest.fail)

    reponse = client.post(PAGE, une_demande_tapee(nom="", photos=[une_image()]))

    assert "Choisissez à nouveau vos photos" in erreurs(reponse)["photos"]


def test_sans_vehicule_la_page_dit_d_appeler(client, lieu):
    lieu.vehicule_set.update(visible=False)

    page = lue(client.get(PAGE))

    assert "Pas de passage à domicile" in page
    assert "<form" not in page
    assert client.post(PAGE, une_demande_tapee()).status_code == 200
    assert Demande.objects.count() == 0


def test_sans_telephone_la_page_dit_ou_venir(client, lieu):
    Association.objects.update(telephone="")

    assert "Venez nous voir" in lue(client.get(PAGE))


def test_une_page_sans_jeton_n_ecrit_rien(lieu):
    client = Client(enforce_csrf_checks=True)

    assert client.post(PAGE, une_demande_tapee()).status_code == 403
    assert Demande.objects.count() == 0


def test_qui_est_connecte_ne_se_lit_pas_sur_la_page_publique(client, lieu):
    compte = un_compte("responsable", lieu=lieu)
    connecter(client, compte)

    assert f"{compte.personne} ·" not in lue(client.get(PAGE))
