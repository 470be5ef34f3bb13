"""The browser of the tests: Debian's Chromium, driven by Playwright, also as root."""

import os
import shutil
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.core.servers.basehttp import WSGIRequestHandler
from django.http import HttpResponse
from django.test import Client

from petiterockette.lieux.appareil import retenir_le_point

# A kept connection otherwise waits 40 ms for each answer (Nagle against delayed ACK).
WSGIRequestHandler.disable_nagle_algorithm = True

# Playwright's loop makes Django believe that it is called from asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

# Not a secure one: what a browser keeps for these, a module does without.
_HOTE_DES_MODULES = "http://modules.test"

# Nothing that calls home, no GPU, no small /dev/shm.
_OPTIONS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]


@pytest.fixture(scope="session")
def statiques() -> None:
    """What the live server gives: the files of each page brought together, as it is served."""
    call_command("collectstatic", interactive=False, verbosity=0)


@pytest.fixture(scope="session")
def browser_type_launch_args(statiques) -> dict:
    # The second is the whole browser: right too, and twice as heavy.
    chromium = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    if chromium is None:
        pytest.fail("Chromium est introuvable : lancez « make test », qui l’installe.")
    return {"executable_path": chromium, "args": _OPTIONS}


@pytest.fixture(scope="session")
def browser_context_args() -> dict:
    return {"locale": "fr-FR", "timezone_id": "Europe/Paris", "reduced_motion": "reduce"}


@pytest.fixture
def appareil_de(browser, browser_context_args, live_server):
    """Make a device: a browser context of which only the account and the point are chosen.

    Without an account, nobody is signed in yet.
    """
    contextes = []

    def un_appareil(compte, point, largeur=1280, hauteur=800, **options):
        client, reponse = Client(), HttpResponse()
        retenir_le_point(reponse, point, securise=False)
        contexte = browser.new_context(
            viewport={"width": largeur, "height": hauteur},
            base_url=live_server.url,
            **{**browser_context_args, **options},
        )
        biscuits = {"point": reponse.cookies["point"]}
        if compte:
            client.force_login(compte)
            biscuits |= {"sessionid": client.cookies["sessionid"]}
        contexte.add_cookies(
            [{"name": n, "value": b.value, "url": live_server.url} for n, b in biscuits.items()]
        )
        contextes.append(contexte)
        return contexte

    yield un_appareil
    for contexte in contextes:
        contexte.close()


@pytest.fixture
def appareil(appareil_de, point, compte):
    """A device set to the point of this folder, signed in by its account unless said else."""

    def un_appareil(compte=compte, **options):
        return appareil_de(compte, point, **options)

    return un_appareil


@pytest.fixture(scope="session")
def _page_des_modules(browser, browser_context_args):
    """A page that is nobody's, where the product's scripts are imported and no base is asked."""
    contexte = browser.new_context(**browser_context_args)
    page = contexte.new_page()
    page.route(f"{_HOTE_DES_MODULES}/**", servir_un_statique)
    page.goto(f"{_HOTE_DES_MODULES}{settings.STATIC_URL}img/fusee.svg")
    yield page
    contexte.close()


def servir_un_statique(route) -> None:
    """Answer a page of no server with the product's own file."""
    chemin = finders.find(urlsplit(route.request.url).path.removeprefix(settings.STATIC_URL))
    route.fulfill(path=chemin) if chemin else route.fulfill(status=404)


@pytest.fixture
def module(_page_des_modules):
    """Run a JavaScript expression with the named module imported as ``m``; modules are pure, and
    the page has imported once those that another test asked for."""

    def executer(nom, expression, argument=None):
        return _page_des_modules.evaluate(
            f"async (a) => {{ const m = await import('{settings.STATIC_URL}js/{nom}.js');"
            f" return {expression}; }}",
            argument,
        )

    return executer
