from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from petiterockette.droits import droit
from petiterockette.lieux.models import Point
from petiterockette.mots.chercher import saisie, trouve
from petiterockette.saisie.formulaires import donnees_postees

from ..registre import LISTES, Liste, dates
from ..services.listes import deplacer, enregistrer, lignes_ordonnees
from ..services.tuiles import PLACES, deplacer_la_tuile, placer_les_tuiles, tuiles_du_point


@droit("listes.gerer")
def listes(request: HttpRequest) -> HttpResponse:
    """Every list, with how many rows it shows and hides."""
    comptes = []
    for liste in LISTES.values():
        visibles = [r.visible for r in lignes_ordonnees(liste.modele)]
        comptes.append((liste, sum(visibles), len(visibles) - sum(visibles)))
    return render(
        request, "collecte/listes/listes.html", {"listes": comptes, "points": _points_qui_pesent()}
    )


@droit("listes.gerer")
def liste(request: HttpRequest, cle: str) -> HttpResponse:
    """One list, in its order; hidden rows stay in their place."""
    la_liste = _liste(cle)
    rangees = _lignes(la_liste)
    soeurs: dict[int | None, list[int]] = {}
    for r in rangees:
        soeurs.setdefault(getattr(r, "parent_id", None), []).append(r.pk)
    bornes = {
        "premieres": {s[0] for s in soeurs.values()},
        "dernieres": {s[-1] for s in soeurs.values()},
    }
    cherche = saisie(request.GET)
    lignes = [(r, la_liste.detail(r)) for r in rangees]
    contexte = {
        "liste": la_liste,
        "cherche": cherche,
        "lignes": [(r, detail) for r, detail in lignes if trouve(cherche, r, detail)],
        "bouge": request.GET.get("bouge", ""),
        "sens": request.GET.get("sens", ""),
        **bornes,
    }
    return render(request, "collecte/listes/liste.html", contexte)


@droit("listes.gerer")
def liste_changer(request: HttpRequest, cle: str, pk: int | None = None) -> HttpResponse:
    """Add a row, or change one; its dated rows stand under it."""
    la_liste = _liste(cle)
    objet = _ligne(la_liste, pk) if pk else la_liste.modele()
    form = la_liste.formulaire(donnees_postees(request), instance=objet)
    if form.is_valid() and form.enregistrer(par=request.user):
        messages.success(request, _("« %(nom)s » est enregistré.") % {"nom": form.instance})
        if la_liste.lignes_datees and not pk:
            return redirect("collecte:liste_changer", cle, form.instance.pk)
        return redirect(f"{reverse('collecte:liste', args=[cle])}#l-{form.instance.pk}")
    lignes = []
    if la_liste.lignes_datees and pk:
        rangees = getattr(objet, la_liste.lignes_datees.nom).all()
        if la_liste.lignes_datees.nom == "accords":
            rangees = rangees.select_related("matiere", "categorie")
        lignes = [(r, dates(r)) for r in rangees]
    contexte = {"liste": la_liste, "form": form, "pk": pk, "objet": objet, "lignes": lignes}
    return render(request, "collecte/listes/liste_changer.html", contexte)


@droit("listes.gerer")
def ligne_datee_changer(
    request: HttpRequest, cle: str, pk: int, ligne: int | None = None
) -> HttpResponse:
    """Add or change an agreement of a structure, or a fate of a bin."""
    la_liste = _liste(cle)
    if la_liste.lignes_datees is None:
        raise Http404
    mere = _ligne(la_liste, pk)
    lien = {la_liste.lignes_datees.mere: mere}
    modele = la_liste.lignes_datees.modele
    objet = get_object_or_404(modele, pk=ligne, **lien) if ligne else modele(**lien)
    if not ligne:
        objet.debut = timezone.localdate()
    form = la_liste.lignes_datees.formulaire(donnees_postees(request), instance=objet)
    if form.is_valid() and form.enregistrer(par=request.user):
        messages.success(request, _("«\u00a0%(nom)s\u00a0» est enregistré.") % {"nom": mere})
        return redirect("collecte:liste_changer", cle, pk)
    contexte = {"liste": la_liste, "form": form, "mere": mere, "ligne": ligne}
    return render(request, "collecte/listes/ligne_datee_changer.html", contexte)


