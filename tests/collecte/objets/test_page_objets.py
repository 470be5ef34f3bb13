"""The pages of followed things: begun, shown, photographed, and refused in French."""

import base64
from uuid import uuid4

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse

from collecte.objets.models import Objet, Photo
from tests.collecte.objets.suivis import (
    complet,
    page,
    suivre_par_la_page,
    un_envoi,
    un_objet,
    une_image,
    une_photo,
)
from tests.fabriques import categorie, connecter, un_compte, un_lieu, un_point
from tests.pages import erreurs, lue, photo_rendue

pytestmark = pytest.mark.django_db


# Begin


def test_photo_categorie_suivre(client, ici):
    reponse = suivre_par_la_page(client, ici, photo=un_envoi())

    objet = Objet.objects.get()
    assert reponse["Location"] == page("objet", objet.code) + "?neuf=1"
    texte = lue(client.get(reponse["Location"]))
    assert f"{objet.code_lisible.replace(chr(160), ' ')} : cet objet est suivi." in texte
    assert "Suivre un autre" in texte
    assert objet.photos.count() == 1


def test_la_page_ne_montre_que_ce_qui_se_suit(client, ici):
    texte = lue(client.get(page("objet_suivre")))

    assert "Mobilier" in texte
    assert "Vaisselle" not in texte
    assert 'capture="environment"' in texte
    assert 'accept="image/*"' in texte


def test_la_tasse_postee_quand_meme_dit_pourquoi_non(client, ici):
    reponse = suivre_par_la_page(client, ici, categorie=categorie("vaisselle").pk)

    assert "se compte en kilos" in erreurs(reponse)["categorie"]
    assert not Objet.objects.exists()


def test_sans_categorie_la_photo_n_est_pas_perdue(client, ici):
    reponse = suivre_par_la_page(client, ici, categorie="", photo=un_envoi())

    assert erreurs(reponse) == {"categorie": "Touchez une catégorie."}
    assert not Photo.objects.exists()
    suivre_par_la_page(client, ici, photo_gardee=photo_rendue(reponse))
    assert Photo.objects.count() == 1


@pytest.mark.parametrize("gardee", ["pas-du-base64", base64.b64encode(b"<svg/>").decode()])
def test_une_photo_gardee_trafiquee_est_refusee(client, ici, gardee):
    reponse = suivre_par_la_page(client, ici, photo_gardee=gardee)

    assert "reprenez-la" in erreurs(reponse)["photo"]
    assert not Objet.objects.exists()


@pytest.mark.parametrize(
    ("contenu", "phrase"),
    [
        (b"MZ\x90\x00 un programme", "n’est pas une photo entière"),
        (une_image()[:-200], "n’est pas une photo entière"),
        (b"", "vide"),
    ],
)
def test_un_fichier_qui_n_est_pas_une_photo_se_refuse_en_francais(client, ici, contenu, phrase):
    reponse = suivre_par_la_page(client, ici, photo=un_envoi(contenu, "photo.jpg"))

    assert phrase in erreurs(reponse)["photo"]
    assert not Objet.objects.exists()


def test_quarante_megaoctets_se_refusent_en_francais(client, ici):
    reponse = suivre_par_la_page(client, ici, photo=un_envoi(b"\xff" * 40_000_000))

    assert "pèse 40 Mo : 20 Mo au plus" in erreurs(reponse)["photo"]


def test_un_double_appui_ne_suit_qu_un_objet(client, ici):
    numero = str(uuid4())
    for _ in range(2):
        reponse = suivre_par_la_page(client, ici, uuid=numero, photo=un_envoi())

    assert Objet.objects.count() == 1
    assert "était déjà suivi" in lue(client.get(reponse["Location"]))


def test_une_page_d_un_autre_point_redemande(client, ici):
    ailleurs = un_point(lieu=un_lieu(nom="Montgallet"))

    reponse = suivre_par_la_page(client, ailleurs, photo=un_envoi())

    assert reponse.status_code == 403
    assert not Objet.objects.exists()


