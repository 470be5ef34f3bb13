"""The browser of the tests: Debian's Chromium, driven by Playwright, also as root."""

import os
import shutil

import pytest
from django.core.servers.basehttp import WSGIRequestHandler

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
def browser_type_launch_args() -> dict:
    # The second is the whole browser: right too, and twice as heavy.
    chromium = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    if chromium is None:
        pytest.fail("Chromium est introuvable : lancez « make test », qui l’installe.")
    return {"executable_path": chromium, "args": _OPTIONS}


@pytest.fixture(scope="session")
def browser_context_args() -> dict:
    return {"locale": "fr-FR", "timezone_id": "Europe/Paris", "reduced_motion": "reduce"}
