"""What may be read: each room lays its own readings, under the domain that it answers for.

A room does so in its own ``api.py``, found by Django's autodiscovery: it registers a domain, and
decorates with ``lecture`` what answers. Addresses, schema and documentation all come from here.
"""

import inspect
from collections.abc import Callable
from functools import cache, wraps
from typing import Any, TypeVar

from django.conf import settings
from ninja import NinjaAPI
from ninja.renderers import JSONRenderer

from .domaines import Domaine
from .parametres import attendu
from .porte import Cle, Demande
from .refus import ParametresIllisibles
from .schemas import Erreur

Lire = TypeVar("Lire", bound=Callable[..., Any])

VERSION = "1.0.0"
# Where the addresses of this version begin: what changes what they say is another version.
RACINE = "/api/v1/"


class EnFrancais(JSONRenderer):
    """JSON whose accents are read as they are."""

    json_dumps_params = {"ensure_ascii": False}


API = NinjaAPI(
    title="API de La Petite Rockette",
    version=VERSION,
    description="Les chiffres de la ressourcerie, en lecture seule. Les masses sont en grammes "
    "entiers, les montants en centimes entiers, les taux en pour cent, les jours en AAAA-MM-JJ, "
    "les instants en UTC.",
    urls_namespace="api:v1",
    openapi_url=None,
    docs_url=None,
    renderer=EnFrancais(),
    servers=[{"url": settings.ADRESSE_PUBLIQUE}],
)

# How an answer is numbered, in words.
STATUTS = {
    200: "Les chiffres demandés.",
    400: "La demande tient un caractère qu’aucun texte ne porte.",
    401: "Il faut une clé, et celle-ci n’ouvre rien.",
    403: "La clé n’ouvre pas ce domaine, ou ne lit pas ce lieu.",
    404: "Il n’y a rien à cette adresse.",
    422: "Ce qui est demandé ne se lit pas.",
    429: "La clé a trop servi\u00a0: «\u00a0Retry-After\u00a0» dit combien de secondes attendre.",
}
_REFUS = {statut: Erreur for statut in STATUTS if statut != 200}


def lecture(
    chemin: str, *, domaine: Domaine | None, repond: Any, resume: str, texte: str
) -> Callable[[Lire], Lire]:
    """Lay what answers at ``chemin``, for the keys that open ``domaine`` (None: for every key).

    ``repond``: the schema of what it returns; ``resume``, ``texte``: what the documentation says.
    What answers takes the request, whose ``auth`` is the access, then what ``parametres`` types.
    """

    def poser(lire: Lire) -> Lire:
        # What its signature takes and its path does not say.
        permis = {nom for nom in inspect.signature(lire).parameters if f"{{{nom}}}" not in chemin}
        permis.discard("request")

        @wraps(lire)
        def lire_si_lisible(request: Demande, **demandes: Any) -> Any:
            # A parameter mistyped would silently give more than was asked.
            if de_trop := set(request.GET) - permis:
                raise ParametresIllisibles(champs={nom[:40]: attendu(nom) for nom in de_trop})
            return lire(request, **demandes)

        API.get(
            chemin,
            auth=Cle(domaine),
            response={200: repond, **_REFUS},
            operation_id=lire.__name__,
            url_name=lire.__name__,
            summary=resume,
            description=texte,
            tags=[domaine.code] if domaine else ["tous"],
        )(lire_si_lisible)
        return lire

    return poser


@cache
def schema() -> dict[str, Any]:
    """The OpenAPI document: every reading, what it asks, what it answers."""
    document = dict(API.get_openapi_schema(path_prefix=RACINE))
    # What the library says by itself is English, and ours is for whoever reads the code.
    for composant in document["components"]["schemas"].values():
        composant.pop("description", None)
    for methodes in document["paths"].values():
        for demande in methodes["get"]["parameters"]:
            demande["description"] = attendu(demande["name"])
            demande["schema"].pop("description", None)
        for statut, reponse in methodes["get"]["responses"].items():
            reponse["description"] = STATUTS[statut]
    return document
