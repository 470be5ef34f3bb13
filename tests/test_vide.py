"""Nothing opens by being left empty: a page posted empty is refused with a sentence."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.acces import ROLES, TABLE
from tests.fabriques import connecter, un_compte
from tests.monde import Monde, un_monde
from tests.pages import jusqu_au_bout

pytestmark = [pytest.mark.django_db, pytest.mark.une_base]

ECRIT = re.compile(r'(?:INSERT INTO|UPDATE|DELETE FROM) "(\w+)"')
# Where a visit leaves its own trace, whatever it asks.
TRACES = ("django_session", "axes_", "freins_")

# Pages where nothing is typed: to send them is the gesture itself.
SANS_SAISIE = {
    "api:retirer": "the token that the page names opens nothing any more",
    "boutique:remise_remettre": "the slip that the page shows was carried to the bank",
    "boutique:ticket_papier": "the ticket was printed",
    "boutique:ticket_code": "the ticket's code was shown",
    "collecte:inventaire_arreter": "the count that the page shows is stopped",
    "collecte:moyenne_recaler": "the month is corrected by what the page shows, and no other",
    "mes_tuiles": "nothing ticked leaves the home page to what really serves",
    "personnes:doublons_fusionner": "the two that the address names are one person",
    "personnes:personne_anonymiser": "the person of the page is forgotten",
}
# Pages whose every field may be emptied: what is no longer said is listed as missing.
TOUT_FACULTATIF = {
    "enquetes:questionnaire": "no indicator answers: people will answer each question",
    "subventions:lignes": "an account without a line names its table among what it lacks",
    "subventions:textes": "an account without a word names each among what it lacks",
}
# Pages that only carry buttons, each with its own address.
SANS_FORMULAIRE = {
    "boutique:articles",
    "boutique:moyens",
    "collecte:liste",
    "collecte:tuiles",
    "lieux:point_choisir",
    "lieux:taches",
}
PASSEES = SANS_FORMULAIRE | SANS_SAISIE.keys() | TOUT_FACULTATIF.keys()


@pytest.fixture(scope="module")
def monde(partager) -> Iterator[Monde]:
    with partager(un_monde) as monde:
        yield monde


class Champs(HTMLParser):
    """What a page's own forms send once every visible field is emptied."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.vides: dict[str, str] | None = None
        self._dedans = False
        self.feed(page)

    def handle_starttag(self, balise, attributs):
        attrs = dict(attributs)
        if balise == "form":
            self._dedans = attrs.get("method") == "post" and not attrs.get("action")
            if self._dedans and self.vides is None:
                self.vides = {}
        elif self._dedans and balise in {"input", "select", "textarea"} and attrs.get("name"):
            if attrs.get("type") in {"checkbox", "radio", "submit", "file"}:
                return
            garde = attrs.get("value") if attrs.get("type") == "hidden" else ""
            self.vides[attrs["name"]] = garde or ""

    def handle_endtag(self, balise):
        if balise == "form":
            self._dedans = False


def _ecrire(client: Client, adresse: str, donnees: dict[str, str]) -> tuple[HttpResponse, set[str]]:
    """The answer, and the tables that were written; nothing stays."""
    ecrits: set[str] = set()

    def noter(executer, ordre, *reste):
        if (trouve := ECRIT.match(ordre)) and not trouve[1].startswith(TRACES):
            ecrits.add(trouve[1])
        return executer(ordre, *reste)

    with transaction.atomic(), connection.execute_wrapper(noter):
        reponse = client.post(adresse, donnees)
        transaction.set_rollback(True)
    return reponse, ecrits


def _ce_qui_s_ouvre(client: Client, adresse: str) -> Iterator[str]:
    """What an empty posting did, or left unsaid."""
    page = client.get(adresse)
    jusqu_au_bout(page)
    if page.streaming or not page["Content-Type"].startswith("text/html"):
        return
    champs = Champs(page.content.decode()).vides
    if champs is None:
        return
    for quoi, donnees in {"rien": {}, "vide": champs}.items():
        reponse, ecrits = _ecrire(client, adresse, donnees)
        texte = reponse.content.decode()
        if ecrits:
            yield f"{quoi} : {sorted(ecrits)}"
        dite = "champ-erreur" in texte or "annonce-erreur" in texte
        if not ecrits and not dite and reponse.status_code != 404:
            yield f"{quoi} : {reponse.status_code}, sans un mot"


# Looked at in the short run too: what rules the others.
REGLAGES = {
    *("lieux:horaires", "lieux:association", "lieux:lieu_modifier", "lieux:point"),
    *("comptes:compte", "comptes:role_donner", "alertes:seuil", "collecte:reglage_changer"),
    *("collecte:liste_changer", "collecte:suivi_regles", "boutique:plafonds", "boutique:postes"),
    *("boutique:caisse_reglages", "boutique:moyen", "boutique:activite", "boutique:article"),
    *("boutique:activite_regime", "boutique:coffre_compter", "formation:organisme"),
}


def test_une_page_postee_vide_est_refusee_et_ne_change_rien(monde, pleine):
    assert TABLE.keys() >= REGLAGES | PASSEES
    compte = un_compte(*sorted(ROLES - {"aucun"}), lieu=monde.lieu)
    client = connecter(Client(raise_request_exception=False), compte, monde.point)
    biscuits = client.cookies.output(header="")

    ouvertes = []
    for nom, (methode, arguments, _qui) in TABLE.items():
        regle = pleine or nom in REGLAGES
        if methode != "get" or not regle or nom in PASSEES:
            continue
        client.cookies.load(biscuits)
        with transaction.atomic():
            adresse = reverse(nom, args=arguments(monde))
            ouvertes += [f"{nom}, {quoi}" for quoi in _ce_qui_s_ouvre(client, adresse)]
            transaction.set_rollback(True)

    assert not ouvertes, "\n".join(ouvertes)
