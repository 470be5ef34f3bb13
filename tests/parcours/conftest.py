"""A site as it is on any day: its counters, and who works at them, each with a password."""

import pytest
from django.http import HttpResponse

from boutique.caisses.appareil import retenir_le_jeton
from tests.fabriques import les_listes, un_compte, un_lieu, un_point, une_personne

from .doigt import Doigt

SECRET = "la fusée part à huit heures"
TABLETTE, TELEPHONE = (1280, 800), (390, 844)
TAILLES = pytest.mark.parametrize("taille", [TABLETTE, TELEPHONE], ids=lambda t: f"{t[0]}")


def le_jeton_de(appareil: str) -> str:
    """What the device that holds a till keeps of it."""
    reponse = HttpResponse()
    retenir_le_jeton(reponse, appareil, securise=False)
    return reponse.cookies["caisse"].value


@pytest.fixture
def lieu(transactional_db):
    les_listes()
    return un_lieu(code="CHV", nom="Chemin-Vert")


@pytest.fixture
def quelqu_un(lieu):
    """Somebody of that role at the site, who signs in with their own name."""

    def un(role, prenom="Awa"):
        personne = une_personne(prenom, equipe=lieu)
        return un_compte(
            role, lieu=lieu, personne=personne, identifiant=prenom.lower(), mot_de_passe=SECRET
        )

    return un


@pytest.fixture
def point(lieu):
    def un(genre, nom):
        return un_point(genre, lieu=lieu, nom=nom)

    return un


@pytest.fixture
def entrer(appareil_de, live_server):
    """Sign in on a device that knows its place; two touches lead to the page of the task."""

    def entre(compte, point, taille, *, par, jeton=""):
        contexte = appareil_de(None, point, *taille)
        if jeton:
            contexte.add_cookies([{"name": "caisse", "value": jeton, "url": live_server.url}])
        doigt = Doigt(contexte.new_page())
        doigt.page.goto("/")
        doigt.ecrit("Identifiant", compte.identifiant)
        doigt.ecrit("Mot de passe", SECRET)
        doigt.touche_le_bouton("Se connecter")
        doigt.page.wait_for_url("/")
        if par:
            doigt.touche(f'main a[href="{par}"]')
            doigt.page.wait_for_url(par)
        return doigt

    return entre
