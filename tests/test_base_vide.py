"""The first evening: one account, nothing else; then a site, and nothing done there yet."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.acces import PUBLIQUES, ROLES, TABLE
from tests.fabriques import connecter, les_listes, un_compte, un_lieu, un_point
from tests.pages import jusqu_au_bout

pytestmark = [pytest.mark.django_db, pytest.mark.une_base]

# They name a category: the lists come first.
NOMMENT = {"collecte:controler", "collecte:rayon_retirer"}
# Looked at in the short run, with one page of eight: 404, or a list without a word, they were.
FAUTIVES = {
    *("personnes:equipe", "benevolat:noter", "benevolat:semaine", "benevolat:besoin_nouveau"),
    *("boutique:a_etiqueter", "boutique:moyens", "boutique:activites", "lieux:heures"),
    *("collecte:tournee_nouvelle", "collecte:inventaires", "collecte:poids_moyens"),
}
# A list drawn empty says nothing: a sentence stands in its place.
CREUX = re.compile(r"<(tbody|ul|ol)\b(?![^>]*\b(?:id|hidden|data-)\b)[^>]*>\s*</\1>")


def adresses() -> Iterator[tuple[str, str]]:
    """Pairs (page, address) of what opens without naming anything that was made before."""
    lues = {nom: arguments for nom, (methode, arguments, _qui) in TABLE.items() if methode == "get"}
    for nom, arguments in (lues | PUBLIQUES).items():
        # « rien », or a month, a year, a code: what is named otherwise was made before.
        if arguments.__name__ not in {"rien", "<lambda>"} or nom in NOMMENT:
            continue
        try:
            yield nom, reverse(nom, args=arguments(None))
        except (AttributeError, IndexError, ObjectDoesNotExist, TypeError):
            continue


def ce_qui_cloche(client: Client, adresse: str) -> str:
    reponse: HttpResponse = client.get(adresse, follow=True)
    html = reponse["Content-Type"].startswith("text/html")
    if reponse.status_code != 200:
        # A counter's script is told that the device has no place yet.
        return "" if reponse.status_code == 422 and not html else f"{reponse.status_code}"
    jusqu_au_bout(reponse)
    if not html:
        return ""
    creux = CREUX.search(reponse.content.decode().partition("<main")[2])
    return f"liste vide sans un mot : {creux[0][:60]}" if creux else ""


def ce_qui_cloche_partout(client: Client, pages: dict[str, str]) -> dict[str, str]:
    return {nom: dit for nom, adresse in pages.items() if (dit := ce_qui_cloche(client, adresse))}


def test_chaque_page_s_ouvre_des_le_premier_soir_et_la_premiere_semaine(time_machine, pleine):
    time_machine.move_to("2026-11-26 09:00+00:00", tick=False)
    compte = un_compte(*sorted(ROLES - {"aucun", "camion", "responsable"}))
    client = connecter(Client(raise_request_exception=False), compte)
    pages = dict(adresses())
    assert len(pages) > 120
    assert pages.keys() >= FAUTIVES
    if not pleine:
        pages = {nom: pages[nom] for nom in {*sorted(pages)[::8], *FAUTIVES}}

    assert ce_qui_cloche_partout(client, pages) == {}
    if pleine:
        lieu = un_lieu(code="CHV", nom="Chemin-Vert", ouvert_le=date(2026, 11, 25))
        les_listes()
        connecter(client, compte, un_point("caisse", lieu=lieu))
        assert ce_qui_cloche_partout(client, pages) == {}
