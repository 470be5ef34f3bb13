"""The browser of the tests: Debian's Chromium, driven by Playwright, also as root."""

import os
import shutil

import pytest
from django.core.management import call_command
from django.core.servers.basehttp import WSGIRequestHandler
from django.http import HttpResponse
from django.test import Client

from petiterockette.lieux.appareil import retenir_le_point

# A kept connection otherwise waits 40 ms for each answer (Nagle against delayed ACK).
WSGIRequestHandler.disable_nagle_algorithm = True

# Playwright's loop makes Django believe that it is called from asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

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
def module(page, live_server):
    """Run a JavaScript expression with the named module imported as ``m``."""
    page.goto(f"{live_server.url}/static/img/fusee.svg")

    def executer(nom, expression, argument=None):
        return page.evaluate(
            f"async (a) => {{ const m = await import('/static/js/{nom}.js');"
            f" return {expression}; }}",
            argument,
        )

    return executer
