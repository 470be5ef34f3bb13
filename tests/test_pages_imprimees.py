"""Every page, printed: no blank sheet, no more sheets than its rows fill, nothing to press.

The whole walk is for `make epreuve`; the short run prints some of its pages.
"""

from collections.abc import Iterator
from io import BytesIO
from math import ceil
from zlib import crc32

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from tests.acces import TABLE
from tests.fabriques import connecter, un_compte
from tests.greffons.navigateur import servir_un_statique
from tests.monde import Monde, un_monde

# It walks every page by itself.
pytestmark = [pytest.mark.django_db, pytest.mark.une_base, pytest.mark.un_seul_tour]

HOTE = "http://papier.test"
# In the short run, one page in so many.
UNE_SUR = 40
# Between its margins an A4 is so many CSS pixels wide, and high.
LARGEUR, HAUTEUR = 680, 1009
# What a sheet says at least, besides « FACTICE » and the number of the page.
SIGNES_MIN = 40
# Lists as long as a year makes them: what a row or two fit on, forty must fit too. Pictures, which
# are not loaded, say nothing.
ALLONGER = """() => {
  for (const image of document.querySelectorAll("main img")) image.remove();
  for (const liste of document.querySelectorAll("main tbody, main ul, main ol")) {
    const rang = liste.querySelector(":scope > :last-child:not(.papier-seul)");
    if (rang && !liste.parentElement.closest("nav, .ecran-seul, ul, ol, tbody"))
      for (let n = liste.children.length; n < 40; n++) liste.append(rang.cloneNode(true));
  }
}"""
A_TOUCHER = """() => [...document.querySelectorAll(
  "button, .bouton, .puce, dialog, [popover], [type=search], [type=submit], .pied-bande, .bande"
)].filter((e) => e.checkVisibility({ visibilityProperty: true }) && e.clientWidth > 2)
  .map((e) => `${e.tagName} ${e.className} ${e.textContent.trim().slice(0, 30)}`)"""
# Made for a screen on a wall, for a counter, or to be cut as labels.
PAS_DE_PAPIER = {"collecte:ecran", "composants"}


@pytest.fixture(scope="module")
def monde(partager) -> Iterator[Monde]:
    with partager(un_monde) as monde:
        yield monde


def test_aucune_page_imprimee_n_a_de_feuille_blanche_ni_de_bouton(monde, pleine, page):
    comptes = {
        role: connecter(Client(), un_compte(role, lieu=None), monde.point)
        for role in ("direction", "administration")
    }
    page.route(f"{HOTE}{settings.STATIC_URL}**", servir_un_statique)
    fautes = {}
    for nom, (methode, arguments, qui) in TABLE.items():
        role = next((role for role in comptes if role in qui), None)
        if methode != "get" or role is None or nom in PAS_DE_PAPIER:
            continue
        if pleine or crc32(nom.encode()) % UNE_SUR == 0:
            reponse = comptes[role].get(reverse(nom, args=arguments(monde)))
            # A file is no page (read to its end, it is closed); a fragment is drawn inside one.
            if reponse.streaming:
                list(reponse)
                continue
            est_une_page = "text/html" in reponse.headers.get("Content-Type", "")
            if est_une_page and reponse.status_code == 200 and b"<html" in reponse.content:
                fautes[nom] = _fautes(page, reponse.content)

    assert not any(fautes.values()), "\n".join(f"{nom} : {d}" for nom, d in fautes.items() if d)


def _fautes(page, html: bytes) -> list[str]:
    page.unroute(f"{HOTE}/")
    page.route(f"{HOTE}/", lambda route: route.fulfill(body=html, content_type="text/html"))
    page.emulate_media(media="print")
    page.set_viewport_size({"width": LARGEUR, "height": HAUTEUR})
    page.goto(f"{HOTE}/")
    dites = [f"à toucher : {quoi}" for quoi in page.evaluate(A_TOUCHER)]
    page.evaluate(ALLONGER)
    hauteur = page.evaluate("document.documentElement.scrollHeight")
    feuilles = [
        len(feuille.extract_text().strip())
        for feuille in PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    ]
    blanches = [n for n, signes in enumerate(feuilles[:-1], 1) if signes < SIGNES_MIN]
    if blanches:
        dites.append(f"feuilles blanches : {blanches} sur {len(feuilles)}")
    if len(feuilles) > ceil(1.5 * hauteur / HAUTEUR) + 1:
        dites.append(f"{len(feuilles)} feuilles pour {hauteur} px")
    return dites
