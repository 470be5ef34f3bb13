"""What a test of closings leans on: a till that closed."""

from typing import Any

from boutique.models import Cloture
from petiterockette.verification import VERIFICATIONS
from tests.boutique.a_la_caisse import une_caisse
from tests.fabriques import un_point


def une_cloture_de(monde: Any) -> list:
    """The number of a closing of that world, made when it is first asked for."""
    if not Cloture.objects.exists():
        une_caisse(point=un_point("caisse", lieu=monde.lieu, nom="Caisse close")).fermer()
    return [Cloture.objects.earliest("pk").pk]


def constats() -> list[str]:
    """What the verifier finds wrong in the closings."""
    return [c.phrase for nom, verifier in VERIFICATIONS if "lôtures" in nom for c in verifier()]
