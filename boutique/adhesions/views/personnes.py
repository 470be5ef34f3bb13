from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from collecte.comptoirs.lecteur import DocumentIllisible, Lecteur
from collecte.comptoirs.views.documents_recus import document_recu, refuser
from petiterockette.droits import droit
from petiterockette.mots.numeros import numero_lu
from petiterockette.personnes.services import inscrire
from petiterockette.refus import Refus

from .. import recherche
from ..droits import ACCUEILLIR


@droit(ACCUEILLIR)
@never_cache
def personnes(request: HttpRequest) -> HttpResponse:
    """Who may be meant by a few letters: twelve people at most, until when each is a member."""
    saisi = request.GET.get("q", "").strip()[:60]
    article = numero_lu(request.GET.get("article", ""))
    return JsonResponse(recherche.personnes_en_json(saisi, timezone.localdate(), article))


@require_POST
@droit(ACCUEILLIR)
def personne_inscrire(request: HttpRequest) -> HttpResponse:
    """Write somebody down from the till: a first name is enough."""
    try:
        lecteur = Lecteur(document_recu(request))
        prenom, nom = lecteur.texte("prenom", 60), lecteur.texte("nom", 60)
        lecteur.finir()
        personne = inscrire(prenom=prenom, nom=nom, compte=request.user.pk)
    except DocumentIllisible as illisible:
        return refuser(_("Ce nom n’est pas lisible."), illisible.champs)
    except Refus as refus:
        return refuser(str(refus), refus.champs)
    return JsonResponse({"id": personne.pk, "nom": str(personne)}, status=201)
