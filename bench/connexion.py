"""The cookies of a signed-in device, for whoever measures a page."""

from importlib import import_module

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.test import RequestFactory

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


def _session(compte: Compte) -> str:
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(compte.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    session[HASH_SESSION_KEY] = compte.get_session_auth_hash()
    session.save()
    return session.session_key
