from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from collecte.comptoirs.refus import LieuInconnu
from petiterockette.droits import DroitManquant, droit, exiger
from petiterockette.lieux.appareil import choisir_le_point, point_de_l_appareil, point_montre
from petiterockette.mots.francais import au
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees

from ..forms.fiches import CompleterForm, SituationForm
from ..forms.objets import PhotoForm, RetirerForm, SuivreForm
from ..forms.rangements import DeplacerForm
from ..models import Objet, Photo
from ..refus import ChangeEntreTemps
from ..services.deplacements import deplacer
from ..services.evenements import SUIVRE
from ..services.objets import completer, suivre
from ..services.photos import photographier, retirer_la_photo
from ..services.situations import changer_de_situation
from ..suivis import ids_a_fiche, regles_du_suivi
from .objets import lire, montrer


@droit(SUIVRE)
@never_cache
def objet_suivre(request: HttpRequest) -> HttpResponse:
    """Photo, category, « Suivre »."""
    montre = point_montre(request)
    point = montre or point_de_l_appareil(request)
    if point is None:
        return choisir_le_point(request)
    if not request.user.portee(SUIVRE).couvre_point(point.lieu_id, point.pk):
        raise DroitManquant(SUIVRE, point.lieu)
    poste = request.method == "POST"
    donnees, fichiers = (request.POST, request.FILES) if poste else (None, None)
    code = request.GET.get("code", "")[:200]
    form = SuivreForm(donnees, fichiers, compte=request.user, point=point, code=code)
    if poste and montre is None:
        form.renouveler()
        form.add_error(None, LieuInconnu())
    elif form.is_valid():
        try:
            objet, cree = suivre(**form.geste())
        except Refus as refus:
            form.refuser(refus)
        else:
            phrase = (
                _("%(code)s : cet objet est suivi.") if cree else _("%(code)s était déjà suivi.")
            )
            messages.success(request, phrase % {"code": objet.code_lisible})
            return redirect(f"{reverse('collecte:objet', args=[objet.code])}?neuf=1")
    return render(request, "collecte/objets/suivre.html", {"form": form, "point": point})


@droit(SUIVRE)
@never_cache
def objet_completer(request: HttpRequest, code: str) -> HttpResponse:
    """All that may be said of a thing; then that thing again, or the next one to complete."""
    objet = _a_suivre(request, code)
    donnees = donnees_postees(request)
    form = CompleterForm(donnees, compte=request.user, objet=objet)
    if form.is_valid():
        try:
            objet, cree = completer(objet=objet, **form.geste())
        except ChangeEntreTemps as refus:
            form.renouveler(vu=str(Objet.objects.get(pk=objet.pk).version))
            form.refuser(refus)
        except Refus as refus:
            form.refuser(refus)
        else:
            return _apres_la_fiche(request, objet, cree)
    photo = PhotoForm(compte=request.user, lieu=objet.lieu)
    contexte = {"form": form, "objet": objet, "photo_form": photo}
    return render(request, "collecte/objets/completer.html", contexte)


@require_POST
@droit(SUIVRE)
def objet_photographier(request: HttpRequest, code: str) -> HttpResponse:
    objet = _a_suivre(request, code)
    form = PhotoForm(request.POST, request.FILES, compte=request.user, lieu=objet.lieu)
    return _sur(request, objet, form, photographier, _("La photo est ajoutée."), "photo_form")


@require_POST
@droit(SUIVRE)
def objet_photo_retirer(request: HttpRequest, code: str, cle) -> HttpResponse:
    objet = _a_suivre(request, code)
    photo = Photo.objects.filter(objet=objet, cle=cle).select_related("objet").first()
    if photo is None:
        return redirect("collecte:objet", code)
    form = RetirerForm(request.POST, compte=request.user, lieu=objet.lieu)

    def retirer(objet, entete):
        return retirer_la_photo(photo=photo, entete=entete)

    return _sur(request, objet, form, retirer, _("La photo est retirée."), "retirer_form")


@require_POST
@droit(SUIVRE)
def objet_situation(request: HttpRequest, code: str) -> HttpResponse:
    """What became of a thing, with the reason."""
    objet = _a_suivre(request, code)
    form = SituationForm(request.POST, compte=request.user, objet=objet)
    return _sur(request, objet, form, changer_de_situation, _("C’est noté."), "situation_form")


@droit(SUIVRE)
@never_cache
def objets_deplacer(request: HttpRequest) -> HttpResponse:
    """Scan many, then a place: what was not moved stays on the page, with its reason."""
    point = point_de_l_appareil(request)
    if point is None:
        return choisir_le_point(request)
    donnees = donnees_postees(request)
    code = request.GET.get("code", "")[:200]
    form = DeplacerForm(donnees, compte=request.user, lieu=point.lieu, codes=code)
    fait = None
    if form.is_valid():
        try:
            fait, _cree = deplacer(**form.geste())
        except Refus as refus:
            form.refuser(refus)
        else:
            _dire_le_deplacement(request, fait, form.cleaned_data["emplacement"])
            if not fait.laisses:
                return redirect("collecte:objets_deplacer")
            form.renouveler(codes="\n".join(scan for scan, _raison in fait.laisses))
    return render(request, "collecte/objets/deplacer.html", {"form": form, "fait": fait})


def _a_suivre(request: HttpRequest, code: str) -> Objet:
    """A thing that this account may change."""
    objet = lire(request, code)
    exiger(request.user, SUIVRE, objet.lieu)
    return objet


def _sur(request, objet, form, service, phrase, nom) -> HttpResponse:
    """Make a gesture on a thing, or show its page again with what was refused."""
    if form.is_valid():
        try:
            service(objet=objet, **form.geste())
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, phrase)
            page = "objet_completer" if request.POST.get("retour") == "completer" else "objet"
            return redirect(f"collecte:{page}", objet.code)
    return montrer(request, objet, **{nom: form})


def _apres_la_fiche(request: HttpRequest, objet: Objet, cree: bool) -> HttpResponse:
    if cree:
        messages.success(request, _("%(titre)s : c’est enregistré.") % {"titre": objet.titre})
    if "suivant" not in request.POST:
        return redirect("collecte:objet", objet.code)
    fiches = ids_a_fiche(regles_du_suivi())
    reste = Objet.objects.filter(lieu=objet.lieu).a_completer(fiches).order_by("-pk")
    suivant = reste.filter(pk__lt=objet.pk).first() or reste.exclude(pk=objet.pk).first()
    if suivant is None:
        messages.info(request, _("Plus rien à compléter %(ou)s. Merci !") % {"ou": au(objet.lieu)})
        return redirect("collecte:objets")
    return redirect("collecte:objet_completer", suivant.code)


def _dire_le_deplacement(request: HttpRequest, fait, emplacement) -> None:
    n, deja = len(fait.deplaces), len(fait.deja_la)
    if n:
        phrase = ngettext(
            "%(n)d objet déplacé à « %(ou)s ».", "%(n)d objets déplacés à « %(ou)s ».", n
        )
        messages.success(request, phrase % {"n": n, "ou": emplacement})
    if deja:
        phrase = ngettext("%(n)d objet y était déjà.", "%(n)d objets y étaient déjà.", deja)
        messages.info(request, phrase % {"n": deja})
