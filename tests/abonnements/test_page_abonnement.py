"""One's own subscription page, the links of mails, and who is subscribed."""

import pytest
from django.test import Client

from petiterockette.abonnements.jetons import ARRETER, CONFIRMER, jeton
from petiterockette.abonnements.models import Abonnement, Envoi
from petiterockette.travaux.models import Travail
from tests.fabriques import connecter, un_compte, un_lieu
from tests.pages import erreurs, lue

from .abonnes import ADRESSE, un_abonnement

pytestmark = pytest.mark.django_db
PAGE = "/mois-par-courriel/"


def test_on_s_abonne_depuis_son_nom(client):
    lieu = un_lieu()
    connecter(client, un_compte("responsable", lieu=lieu))
    assert f'href="{PAGE}"' in lue(client.get("/"))

    assert client.post(PAGE, {"courriel": ADRESSE}).status_code == 302

    page = lue(client.get(PAGE))
    assert "n’est pas encore confirmée" in page
    assert ADRESSE in page
    assert Travail.objects.get().nature == "confirmation"


@pytest.mark.parametrize(
    "adresse",
    ["", "camille", "camille@", "@exemple.fr", "a@b", "a b@c.fr", "a@b.fr\nBcc: x@y.fr", "x" * 260],
)
def test_une_adresse_fausse_se_dit_a_cote_du_champ(client, adresse):
    connecter(client, un_compte("direction"))

    page = client.post(PAGE, {"courriel": adresse, "tous": "on"})

    assert page.status_code == 200
    assert list(erreurs(page)) == ["courriel"]
    assert not Abonnement.objects.exists()


def test_on_choisit_parmi_les_lieux_que_l_on_lit(client):
    ici, la = un_lieu(code="CHV"), un_lieu(code="MTG")
    connecter(client, un_compte("direction"))

    client.post(PAGE, {"courriel": ADRESSE, "tous": "on", "lieux": ["MTG"]})

    abonnement = Abonnement.objects.get()
    assert not abonnement.tous
    assert list(abonnement.lieux.all()) == [la]
    assert ici not in abonnement.lieux.all()
    page = client.post(PAGE, {"courriel": ADRESSE})
    assert list(erreurs(page)) == ["lieux"]


def test_un_lieu_que_l_on_ne_lit_pas_n_est_pas_un_choix(client):
    un_lieu(code="MTG")
    connecter(client, un_compte("responsable", lieu=un_lieu(code="CHV")))

    client.post(PAGE, {"courriel": ADRESSE, "lieux": ["MTG"]})

    # There was one site only, and no choice: everything that may be read, which is it.
    assert Abonnement.objects.get().tous


def test_sans_serveur_de_courriel_la_page_le_dit(client, settings):
    settings.COURRIEL_REGLE = False
    connecter(client, un_compte("direction"))

    page = lue(client.get(PAGE))

    assert "Le courriel n’est pas réglé sur ce serveur" in page
    assert 'name="courriel"' not in page
    assert client.post(PAGE, {"courriel": ADRESSE, "tous": "on"}).status_code == 200
    assert not Abonnement.objects.exists()


def test_on_arrete_et_l_on_renvoie_depuis_la_page(client):
    compte = un_compte("direction")
    connecter(client, compte)
    un_abonnement(compte, confirme=False)

    client.post(PAGE + "renvoyer/")
    assert "il y a moins de cinq minutes" in lue(client.get(PAGE))
    client.post(PAGE + "arreter/")

    assert "votre adresse est effacée" in lue(client.get(PAGE))
    assert ADRESSE not in lue(client.get(PAGE))


# Links, without an account


def test_le_lien_se_lit_sans_rien_ecrire_puis_confirme_d_un_toucher():
    abonnement = un_abonnement(confirme=False)
    lien = f"{PAGE}confirmer/{jeton(abonnement, CONFIRMER)}/"
    client = Client(enforce_csrf_checks=True)

    assert "Oui, c’est mon adresse" in lue(client.get(lien))
    abonnement.refresh_from_db()
    assert not abonnement.est_confirme
    assert "votre adresse est confirmée" in lue(client.post(lien))

    abonnement.refresh_from_db()
    assert abonnement.est_confirme


def test_le_lien_d_un_courriel_desabonne_d_un_toucher():
    abonnement = un_abonnement()
    lien = f"{PAGE}arreter/{jeton(abonnement, ARRETER)}/"
    client = Client(enforce_csrf_checks=True)

    assert "Me désabonner" in lue(client.get(lien))
    abonnement.refresh_from_db()
    assert abonnement.est_actif
    assert "C’est arrêté" in lue(client.post(lien))
    assert "C’est arrêté" in lue(client.get(lien))
    assert ADRESSE not in lue(client.get(lien))
    # A confirmation that comes after is a dead one.
    assert "Cet abonnement est arrêté" in lue(
        client.get(f"{PAGE}confirmer/{jeton(abonnement, CONFIRMER)}/")
    )


@pytest.mark.parametrize("usage", ["confirmer", "arreter"])
@pytest.mark.parametrize("methode", ["get", "post"])
def test_un_lien_forge_ne_fait_rien_et_le_dit_poliment(client, usage, methode):
    un_abonnement()

    reponse = getattr(client, methode)(f"{PAGE}{usage}/n-importe-quoi/")

    assert reponse.status_code == 404
    assert "Ce lien ne vaut plus" in lue(reponse)
    assert Abonnement.objects.confirmes().exists()


# The direction


def test_la_direction_lit_qui_est_abonne_et_ce_qui_est_parti(client):
    abonnement = un_abonnement(un_compte("responsable", lieu=un_lieu()))
    Envoi.objects.create(
        abonnement=abonnement,
        mois="2026-10-01",
        etat="ecarte",
        raison="le compte est fermé",
        prevu_le=abonnement.demande_le,
    )
    connecter(client, un_compte("direction"))

    page = lue(client.get(PAGE + "abonnes/"))

    for mots in (ADRESSE, "confirmé", "Octobre 2026", "le compte est fermé"):
        assert mots in page


def test_personne_n_est_abonne_se_dit(client):
    connecter(client, un_compte("direction"))

    assert "Personne n’est abonné" in lue(client.get(PAGE + "abonnes/"))


def test_la_liste_ne_coute_rien_par_abonne(client, django_assert_max_num_queries):
    for n in range(12):
        un_abonnement(un_compte("direction"), courriel=f"n{n}@exemple.fr")
    connecter(client, un_compte("direction"))

    with django_assert_max_num_queries(12):
        client.get(PAGE + "abonnes/")
