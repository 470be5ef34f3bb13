from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from boutique.ventes.models import LigneVente
from collecte.matiere.pagination import page_cherchee
from petiterockette.comptes.lieux_lus import lire_les_lieux
from petiterockette.droits import droit
from petiterockette.refus import Refus

from ..models import Enlevement
from ..services.enlevements import DROIT, enlever
from ..uniques import a_enlever as questions

PAR_PAGE = 40
PARTIS_MONTRES = 20


@droit(DROIT)
@never_cache
def a_enlever(request: HttpRequest) -> HttpResponse:
    """What was paid for and still stands here, and what left today."""
    lieux_lus = lire_les_lieux(request.user, DROIT, request.GET.get("lieu", ""))
    lignes = questions(lieux_lus.ids).select_related(
        *("categorie", "vente__serie__caisse__point__lieu"),
        *("article__objet__emplacement",),
    )
    champs = ("libelle", "vente__numero", "article__objet__emplacement__nom")
    page = page_cherchee(request.GET, lignes, PAR_PAGE, *champs, jour="vente__jour")
    jour = timezone.localdate()
    partis = Enlevement.objects.filter(enleve_le__date=jour)
    if lieux_lus.ids is not None:
        partis = partis.filter(ligne__vente__serie__caisse__point__lieu__in=lieux_lus.ids)
    contexte = {
        "lieux_lus": lieux_lus,
        "page": page,
        "cherche": page.cherche,
        "lignes": [(li, (jour - li.vente.jour).days) for li in page.lignes],
        "partis": partis.select_related("ligne__vente__serie__caisse")[:PARTIS_MONTRES],
    }
    return render(request, "boutique/uniques/a_enlever.html", contexte)


@require_POST
@droit(DROIT)
def ligne_enlever(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that the buyer of a line came for it: one tap."""
    lignes = LigneVente.objects.select_related("vente__serie__caisse__point__lieu")
    ligne = get_object_or_404(lignes, pk=pk)
    try:
        enlever(ligne=ligne, compte=request.user)
    except Refus as refus:
        messages.error(request, str(refus))
    else:
        messages.success(request, _("« %(nom)s » est parti.") % {"nom": ligne.libelle})
    lieu = request.POST.get("lieu", "")
    suite = f"?lieu={lieu}" if lieu.isalnum() else ""
    return redirect(f"{reverse('boutique:a_enlever')}{suite}")
