"""What the tests of the pages of a permanence do and read."""

import re
from typing import Any
from uuid import uuid4

from tests.pages import espaces


def un_geste(client: Any, permanence: Any, nom: str, **champs: Any) -> Any:
    """One of the gestures of its page."""
    adresse = f"/velo/permanences/{permanence.pk}/{nom}/"
    return client.post(adresse, {"uuid": str(uuid4())} | champs, follow=True)


def verts(page: str) -> list[str]:
    """The words of the main button of a page."""
    boutons = re.findall(r"<button[^>]*bouton-principal.*?</button>", espaces(page), re.DOTALL)
    return [" ".join(re.sub(r"<[^>]*>", " ", bouton).split()) for bouton in boutons]
