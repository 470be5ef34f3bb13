from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control, never_cache

from collecte.matiere.pagination import page_par_cle
from petiterockette.affichage.impression.qr import dessin_qr
from petiterockette.comptes.lieux_lus import lire_les_lieux
from petiterockette.comptes.models import Compte
from petiterockette.droits import droit, exiger
from petiterockette.photos.servies import servir

from ..aller import FICHES
from ..forms.fiches import SituationForm
from ..forms.objets import VUES, PhotoForm, RetirerForm
from ..models import Objet, Photo
from ..services.evenements import SUIVRE
from ..services.photos import PHOTOS_MAX
from ..suivis import adresse_du_code, chercher, ids_a_fiche, manques, regles_du_suivi, scanner

LIRE = "collecte.lire_les_objets"
PAR_PAGE = 24


@droit(LIRE)
@never_cache
def objets(request: HttpRequest) -> HttpResponse:
    """The things of a site, last first; what is typed is looked for, a scanned code opens."""
    cherche = request.GET.get("q", "").strip()[:200]
    code, _objet, rien = scanner(cherche) if cherche else (None, None, "")
    if code and not rien:
        return redirect("collecte:objet_scanne", code)
    lieux_lus = lire_les_lieux(request.user, LIRE, request.GET.get("lieu", ""))
    regles = regles_du_suivi()
    lisibles = Objet.objects.visibles(lieux_lus.ids)
    a_completer = lisibles.a_completer(ids_a_fiche(regles))
    vue = request.GET.get("voir", "")
    vues = {"a_completer": a_completer, "partis": lisibles.partis(), "tous": lisibles}
    choisis = chercher(vues.get(vue, lisibles.presents()), "" if rien else cherche)
    page = page_par_cle(request.GET, choisis.none() if rien else choisis.avec_details(), PAR_PAGE)
    contexte = {
        "lieux_lus": lieux_lus,
        "page": page,
        "lignes": [(o, manques(o, regles.get(o.categorie_id, ""))) for o in page.lignes],
        "cherche": cherche,
        "rien": rien,
        "vues": [(cle, nom, cle == vue) for cle, nom in VUES],
        "a_completer": a_completer.count(),
        "peut_suivre": request.user.has_perm(SUIVRE),
    }
    return render(request, "collecte/objets/objets.html", contexte)


@droit(LIRE)
def objet_scanne(request: HttpRequest, code: str) -> HttpResponse:
    """What a label opens: the thing that bears it, or the page that gives it to a new one."""
    lu, objet, rien = scanner(code)
    if objet:
        return redirect("collecte:objet", objet.code)
    if rien:
        return redirect(f"{reverse('collecte:objets')}?{urlencode({'q': lu or code})}")
    if lu and request.user.has_perm(SUIVRE):
        return redirect(f"{reverse('collecte:objet_suivre')}?code={lu}")
    messages.info(request, _("Cette étiquette n’est encore sur aucun objet."))
    return redirect("collecte:objets")


@droit(LIRE)
@never_cache
def objet(request: HttpRequest, code: str) -> HttpResponse:
    return montrer(request, lire(request, code))


@droit(LIRE)
@cache_control(private=True, max_age=60 * 60 * 24 * 7)
def objet_photo(request: HttpRequest, code: str, cle, taille: str) -> HttpResponse:
    """A photo, for whoever may read the thing: never by its address alone."""
    photo = get_object_or_404(
        Photo.objects.select_related("objet__lieu"), objet__code=code, cle=cle
    )
    exiger(request.user, LIRE, photo.objet.lieu)
    return servir(photo.fichiers, taille, photo.objet.code)


def lire(request: HttpRequest, code: str) -> Objet:
    """A thing, for whoever may read those of its site."""
    la_chose = get_object_or_404(
        Objet.objects.avec_details().select_related("categorie__parent", "ligne__bon"), code=code
    )
    exiger(request.user, LIRE, la_chose.lieu)
    return la_chose


def montrer(request: HttpRequest, la_chose: Objet, **formulaires) -> HttpResponse:
    """The page of a thing, with the forms that were refused, if any."""
    compte = request.user
    contexte = {
        "objet": la_chose,
        "manques": manques(la_chose, regles_du_suivi().get(la_chose.categorie_id, "")),
        "photos": list(la_chose.photos.all()),
        "photos_max": PHOTOS_MAX,
        "histoire": la_chose.evenements.select_related("par", "lieu").order_by("-id"),
        "qr": dessin_qr(adresse_du_code(la_chose.code)),
        "peut_suivre": compte.has_perm(SUIVRE, la_chose.lieu),
        "lit_les_bons": compte.has_perm("collecte.lire_les_bons", la_chose.lieu),
        "ailleurs": _fiches_d_ailleurs(compte, la_chose),
        "neuf": bool(request.GET.get("neuf")),
        "photo_form": PhotoForm(compte=compte, lieu=la_chose.lieu),
        "retirer_form": RetirerForm(compte=compte, lieu=la_chose.lieu),
        "situation_form": SituationForm(compte=compte, objet=la_chose),
        **formulaires,
    }
    return render(request, "collecte/objets/objet.html", contexte)


def _fiches_d_ailleurs(compte: Compte, la_chose: Objet) -> list[tuple[str, str]]:
    """The pages that upper apps have of this thing: how each is called, where it is."""
    fiches = [(getattr(la_chose, nom, None), page, droit) for nom, page, droit in FICHES]
    return [
        (str(fiche), reverse(page, args=[fiche.pk]))
        for fiche, page, droit in fiches
        if fiche and compte.has_perm(droit, la_chose.lieu)
    ]
