"""The receipt of an erasure as a file to send: people know no PDF, this layer makes them."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from petiterockette.droits import droit
from petiterockette.personnes.annuaire import le_recu

from .pdf import reponse_pdf


@droit("personnes.anonymiser")
@never_cache
def recu_pdf(request: HttpRequest, numero: int) -> HttpResponse:
    """What was erased, and what the law keeps until when."""
    nom = f"recu-d-effacement-{numero}"
    return reponse_pdf("personnes/recu_papier.html", le_recu(numero), nom)
