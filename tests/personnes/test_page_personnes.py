import json
import zipfile
from io import BytesIO

import pytest
from django.urls import reverse

from petiterockette.journal.models import Entree
from petiterockette.personnes.models import Personne
from tests.boutique.adhesions.fabriques import adherer, une_caisse_qui_adhere
from tests.fabriques import connecter, un_compte, une_personne
from tests.pages import lue

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def direction(client):
    connecter(client, un_compte("direction"))


def test_ce_qui_est_mal_saisi_reste_ecrit_avec_sa_phrase(client):
    reponse = client.post(
        reverse("personnes:personne_nouvelle"), {"prenom": "Marie", "courriel": "m@exemple.fr"}
    )

    page = reponse.content.decode()
    assert "Dites à quoi cela servira" in page
    assert "m@exemple.fr" in page
    assert not Personne.objects.filter(prenom="Marie").exists()


def test_une_personne_inscrite_se_trouve_et_se_lit(client):
    demande = {"prenom": "Marie", "nom": "Dupont", "telephone": "0698765432"}
    demande["finalites_telephone"] = ["service"]
    reponse = client.post(reverse("personnes:personne_nouvelle"), demande, follow=True)

    assert "06 98 76 54 32" in reponse.content.decode()
    assert "Marie Dupont" in client.get("/personnes/", {"q": "dup mar"}).content.decode()


def test_une_fiche_dit_d_abord_l_adhesion_et_met_l_effacement_a_part(client):
    tenue = une_caisse_qui_adhere()
    marie = une_personne("Marie", nom="Dupont", telephone="06 98 76 54 32")
    adherer(tenue, pour=marie)

    page = client.get(reverse("personnes:personne", args=[marie.pk])).content.decode()
    tete, reste = page.split("</h1>")[1].split("La joindre")

    assert "Sa carte d’adhérent" in tete
    assert "Modifier" in tete
    assert "bouton-principal" not in page
    assert "Effacer" not in tete
    apart = reste.split("Ses données personnelles")[1]
    assert 'class="bouton bouton-danger"' in apart
    assert "Effacer cette personne…" in apart


def test_ses_donnees_se_remettent_en_un_fichier_et_cela_se_sait(client):
    marie = une_personne("Marie", nom="Dupont", courriel="m@exemple.fr")

    reponse = client.post(reverse("personnes:personne_exporter", args=[marie.pk]))

    archive = zipfile.ZipFile(BytesIO(reponse.content))
    dit = json.loads(archive.read("donnees.json"))
    assert dit["donnees"][0]["lignes"][0]["courriel"] == "m@exemple.fr"
    assert "m@exemple.fr" in archive.read("lisible.html").decode()
    assert Entree.objects.get(code="personnes.personne.exportee").contenu["personne"] == marie.pk


def test_une_personne_effacee_laisse_un_recu_sans_son_nom(client):
    marie = une_personne("Marie", nom="Dupont", courriel="m@exemple.fr")

    recu = client.post(reverse("personnes:personne_anonymiser", args=[marie.pk]), follow=True)

    assert "Ce qui reste sous un numéro, sans nom" in recu.content.decode()
    page = recu.content.decode()
    assert "Reçu d’effacement" in page
    assert "Nom et coordonnées" in page
    assert "Dupont" not in page
    assert "Effacée le" in client.get(f"/personnes/{marie.pk}/").content.decode()


def test_effacer_quelqu_un_se_trouve_et_dit_ce_qu_il_perd(client):
    tenue = une_caisse_qui_adhere()
    marie = une_personne("Marie", nom="Dupont")
    awa = un_compte("benevole", personne=une_personne("Awa", nom="Diop")).personne
    adherer(tenue, pour=marie)
    pages = {p.pk: reverse("personnes:personne_anonymiser", args=[p.pk]) for p in (marie, awa)}
    annuaire = reverse("personnes:annuaire") + "?pour=effacer"

    for mot in ("effacer", "donateur", "oublier quelqu’un"):
        assert annuaire in client.get(reverse("aller"), {"q": mot}).text, mot
    assert annuaire in client.get(reverse("personnes:purge")).text
    assert pages[marie.pk] in client.get(annuaire + "&q=dup").text
    assert pages[marie.pk] not in client.get(reverse("personnes:annuaire") + "?q=dup").text
    page = lue(client.get(pages[marie.pk]))
    assert "Son adhésion court jusqu’au" in page
    assert "Effacer pour toujours" in page
    active = lue(client.get(pages[awa.pk]))
    assert "a un compte ouvert" in active
    assert "Effacer pour toujours" not in active
    assert "adhésion" not in active


def test_une_fusion_se_lit_avant_de_se_faire(client):
    garder = une_personne("Marie", nom="Dupont", courriel="m@exemple.fr")
    doublon = une_personne("Marie", nom="Dupond", telephone="0698765432")
    adresse = reverse("personnes:doublons_fusionner", args=[garder.pk, doublon.pk])

    page = client.get(adresse).content.decode()

    assert "ne se défait pas" in page
    assert "m@exemple.fr" in page
    assert "Marie Dupond" in page
    doublon.refresh_from_db()
    assert doublon.fusionnee_dans is None
    client.post(adresse)
    doublon.refresh_from_db()
    assert doublon.fusionnee_dans == garder
