"""Around everything else: each request gets its number, and leaves its line."""

import logging
import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse

from petiterockette.journaux import DEMANDES, NUMERO
from petiterockette.saisie.visiteur import adresse_du_visiteur

from .numeros import numero_de
from .questions_posees import Compteur

log = logging.getLogger(DEMANDES)

# What a line holds of an address that leads nowhere.
SIGNES_MAX = 200


class UneLigneParDemande:
    """Number a request, time it, count its questions, say it in a line."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        numero = numero_de(request)
        jeton = NUMERO.set(numero)
        compteur, debut = Compteur(), time.perf_counter()
        try:
            with connection.execute_wrapper(compteur):
                reponse = self.get_response(request)
            reponse["X-Request-ID"] = numero
            duree_s = time.perf_counter() - debut
            _dire(request, reponse.status_code, duree_s, compteur)
        finally:
            NUMERO.reset(jeton)
        return reponse


def _dire(request: HttpRequest, statut: int, duree_s: float, compteur: Compteur) -> None:
    duree_ms = round(1000 * duree_s)
    lente = duree_ms >= settings.DEMANDE_LENTE_MS
    if not (lente or log.isEnabledFor(logging.INFO)):
        return
    champs: dict[str, Any] = {
        "compte": _compte(request, statut),
        "adresse": adresse_du_visiteur(request),
        "methode": request.method,
        "chemin": _chemin(request),
        "statut": statut,
        "duree_ms": duree_ms,
    }
    if lente:
        champs |= {
            "questions": compteur.n,
            "questions_ms": round(1000 * compteur.duree_s),
            "plus_lente_ms": round(1000 * compteur.plus_lente_s),
            "plus_lente": compteur.plus_lente,
        }
        log.warning(
            "Demande lente : %s %s, %d ms\u00a0; questions : %d, la plus lente %d ms",
            *(champs["methode"], champs["chemin"], duree_ms, compteur.n, champs["plus_lente_ms"]),
            extra={"champs": champs},
        )
        return
    log.info("%s %s %d", champs["methode"], champs["chemin"], statut, extra={"champs": champs})


def _compte(request: HttpRequest, statut: int) -> int | None:
    """The number of the account, of a page that asks for one: it was read already."""
    trouvee, compte = request.resolver_match, getattr(request, "user", None)
    if statut >= 500 or trouvee is None or not getattr(trouvee.func, "login_required", True):
        return None
    try:
        return compte.pk if compte is not None else None
    except DatabaseError:
        return None


def _chemin(request: HttpRequest) -> str:
    """Where it went, without what was asked after « ? ».

    Of a page without an account, the kind of address alone: what it names may be a secret link.
    """
    trouvee = request.resolver_match
    if trouvee is not None and not getattr(trouvee.func, "login_required", True):
        return f"/{trouvee.route}"
    return request.path[:SIGNES_MAX]
