from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from boutique.articles.services.listes import nouveau_numero
from collecte.objets.models import Objet
from collecte.objets.refus import FicheIncomplete, ObjetParti
from collecte.objets.suivis import chercher, scanner
from collecte.tri.refus import ControleManquant
from petiterockette.comptes.lieux_lus import lire_les_lieux
from petiterockette.droits import droit, exiger
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees

from ..forms.uniques import EtiqueterForm
from ..refus import AControlerDAbord
from ..services.uniques import DROIT, etiqueter
from ..uniques import empechement

PROPOSES = 24


@droit(DROIT)
@never_cache
def unique_etiqueter(request: HttpRequest) -> HttpResponse:
    """Scan or find a followed thing, then say its price."""
    code = request.GET.get("objet", "")
    objet = None
    if code:
        objet = Objet.objects.avec_details().select_related("article").filter(code=code).first()
    if objet is None:
        return _chercher(request)
    exiger(request.user, DROIT, objet.lieu)
    article = getattr(objet, "article", None)
    if article and request.method != "POST":
        return redirect("boutique:unique", article.pk)
    donnees = donnees_postees(request)
    form = EtiqueterForm(donnees, objet=objet, prochain=nouveau_numero())
    # Said before anything is typed; the service says it again.
    refus = None if article else empechement(objet, (donnees or {}).get("nom", ""))
    if form.is_valid():
        try:
            nouveau, cree = etiqueter(objet=objet, compte=request.user, **form.geste())
        except Refus as non:
            refus = non if _connu(non) else refus
            if refus is not non:
                form.refuser(non)
        else:
            if cree:
                phrase = _("« %(nom)s » est en rayon sous le nº %(n)d : imprimez son étiquette.")
                messages.success(request, phrase % {"nom": nouveau.nom, "n": nouveau.numero})
            return redirect("boutique:unique", nouveau.pk)
    contexte = {
        "objet": objet,
        "form": form,
        "refus": refus,
        "a_controler": isinstance(refus, AControlerDAbord),
        "remede": _remede(objet, refus) if refus else None,
    }
    return render(request, "boutique/uniques/unique_etiqueter.html", contexte)


def _chercher(request: HttpRequest) -> HttpResponse:
    """The things here that have no price yet; a scanned code opens its own."""
    cherche = request.GET.get("q", "").strip()[:200]
    code, objet, rien = scanner(cherche) if cherche else (None, None, "")
    if objet:
        page = reverse("boutique:unique_etiqueter")
        return redirect(f"{page}?{urlencode({'objet': objet.code})}")
    if code and not rien:
        rien = _("Cette étiquette n’est encore sur aucun objet : suivez-le d’abord.")
    lieux_lus = lire_les_lieux(request.user, DROIT, request.GET.get("lieu", ""))
    sans_prix = Objet.objects.visibles(lieux_lus.ids).presents().filter(article=None)
    trouves = sans_prix.none() if rien else chercher(sans_prix, cherche)
    contexte = {
        "lieux_lus": lieux_lus,
        "cherche": cherche,
        "rien": rien,
        "objets": trouves.avec_details().order_by("-id")[:PROPOSES],
        "reste": max(0, trouves.count() - PROPOSES),
    }
    return render(request, "boutique/uniques/etiqueter_chercher.html", contexte)


def _connu(refus: Refus) -> bool:
    """Whether a refusal is about the thing itself, not about what was typed."""
    return not refus.champs


def _remede(objet: Objet, refus: Refus) -> tuple[str, str] | None:
    """Where to go, and the word of the gesture, to lift a refusal."""
    if isinstance(refus, FicheIncomplete):
        return reverse("collecte:objet_completer", args=[objet.code]), _("Compléter sa fiche")
    if isinstance(refus, ControleManquant):
        return reverse("collecte:controler", args=[objet.categorie.code]), _("Contrôler")
    if isinstance(refus, ObjetParti):
        return reverse("collecte:objet", args=[objet.code]), _("Voir l’objet")
    return None
