from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from petiterockette.droits import droit
from petiterockette.refus import Refus
from petiterockette.saisie.suite import vient_apres

from ..annuaire import le_recu
from ..fiches import pertes_de
from ..models import Effacement, Personne
from ..purges import apercu
from ..refus import EncoreActive
from ..services.effacements import effacer, est_active
from ..services.exports import exporter

RECUS_MONTRES = 20


@require_POST
@droit("personnes.exporter")
def personne_exporter(request: HttpRequest, numero: int) -> HttpResponse:
    """The file of what is held of somebody; posted, since it leaves a trace."""
    p = get_object_or_404(Personne, pk=numero)
    try:
        octets = exporter(personne=p, par=request.user.personne_id, compte=request.user.pk)
    except Refus as refus:
        messages.error(request, str(refus))
        return redirect("personnes:personne", p.pk)
    reponse = HttpResponse(octets, content_type="application/zip")
    reponse["Content-Disposition"] = f'attachment; filename="donnees-personne-{p.pk}.zip"'
    return reponse


@droit("personnes.anonymiser")
@never_cache
def personne_anonymiser(request: HttpRequest, numero: int) -> HttpResponse:
    """Forget somebody for good: asked once more, then the receipt."""
    p = get_object_or_404(Personne.objects.connues(), pk=numero)
    if request.method == "POST":
        try:
            recu = effacer(personne=p, par=request.user.personne_id, compte=request.user.pk)
        except Refus as refus:
            messages.error(request, str(refus))
            return redirect("personnes:personne", p.pk)
        return redirect("personnes:recu", recu.pk)
    # What would refuse it is said before it is asked.
    empeche = EncoreActive(qui=str(p)) if est_active(p) else None
    pertes = [str(empeche)] if empeche else pertes_de(p)
    contexte = {"personne": p, "pertes": pertes, "empeche": empeche}
    return render(request, "personnes/anonymiser.html", contexte)


@droit("personnes.anonymiser")
@never_cache
def recu(request: HttpRequest, numero: int) -> HttpResponse:
    """What was erased, and what the law keeps until when: to print and hand over."""
    return render(request, "personnes/recu.html", le_recu(numero))


@droit("personnes.anonymiser")
@never_cache
def purge(request: HttpRequest) -> HttpResponse:
    """Who the nights to come will forget, and the receipts of those that did."""
    recus = Effacement.objects.prefetch_related("personnes")[:RECUS_MONTRES]
    echeances = None if vient_apres(request.GET) else apercu(timezone.localdate())
    contexte = {"echeances": echeances, "recus": recus}
    return render(request, "personnes/purge.html", contexte)
