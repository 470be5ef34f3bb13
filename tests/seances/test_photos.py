"""Photos of a séance: kept with what their faces allow, gone at their term or when asked."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse

from ateliers.seances.models import Photo
from ateliers.seances.nuit import photos as nuit_des_photos
from ateliers.seances.refus import (
    AccordsADire,
    PasEncoreDePhoto,
    PhotoDejaLa,
    SeanceAnnulee,
    TropDePhotos,
)
from ateliers.seances.services.photos import PHOTOS_MAX, photographier, retirer_la_photo
from ateliers.seances.services.seances import annuler
from petiterockette.droits import DroitManquant
from petiterockette.journal.models import Entree
from tests.collecte.objets.suivis import un_envoi, une_image, une_photo
from tests.fabriques import connecter, un_compte
from tests.pages import erreurs, lue, photo_rendue
from tests.seances.seances import PENDANT, un_responsable, une_seance

pytestmark = pytest.mark.django_db


@pytest.fixture
def seance(horloge):
    seance = une_seance()
    horloge.move_to(PENDANT, tick=False)
    return seance


def prise(seance, largeur=64, **champs) -> Photo:
    champs.setdefault("uuid", uuid4())
    champs.setdefault("droits", "personne")
    champs.setdefault("compte", un_responsable(seance.lieu))
    return photographier(seance=seance, photo=une_photo(largeur=largeur), **champs)[0]


@pytest.mark.django_db(transaction=True)
def test_une_photo_se_garde_se_lit_et_se_retire_avec_ses_fichiers(client, seance):
    connecter(client, un_responsable(seance.lieu))
    page = reverse("seances:seance", args=[seance.pk])
    ajouter = reverse("seances:photo_ajouter", args=[seance.pk])
    assert "Ajouter une photo" in lue(client.get(page))

    client.post(ajouter, {"uuid": uuid4(), "photo": un_envoi(), "droits": "personne"})

    photo = Photo.objects.get()
    adresse = reverse("seances:photo", args=[photo.cle, "grande"])
    assert adresse in lue(client.get(page))
    assert "à montrer" in lue(client.get(page))
    assert client.get(adresse)["Content-Type"] == "image/jpeg"
    retirer = reverse("seances:photo_retirer", args=[photo.cle])
    assert erreurs(client.post(retirer)) == {"motif": "Touchez une raison."}
    client.post(retirer, {"motif": "quelqu’un le demande"})

    assert not Photo.objects.exists()
    assert not default_storage.exists(photo.fichiers["grande"])
    assert client.get(adresse).status_code == 404
    entree = Entree.objects.get(code="seances.photo.retiree")
    assert entree.contenu["motif"] == "quelqu’un le demande"


def test_un_visage_a_son_accord_ecrit_ou_ne_sort_pas_de_l_equipe(seance):
    with pytest.raises(AccordsADire, match="Dites où"):
        prise(seance, droits="accords")

    signee = prise(seance, droits="accords", accords="Classeur  bleu")
    entre_nous = prise(seance, 65, droits="equipe", accords="perdu")

    assert (signee.accords, signee.montrable, signee.terme) == (
        *("Classeur bleu", True),
        date(2029, 12, 5),
    )
    assert (entre_nous.accords, entre_nous.montrable, entre_nous.terme) == (
        *("", False),
        date(2027, 12, 5),
    )


def test_ce_qui_est_mal_saisi_se_dit_a_cote_et_n_ecrit_rien(client, seance):
    connecter(client, un_responsable(seance.lieu))
    ajouter = reverse("seances:photo_ajouter", args=[seance.pk])

    sans_droits = client.post(ajouter, {"uuid": uuid4(), "photo": un_envoi()})
    pas_une_photo = {"uuid": uuid4(), "photo": un_envoi(b"rien"), "droits": "personne"}
    illisible = client.post(ajouter, pas_une_photo)

    assert "Touchez une réponse." in lue(sans_droits)
    assert "photo" in illisible.context["photo_form"].errors
    assert not Photo.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_une_photo_refusee_faute_d_accord_reste_sur_la_page(client, seance):
    connecter(client, un_responsable(seance.lieu))
    ajouter = reverse("seances:photo_ajouter", args=[seance.pk])
    dit = {"uuid": uuid4(), "droits": "accords"}

    refusee = client.post(ajouter, dit | {"photo": un_envoi()})
    assert "Dites où" in lue(refusee)
    assert not Photo.objects.exists()
    client.post(ajouter, dit | {"photo_gardee": photo_rendue(refusee), "accords": "Classeur"})

    assert Photo.objects.get().accords == "Classeur"


def test_la_meme_page_ou_la_meme_image_n_est_qu_une_photo(seance):
    uuid = uuid4()
    une, encore = (prise(seance, uuid=uuid) for _ in "ab")

    assert une == encore
    with pytest.raises(PhotoDejaLa):
        prise(seance)
    for n in range(1, PHOTOS_MAX):
        prise(seance, 64 + n)
    with pytest.raises(TropDePhotos, match="6 photos"):
        prise(seance, 99)


def test_ni_avant_ni_annulee_ni_par_n_importe_qui(seance, horloge):
    with pytest.raises(DroitManquant):
        prise(seance, compte=un_compte("benevole", lieu=seance.lieu))
    with pytest.raises(DroitManquant):
        retirer_la_photo(
            photo=prise(seance), motif="non", compte=un_compte("benevole", lieu=seance.lieu)
        )
    horloge.move_to("2026-12-01T09:00:00Z", tick=False)
    with pytest.raises(PasEncoreDePhoto):
        prise(seance, 80)
    annuler(seance=seance, motif="Grève", compte=un_responsable(seance.lieu))
    with pytest.raises(SeanceAnnulee):
        prise(seance, 80)


@pytest.mark.django_db(transaction=True)
def test_a_leur_terme_les_visages_s_effacent_et_les_autres_restent(seance):
    personne = prise(seance)
    entre_nous = prise(seance, 65, droits="equipe")

    assert nuit_des_photos(date(2027, 12, 5)) == "Aucune photo à son terme."
    assert nuit_des_photos(date(2027, 12, 6)) == "1 photo effacée."

    assert Photo.objects.get() == personne
    assert not default_storage.exists(entre_nous.fichiers["grande"])
    assert default_storage.exists(personne.fichiers["grande"])


def test_rien_de_ce_que_le_telephone_ajoute_n_est_garde(seance):
    photo = prise(seance)

    with default_storage.open(photo.fichiers["grande"]) as fichier:
        contenu = fichier.read()
    assert contenu != une_image()
    assert b"Exif" not in contenu
