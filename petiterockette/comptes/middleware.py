"""Every page asks for a login; a missing right is explained, and logs nobody out."""

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from petiterockette.droits import DROITS, DroitManquant

from .portees import ne_fait_que_lire
from .qui_demander import qui_peut_donner


def veut_du_json(request) -> bool:
    """Whether the caller reads JSON: a counter that posts documents, whoever asks a view that
    answers nothing else (``en_json``)."""
    trouvee = request.resolver_match
    if trouvee is not None and getattr(trouvee.func, "en_json", False):
        return True
    return request.content_type == "application/json" or "application/json" in request.headers.get(
        "Accept", ""
    )


class ConnexionRequise(LoginRequiredMiddleware):
    """Django's own, but a counter gets a 401 in JSON, never a redirect."""

    def process_view(self, request, view_func, view_args, view_kwargs):
        # Who reads a public page is not even looked at: what caches keep of it serves all.
        if not getattr(view_func, "login_required", True):
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)

    def handle_no_permission(self, request, view_func):
        if veut_du_json(request):
            return JsonResponse(
                {"refus": _("Reconnectez-vous\u00a0: rien n’est perdu, tout reste à l’écran.")},
                status=401,
            )
        return super().handle_no_permission(request, view_func)


class ControleSansEcrire:
    """Whoever only controls reads what they may, and writes nothing whatever they post, but to
    ask that the books be read again (``droits.sans_rien_changer``)."""

    # Signing in and out is no gesture on the house's books, nor is what a device keeps for itself.
    PERMISES = frozenset({"comptes:connexion", "comptes:deconnexion", "mes_tuiles"})

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view_func, view_args, view_kwargs):
        if request.method in {"GET", "HEAD", "OPTIONS"}:
            return None
        if request.resolver_match.view_name in self.PERMISES or not ne_fait_que_lire(request.user):
            return None
        if getattr(view_func, "sans_rien_changer", False):
            return None
        if veut_du_json(request):
            refus = _("Un accès de contrôle lit, et n’écrit rien.")
            return JsonResponse({"refus": refus}, status=403)
        return render(request, "comptes/lecture_seule.html", status=403)


class DroitManquantExplique:
    """Turn ``DroitManquant`` into a page, or JSON, that says which right and who gives it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, DroitManquant):
            return None
        droit = DROITS[exception.droit]
        demander_a = qui_peut_donner(exception.droit, exception.lieu)
        if veut_du_json(request):
            phrase = _("Il vous manque un droit\u00a0: %(droit)s. %(demander_a)s") % {
                "droit": droit,
                "demander_a": demander_a,
            }
            return JsonResponse({"refus": phrase}, status=403)
        return render(
            request,
            "comptes/droit_manquant.html",
            {"droit": droit, "demander_a": demander_a},
            status=403,
        )