@require_POST
@droit("listes.gerer")
def liste_montrer(request: HttpRequest, cle: str, pk: int) -> HttpResponse:
    """Hide a row, or show it again; nothing is ever deleted."""
    la_liste = _liste(cle)
    objet = _ligne(la_liste, pk)
    objet.visible = request.POST.get("visible") == "1"
    try:
        enregistrer(objet=objet, par=request.user)
    except ValidationError as erreur:
        messages.error(request, " ".join(erreur.messages))
    return redirect(f"{reverse('collecte:liste', args=[cle])}?bouge={pk}&sens=montrer#l-{pk}")


@require_POST
@droit("listes.gerer")
def liste_deplacer(request: HttpRequest, cle: str, pk: int) -> HttpResponse:
    """Move a row one place."""
    la_liste = _liste(cle)
    sens = request.POST.get("sens")
    deplacer(objet=_ligne(la_liste, pk), monter=sens == "monter", par=request.user)
    return redirect(f"{reverse('collecte:liste', args=[cle])}?bouge={pk}&sens={_sens(sens)}#l-{pk}")


@droit("listes.gerer")
def tuiles(request: HttpRequest, point: int) -> HttpResponse:
    """The order of the tiles of one counter."""
    le_point = _point(point)
    contexte = {
        "point": le_point,
        "tuiles": tuiles_du_point(le_point),
        "propre": le_point.tuiles.exists(),
        "places": PLACES,
        "bouge": request.GET.get("bouge", ""),
        "sens": request.GET.get("sens", ""),
    }
    return render(request, "collecte/listes/tuiles.html", contexte)


@require_POST
@droit("listes.gerer")
def tuile_deplacer(request: HttpRequest, point: int, pk: int) -> HttpResponse:
    le_point = _point(point)
    categorie = next((c for c in tuiles_du_point(le_point) if c.pk == pk), None)
    if categorie is None:
        raise Http404
    sens = request.POST.get("sens")
    deplacer_la_tuile(
        point=le_point, categorie=categorie, monter=sens == "monter", par=request.user
    )
    return redirect(
        f"{reverse('collecte:tuiles', args=[point])}?bouge={pk}&sens={_sens(sens)}#l-{pk}"
    )


@require_POST
@droit("listes.gerer")
def tuiles_oublier(request: HttpRequest, point: int) -> HttpResponse:
    """Follow the order of the list again."""
    placer_les_tuiles(point=_point(point), categories=[], par=request.user)
    messages.success(request, _("Ce comptoir suit de nouveau l’ordre de la liste."))
    return redirect("collecte:tuiles", point)


def _liste(cle: str) -> Liste:
    if cle not in LISTES:
        raise Http404
    return LISTES[cle]


def _lignes(la_liste: Liste) -> list:
    """Every row in its order, each sub-category under its own, with what its words need."""
    rangees = lignes_ordonnees(la_liste.modele, joints=la_liste.joints)
    if la_liste.cle != "categories":
        return rangees
    filles: dict[int, list] = {}
    for r in rangees:
        filles.setdefault(r.parent_id, []).append(r)
    return [x for mere in filles.get(None, []) for x in (mere, *filles.get(mere.pk, []))]


def _ligne(la_liste: Liste, pk: int):
    objet = get_object_or_404(la_liste.modele, pk=pk)
    if getattr(objet, "interne", False) or getattr(objet, "non_demande", False):
        raise Http404
    return objet


def _points_qui_pesent() -> list[Point]:
    points = Point.objects.ouverts(timezone.localdate()).select_related("lieu")
    return [p for p in points if p.pese]


def _point(pk: int) -> Point:
    point = next((p for p in _points_qui_pesent() if p.pk == pk), None)
    if point is None:
        raise Http404
    return point


def _sens(sens: str | None) -> str:
    return "monter" if sens == "monter" else "descendre"
