"""What opens the doors to who measures: the cookies of a signed-in device, a key to the API."""

from importlib import import_module
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.test import RequestFactory

from petiterockette.api.domaines import DOMAINES
from petiterockette.api.services import donner
from petiterockette.comptes.models import Compte
from petiterockette.lieux.appareil import retenir_le_point
from petiterockette.lieux.models import Point


def connecter(identifiant: str) -> dict[str, str]:
    """The cookies of a signed-in device set to the counter of Chemin-Vert."""
    point = Point.objects.get(lieu__code="CHV", nom="Comptoir")
    reponse = HttpResponse()
    retenir_le_point(reponse, point, securise=False)
    requete = RequestFactory().get("/")
    get_token(requete)
    return {
        "sessionid": _session(Compte.objects.get(identifiant=identifiant)),
        "csrftoken": requete.META["CSRF_COOKIE"],
        **{nom: cookie.value for nom, cookie in reponse.cookies.items()},
    }


def donner_une_cle() -> dict[str, Any]:
    """A key to the whole API; its brake lets it serve as often as a measure does."""
    _jeton, cle = donner(
        compte=Compte.objects.get(identifiant="direction"),
        uuid=uuid4(),
        nom="Mesures",
        pour="bench",
        domaines=[*DOMAINES],
    )
    return {"cle": cle}


def _session(compte: Compte) -> str:
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(compte.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    session[HASH_SESSION_KEY] = compte.get_session_auth_hash()
    session.save()
    return session.session_key
