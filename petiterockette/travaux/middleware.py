from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed

from .veille import veiller_par_un_geste


class LaNuitParLesGestes:
    """After the first gesture of the day, ask for last night's work if nobody did it."""

    def __init__(self, get_response):
        if not settings.NUIT_PAR_LES_GESTES:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request):
        reponse = self.get_response(request)
        if request.method == "POST" and reponse.status_code < 400:
            compte = getattr(request, "user", None)
            if compte is not None and compte.is_authenticated:
                veiller_par_un_geste()
        return reponse
