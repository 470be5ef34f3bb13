"""Every page that links lead to, beside the bare one, in one process: none is much slower."""

import re
import time
from collections.abc import Iterator
from html import unescape
from statistics import median
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.test import Client
from django.urls import Resolver404, resolve
from django.utils import timezone

from bench.machine.connexion import connecter

NUE = "/bench/nue/"
FOIS = 3
# The bare page is asked again between two pages: so many of these times, before and after one, are
# its floor, and a machine that others load for a while slows both.
VOISINS = 3
# Every piece of the house on one page, for whoever builds pages.
SAUF = {"composants"}
_LIEN = re.compile(r'<a\b[^>]*\bhref="([^"#]+)')
# What a link leads to and that another asks of a form: the years that are the longest to read.
_D_UNE_ANNEE = (
    "/collecte/mois/{an}/",
    "/collecte/registre/{an}/",
    "/boutique/mois/{an}/",
    "/indicateurs/{an}/",
)


def parcourir(identifiant: str) -> dict[str, Any]:
    """Ask each page once, by its name, then ``FOIS`` times; the ratio of its fastest to the bare
    page's, as it was around it (``VOISINS``).

    ``{"nue_ms": …, "pages": {name: [ratio, address]}}``, pages alone: what is drawn behind them,
    and the files, are not.
    """
    client = Client(SERVER_NAME=settings.ALLOWED_HOSTS[0])
    client.cookies.load(connecter(identifiant))
    pages, planchers = [], [_duree(client, NUE)]
    for nom, adresse in _pages(client):
        pages.append((nom, adresse, _duree(client, adresse)))
        planchers.append(_duree(client, NUE))
    rapports = {
        nom: [duree / median(planchers[max(0, rang + 1 - VOISINS) : rang + 1 + VOISINS]), adresse]
        for rang, (nom, adresse, duree) in enumerate(pages)
    }
    return {"nue_ms": 1_000 * median(planchers), "pages": rapports}


def _pages(client: Client) -> Iterator[tuple[str, str]]:
    """Name and address of each page, in the order in which links lead to it."""
    an = timezone.localdate().year
    a_voir = [adresse.format(an=an) for adresse in _D_UNE_ANNEE] + ["/"]
    connues, vues = set(a_voir), set(SAUF)
    while a_voir:
        adresse = a_voir.pop(0)
        nom = _nom(adresse)
        if nom in vues:
            continue
        vues.add(nom)
        reponse = client.get(adresse, follow=True)
        if reponse.redirect_chain:
            adresse = reponse.redirect_chain[-1][0]
            if (nom := _nom(adresse)) in vues:
                continue
            vues.add(nom)
        if reponse.status_code != 200 or reponse.streaming or not _est_du_html(reponse):
            continue
        yield nom, adresse
        for lien in _LIEN.findall(reponse.content.decode()):
            lien = urljoin(adresse, unescape(lien))
            if lien.startswith("/") and lien not in connues:
                connues.add(lien)
                a_voir.append(lien)


def _nom(adresse: str) -> str:
    try:
        return resolve(urlsplit(adresse).path).view_name
    except Resolver404:
        return adresse


def _est_du_html(reponse: Any) -> bool:
    return reponse.headers.get("Content-Type", "").startswith("text/html")


def _duree(client: Client, adresse: str) -> float:
    """Seconds of this process, for the fastest of ``FOIS`` times."""
    durees = []
    for _ in range(FOIS):
        debut = time.process_time()
        reponse = client.get(adresse)
        b"".join(reponse.streaming_content) if reponse.streaming else reponse.content
        durees.append(time.process_time() - debut)
    return min(durees)
