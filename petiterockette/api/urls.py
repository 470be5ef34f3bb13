from django.urls import path

from .registre import API, RACINE
from .views import acces, publiques
from .views.lectures import a_lire, inconnue

app_name = "api"

_LECTURES = [
    path(f"{RACINE.strip('/')}/{motif.pattern}", a_lire(motif.callback), name=motif.name)
    for motif in API.urls[0]
    # The library's own page of this address is a page of ours.
    if motif.name != "api-root"
]

urlpatterns = [
    path("api/", publiques.documentation, name="documentation"),
    path("api/v1/openapi.json", publiques.openapi, name="openapi"),
    *_LECTURES,
    path("api/<path:reste>", inconnue, name="inconnue"),
    path("acces-api/", acces.acces, name="acces"),
    path("acces-api/nouveau/", acces.donner, name="donner"),
    path("acces-api/<id:numero>/retirer/", acces.retirer, name="retirer"),
]
