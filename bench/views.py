"""The floors: one write and one page, behind the same login and the same middleware."""

import json

from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from .models import Rang, Tete


@require_POST
def plancher(request: HttpRequest) -> HttpResponse:
    """Insert 1 + 3 rows in one atomic block, and answer."""
    document = json.loads(request.body)
    with transaction.atomic():
        tete = Tete.objects.create(
            **{nom: document[nom] for nom in ("uuid", "lieu", "point", "origine", "localite")}
        )
        Rang.objects.bulk_create(
            [
                Rang(tete=tete, **{nom: li[nom] for nom in ("categorie", "masse_g", "destination")})
                for li in document["lignes"]
            ]
        )
    return JsonResponse({"numero": tete.pk}, status=201)


def page_nue(request: HttpRequest) -> HttpResponse:
    """base.html and nothing else."""
    return render(request, "bench/nue.html")