def test_un_appareil_sans_personne_demande_qui(client, ici):
    connecter(client, un_compte("tri", lieu=ici.lieu, personne=None), ici)

    assert erreurs(suivre_par_la_page(client, ici)) == {"par": "Touchez votre nom."}


def test_le_camion_suit_depuis_le_camion_et_pas_au_comptoir(client, ici):
    camion = un_point("camion", lieu=ici.lieu)
    connecter(client, un_compte("camion", point=camion), camion)

    assert suivre_par_la_page(client, ici, photo=un_envoi()).status_code == 403
    assert suivre_par_la_page(client, camion, photo=un_envoi()).status_code == 302
    objet = Objet.objects.get()
    assert client.get(page("objet_completer", objet.code)).status_code == 200


# Photos


def test_une_photo_se_lit_avec_le_droit_et_les_bons_en_tetes(client, ici):
    photo = un_objet(point=ici, photo=une_photo()).photos.get()

    reponse = client.get(page("objet_photo", photo.objet.code, photo.cle, "vignette"))

    assert reponse.content.startswith(b"\xff\xd8")
    assert reponse["Content-Type"] == "image/jpeg"
    assert reponse["X-Content-Type-Options"] == "nosniff"
    assert "private" in reponse["Cache-Control"]
    assert "public" not in reponse["Cache-Control"]


def test_une_photo_ne_se_lit_pas_sans_compte_ni_par_le_disque(client, ici):
    photo = un_objet(point=ici, photo=une_photo()).photos.get()
    adresse = page("objet_photo", photo.objet.code, photo.cle, "grande")
    nom = photo.fichiers["grande"]
    client.logout()

    assert client.get(adresse).status_code == 302
    for essai in (f"/media/{nom}", f"/static/{nom}", f"/{nom}"):
        assert client.get(essai).status_code in {302, 404}


def test_une_taille_inconnue_ou_la_cle_d_un_autre_objet_n_existe_pas(client, ici):
    photo = un_objet(point=ici, photo=une_photo()).photos.get()
    autre = un_objet(point=ici)

    assert client.get(page("objet_photo", photo.objet.code, photo.cle, "geante")).status_code == 404
    assert client.get(page("objet_photo", autre.code, photo.cle, "grande")).status_code == 404
    assert client.get(page("objet_photo", autre.code, uuid4(), "grande")).status_code == 404


def test_une_photo_dont_le_fichier_manque_ne_casse_pas_la_page(client, ici):
    photo = un_objet(point=ici, photo=une_photo()).photos.get()
    default_storage.delete(photo.fichiers["grande"])

    assert client.get(page("objet_photo", photo.objet.code, photo.cle, "grande")).status_code == 404
    assert client.get(page("objet", photo.objet.code)).status_code == 200


def test_on_ajoute_puis_retire_une_photo(client, ici):
    objet = un_objet(point=ici)
    client.post(page("objet_photographier", objet.code), {"uuid": uuid4(), "photo": un_envoi()})
    photo = objet.photos.get()

    client.post(page("objet_photo_retirer", objet.code, photo.cle), {"uuid": uuid4()})

    assert not objet.photos.exists()
    assert "Photo retirée" in lue(client.get(page("objet", objet.code)))


def test_une_photo_refusee_montre_l_objet_et_la_phrase(client, ici):
    objet = un_objet(point=ici)

    reponse = client.post(
        page("objet_photographier", objet.code), {"uuid": uuid4(), "photo": un_envoi(b"non")}
    )

    assert "n’est pas une photo entière" in lue(reponse)
    assert not objet.photos.exists()


def test_un_nom_avec_des_balises_reste_du_texte(client, ici):
    objet = complet(un_objet(point=ici), designation="<b onclick=x>buffet</b>", marque="<i>M</i>")

    for adresse in (page("objet", objet.code), page("objets"), page("objet_completer", objet.code)):
        texte = client.get(adresse).content.decode()
        assert "<b onclick" not in texte
        assert "<i>M" not in texte


def test_la_page_d_accueil_dit_combien_attendent(client, ici):
    un_objet(point=ici)

    texte = lue(client.get(reverse("espace", args=["collecte"])))

    assert "Suivre un objet" in texte
    assert '1<span class="invisible"> à compléter</span>' in texte
