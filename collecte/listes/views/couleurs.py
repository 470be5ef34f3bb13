from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition

from ..models import Categorie


def _etag(request: HttpRequest) -> str:
    lignes = Categorie.objects.order_by("pk").values_list("code", "couleur")
    return f'"{sha256(repr(list(lignes)).encode()).hexdigest()[:16]}"'


@cache_control(private=True, max_age=0, must_revalidate=True)
@condition(etag_func=_etag)
def couleurs(request: HttpRequest) -> HttpResponse:
    """The colours of categories as one sheet: a strict CSP allows no ``style=``."""
    regles = [
        f".c-{c.code}{{--cat:{c.couleur};--sur-cat:{c.sur_couleur}}}"
        for c in Categorie.objects.order_by("ordre", "pk")
    ]
    return HttpResponse("\n".join(regles), content_type="text/css; charset=utf-8")
