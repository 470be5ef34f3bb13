"""Keys as the direction gives them, and how a program knocks with them."""

from uuid import uuid4

from django.test import Client

from petiterockette.api.domaines import DOMAINES
from petiterockette.api.models import Jeton
from petiterockette.api.services import donner
from petiterockette.lieux.models import Lieu
from tests.fabriques import un_compte


def une_cle(*domaines: str, lieux: tuple[Lieu, ...] = (), **champs) -> tuple[Jeton, str]:
    """An access to some domains, to all of them where none is named; and its key."""
    champs.setdefault("compte", un_compte("direction"))
    champs.setdefault("uuid", uuid4())
    champs.setdefault("nom", "Carte des ressourceries")
    champs.setdefault("pour", "le réseau")
    return donner(domaines=domaines or tuple(DOMAINES), lieux=lieux, **champs)


def demander(chemin: str, cle: str = "", client: Client | None = None, **demandes):
    """What the API answers at « /api/v1/… », with a key in the header if there is one."""
    entetes = {"Authorization": f"Bearer {cle}"} if cle else {}
    return (client or Client()).get(f"/api/v1/{chemin}", demandes, headers=entetes)
