import logging
import sys

from django.core.exceptions import (
    DisallowedHost,
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from petiterockette.base.pannes import Panne, panne_de
from petiterockette.comptes.middleware import veut_du_json
from petiterockette.droits import droit
from petiterockette.journaux import NUMERO

from .composants.registre import PLANCHES
from .forms import FiltreDuJournalForm
from .journal import page_du_journal
from .pannes import REESSAYER_S, dire_aux_gens

log = logging.getLogger(__name__)


@droit("journal.lire")
@never_cache
def journal(request: HttpRequest) -> HttpResponse:
    """What was done, newest first, at the sites that this person may read."""
    lieux = request.user.portee("journal.lire").ids_des_lieux
    form = FiltreDuJournalForm(request.GET, lieux=lieux)
    page = page_du_journal(**form.criteres()) if form.is_valid() else None
    suite = request.GET.copy()
    if page and page.suite:
        suite["avant"] = str(page.suite)
    debut = request.GET.copy()
    debut.pop("avant", None)
    return render(
        request,
        "affichage/journal.html",
        {
            "form": form,
            "page": page,
            "suite": suite.urlencode(),
            "debut": debut.urlencode(),
            "plus_loin": "avant" in request.GET,
            "filtre": any(request.GET.get(champ) for champ in ("lieu", "qui", "nature")),
        },
    )


def composants(request: HttpRequest) -> HttpResponse:
    """What pages are built from, in all its states, light and dark."""
    return render(
        request,
        "affichage/composants.html",
        {
            "planches": [(planche, planche.dessins(request)) for planche in PLANCHES],
            "feuilles": dict.fromkeys(f for planche in PLANCHES for f in planche.feuilles),
            "adresses": dict.fromkeys(a for planche in PLANCHES for a in planche.adresses),
        },
    )


def formulaire_perime(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page's proof of origin is too old: say so, and keep what was typed."""
    log.info("Page périmée sur %s : %s", request.path, reason)
    if veut_du_json(request):
        phrase = _("La page est ouverte depuis trop longtemps : rien n’est perdu, réessayez.")
        return JsonResponse({"refus": phrase, "perime": True}, status=403)
    return render(request, "perime.html", {"a_renvoyer": _a_renvoyer(request)}, status=403)


def _a_renvoyer(request: HttpRequest) -> list[tuple[str, str]]:
    """What was typed, to be sent again in one tap; nothing that must not be kept in a page.

    Only what the browser itself says that our own pages sent: a form laid elsewhere as a
    trap gets no second chance, and a password is typed again.
    """
    ici = f"{request.scheme}://{request.get_host()}"
    secret = any("password" in nom or "mot_de_passe" in nom for nom in request.POST)
    if request.headers.get("Origin") != ici or request.FILES or secret:
        return []
    return [
        (nom, valeur)
        for nom, valeurs in request.POST.lists()
        if nom != "csrfmiddlewaretoken"
        for valeur in valeurs
    ]


def page_400(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What cannot be read at all; neither the base nor the address asked for may be needed."""
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent):
        statut, phrase = 413, _("C’est trop lourd pour être envoyé")
        texte = _("Rien n’est enregistré. Envoyez moins à la fois, ou une photo plus petite.")
    elif isinstance(exception, DisallowedHost):
        statut, phrase = 400, _("Ce n’est pas l’adresse de cette maison")
        texte = _(
            "Ouvrez le logiciel par son adresse habituelle. Si c’est elle, la personne qui "
            "l’installe l’ajoute à ALLOWED_HOSTS."
        )
    else:
        statut, phrase = 400, _("Cette demande ne se lit pas")
        texte = _("Rien n’est enregistré. Revenez en arrière et tapez à nouveau, au clavier.")
    if veut_du_json(request):
        return JsonResponse({"refus": f"{phrase}. {texte}"}, status=statut)
    page = render_to_string("400.html", {"phrase": phrase, "texte": texte})
    return HttpResponse(page, status=statut)


def page_403(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if veut_du_json(request):
        return JsonResponse({"refus": _("Cette page ne s’ouvre pas d’ici.")}, status=403)
    return render(request, "403.html", status=403)


def page_404(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if veut_du_json(request):
        return JsonResponse({"refus": _("Cette page n’existe pas.")}, status=404)
    return render(request, "404.html", status=404)


def page_500(request: HttpRequest) -> HttpResponse:
    """A fault: neither the database nor a context processor may be needed to say it.

    A base that is away or a disk that is full is no fault of the product: 503, and what was typed
    is offered to be sent again.
    """
    # Django calls this while the exception is handled.
    panne = panne_de(sys.exception())
    if panne is not None:
        return _en_panne(request, panne)
    if veut_du_json(request):
        phrase, numero = _("Le serveur a eu un problème."), NUMERO.get()
        if numero:
            phrase += " " + _("Demande nº\u00a0%(numero)s.") % {"numero": numero}
        return JsonResponse({"refus": phrase}, status=500)
    return HttpResponse(render_to_string("500.html"), status=500)


def _en_panne(request: HttpRequest, panne: Panne) -> HttpResponse:
    phrase, texte = dire_aux_gens(panne)
    entetes = {"Retry-After": str(REESSAYER_S)}
    if veut_du_json(request):
        suite = _("Rien n’est perdu\u00a0: ce qui est à l’écran y reste.")
        refus = f"{phrase}. {texte} {suite}"
        return JsonResponse({"refus": refus}, status=503, headers=entetes)
    # A file that the disk refused may have cut the reading of the form: it is not read again.
    lu = request.method == "POST" and isinstance(sys.exception(), DatabaseError)
    a_renvoyer = _a_renvoyer(request) if lu else []
    contexte = {
        "phrase": phrase,
        "texte": texte,
        "ici": request.get_full_path(),
        "envoye": request.method == "POST",
        "a_renvoyer": a_renvoyer,
        "csrf_token": get_token(request) if a_renvoyer else "",
    }
    return HttpResponse(render_to_string("panne.html", contexte), status=503, headers=entetes)
