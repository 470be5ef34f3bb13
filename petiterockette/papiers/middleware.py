from django.http import HttpResponseRedirect
from django.urls import reverse

from petiterockette.affichage.impression.pdf import PapierLong
from petiterockette.saisie.ici import en_gardant, page_d_avant

from .demandes import confier


class PapiersPrepares:
    """A paper that is long to draw is prepared beside the pages, and its page waits for it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        reponse = self.get_response(request)
        if not isinstance(reponse, PapierLong):
            return reponse
        jeton = confier(reponse.content.decode(), reponse.nom, request.user)
        page = reverse("papiers:papier", args=[jeton])
        return HttpResponseRedirect(en_gardant(page, page_d_avant(request)))
