"""A text of a draft as it is written: its photo seen, taken out alone; too long, kept and said."""

from uuid import uuid4

import pytest
from django.core.files.storage import default_storage
from playwright.sync_api import expect

from petiterockette.dossiers.models import Texte
from petiterockette.dossiers.services.textes import ecrire
from petiterockette.photos.fichiers import fichiers_de
from tests.fabriques import un_compte, un_point
from tests.fabriques_tournees import une_image
from tests.pages import erreurs, lue

from .acces import _avec_une_photo
from .les_dossiers import un_dossier
from .test_pages_des_dossiers import adresse

LEGENDE = "La boutique, un samedi"


@pytest.fixture
def texte(point) -> Texte:
    return _avec_une_photo().textes.latest("pk")


def page_de(texte: Texte) -> str:
    return adresse("texte", texte.dossier, texte.pk)


def tape(texte: Texte, **champs) -> dict:
    return {"titre": texte.titre, "mots": texte.texte, "legende": texte.legende, **champs}


@pytest.mark.django_db
def test_la_photo_d_un_texte_se_voit_sur_sa_page_et_dans_la_liste(client, direction, texte):
    petite = f"{adresse('photo', texte.dossier, texte.photo)}?petite=oui"

    page, liste = (
        lue(client.get(page_de(texte))),
        lue(client.get(adresse("dossier", texte.dossier))),
    )

    for html in (page, liste):
        assert f'src="{petite}" alt="{LEGENDE}"' in html
    assert "Choisir une autre photo" in page
    assert len(client.get(petite).content) <= len(client.get(petite.partition("?")[0]).content)


@pytest.mark.django_db
def test_une_photo_de_dossier_se_choisit_sans_forcer_l_appareil(client, direction, point):
    page = lue(client.get(adresse("texte_nouveau", un_dossier())))

    assert "Choisir une photo" in page
    assert "capture=" not in page
    assert "Retirer la photo" not in page


@pytest.mark.django_db
def test_la_photo_se_retire_seule_et_ses_fichiers_restent(client, direction, texte):
    cle = texte.photo

    client.post(page_de(texte), tape(texte, retirer_photo="on"))

    texte.refresh_from_db()
    assert (texte.photo, texte.legende, texte.texte) == (None, "", "Un samedi.")
    assert all(default_storage.exists(nom) for nom in fichiers_de(cle, "dossiers").values())


@pytest.mark.django_db
def test_une_photo_choisie_prend_la_place_de_celle_que_l_on_retire(client, direction, texte):
    ancienne = texte.photo

    client.post(page_de(texte), tape(texte, retirer_photo="on", photo=une_image()))

    texte.refresh_from_db()
    assert texte.photo not in (None, ancienne)
    assert texte.legende == LEGENDE


@pytest.mark.django_db
def test_une_photo_gardee_dit_ce_qu_elle_montre(client, direction, texte):
    reponse = client.post(page_de(texte), tape(texte, legende=""))

    assert erreurs(reponse) == {"legende": "Dites ce que la photo montre."}
    assert "Demandé avec une photo" in lue(reponse)


@pytest.mark.django_db
def test_retirer_la_photo_d_un_texte_qui_n_en_a_pas_ne_change_rien(point):
    dossier = un_dossier(uuid=uuid4())
    dit = {"titre": "Nous", "mots": "Quatre lieux.", "retirer_photo": True}

    ecrit = ecrire(dossier=dossier, compte=dossier.compte, texte=None, **dit)

    assert (ecrit.photo, ecrit.texte) == (None, "Quatre lieux.")


@pytest.mark.django_db
def test_un_texte_trop_long_garde_tout_ce_qui_est_tape(client, direction, point):
    texte = un_dossier().textes.get(titre="Qui nous sommes")
    long = "é" * 612

    reponse = client.post(page_de(texte), tape(texte, mots=long))

    assert erreurs(reponse) == {"mots": "Ce texte a 612 signes : 600 au plus."}
    assert long in lue(reponse)
    assert "maxlength" not in lue(reponse).partition("<textarea")[2].partition(">")[0]


@pytest.mark.django_db(transaction=True)
def test_le_compte_des_signes_suit_ce_qui_est_tape(appareil_de, live_server, point):
    texte = un_dossier().textes.get(titre="Qui nous sommes")
    page = appareil_de(un_compte("direction"), un_point()).new_page()
    page.goto(live_server.url + page_de(texte))
    compte = page.locator(".champ-compte")

    expect(compte).to_have_text("0 signe sur 600")
    page.get_by_label("Le texte").fill("é" * 612 + "  ")
    expect(compte).to_have_text("612 signes sur 600")
    expect(compte).to_have_class("champ-compte trop")
    expect(compte).to_have_attribute("aria-live", "polite")


@pytest.mark.django_db(transaction=True)
def test_la_photo_choisie_se_montre_avec_son_nom_avant_d_enregistrer(
    appareil_de, live_server, point
):
    texte = un_dossier().textes.first()
    page = appareil_de(un_compte("direction"), un_point()).new_page()
    page.goto(live_server.url + page_de(texte))
    image = une_image()

    photo = {"name": "samedi.jpg", "mimeType": "image/jpeg", "buffer": image.read()}
    page.locator("input[type=file]").set_input_files(photo)

    expect(page.get_by_text("samedi.jpg")).to_be_visible()
    expect(page.locator("canvas")).to_be_visible()
