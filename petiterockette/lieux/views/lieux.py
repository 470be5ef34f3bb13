from itertools import groupby
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render, resolve_url
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from petiterockette.droits import DroitManquant, droit, exiger
from petiterockette.mots.francais import au, du
from petiterockette.mots.numeros import numero_lu
from petiterockette.saisie.champs import viser_la_premiere_erreur
from petiterockette.saisie.formulaires import donnees_postees
from petiterockette.saisie.ici import suite_demandee
from petiterockette.temps.dates import jour_lu

from ..appareil import point_de_l_appareil, retenir_le_point
from ..etats import est_ouvert, etat
from ..forms.lieux import AssociationForm, LieuForm, PointForm
from ..models import Association, Lieu, Point
from ..parties_de_page import PARTIES
from ..services import enregistrer

# What is done at a point of each kind, by the right that it takes; nothing is said of a workshop,
# whose own name tells what it is for.
FAIT_AU_POINT: dict[str, dict[str, Any]] = {
    Point.Genre.COMPTOIR: {"collecte.peser": _l("dépôts"), "collecte.orienter": _l("tri")},
    Point.Genre.CAMION: {"collecte.faire_la_tournee": _l("tournée"), "collecte.sortir": ""},
    Point.Genre.QUAI: {"collecte.sortir": _l("sorties")},
    Point.Genre.CAISSE: {"boutique.encaisser": _l("ventes"), "boutique.ouvrir_la_caisse": ""},
    Point.Genre.ATELIER: dict.fromkeys(
        (
            *("collecte.orienter", "velo.accueillir", "cafe.tenir"),
            *("seances.accueillir", "formation.tenir"),
        ),
        "",
    ),
}


def point_choisir(request: HttpRequest) -> HttpResponse:
    """Choose once where this device stands: first where this account may do something."""
    points = Point.objects.ouverts(timezone.localdate()).select_related("lieu")
    suite = suite_demandee(request, "/")
    if request.method == "POST":
        numero = numero_lu(request.POST.get("point", ""))
        point = get_object_or_404(points, pk=numero)
        reponse = redirect(suite)
        retenir_le_point(reponse, point, securise=settings.HTTPS)
        messages.success(request, _("Cet appareil est %(ou)s.") % {"ou": au(point.nom_complet)})
        return reponse
    faits = {p: _ce_qui_s_y_fait(request.user, p) for p in points}
    utiles = [p for p in points if faits[p] is not None]
    # Sent here by a page that needs one kind of point, the others would lead back here.
    utiles = [p for p in utiles if p.genre == request.GET.get("genre")] or utiles
    autres = [p for p in points if p not in utiles]
    return render(
        request,
        "lieux/point_choisir.html",
        {
            "utiles": _par_lieu(utiles or autres, faits),
            "autres": _par_lieu(autres if utiles else [], faits),
            "actuel": point_de_l_appareil(request),
            "suite": suite,
            "genre": request.GET.get("genre"),
        },
    )


def _ce_qui_s_y_fait(compte: Any, point: Point) -> str | None:
    """« dépôts, tri »: what this account does at a point of that kind; None where it does
    nothing."""
    mots = [
        str(mot)
        for nom, mot in FAIT_AU_POINT[point.genre].items()
        if compte.portee(nom).couvre_point(point.lieu_id, point.pk)
    ]
    return ", ".join(filter(None, mots)) if mots else None


@droit("lieux.gerer")
def lieux(request: HttpRequest) -> HttpResponse:
    """The sites and their points, open first."""
    portee = request.user.portee("lieux.gerer")
    jour = timezone.localdate()
    visibles = [li for li in Lieu.objects.prefetch_related("points") if portee.couvre(li)]
    ids = [li.pk for li in visibles]
    facons = [partie.en_bref(ids) for partie in PARTIES if partie.en_bref]
    lignes = [
        {
            "lieu": li,
            "etat": etat(li, jour),
            "ouvert": est_ouvert(li, jour),
            "points": [p for p in li.points.all() if est_ouvert(p, jour)],
            "facons": [facon[li.pk] for facon in facons],
        }
        for li in visibles
    ]
    return render(
        request,
        "lieux/lieux.html",
        {
            "lignes": sorted(lignes, key=lambda ligne: not ligne["ouvert"]),
            "association": Association.objects.first(),
            "partout": portee.partout,
        },
    )


@droit("lieux.gerer")
def association(request: HttpRequest) -> HttpResponse:
    _exiger_partout(request)
    objet = Association.objects.first() or Association(pk=1)
    form = AssociationForm(donnees_postees(request), instance=objet)
    if _enregistre(request, form):
        messages.success(request, _("L’association est enregistrée."))
        return redirect("lieux:lieux")
    return _formulaire(request, form, _("L’association"), "lieux:lieux")


@droit("lieux.gerer")
def lieu_nouveau(request: HttpRequest) -> HttpResponse:
    _exiger_partout(request)
    form = LieuForm(
        donnees_postees(request),
        initial={"ouvert_le": timezone.localdate()},
    )
    if _enregistre(request, form):
        messages.success(
            request, _("%(lieu)s est ouvert : ajoutez ses points.") % {"lieu": form.instance}
        )
        return redirect("lieux:lieu", form.instance.code)
    return _formulaire(request, form, _("Nouveau lieu"), "lieux:lieux")


@droit("lieux.gerer")
def lieu(request: HttpRequest, code: str) -> HttpResponse:
    """One site: its address, its dates, its points."""
    objet = _lieu(request, code)
    jour = timezone.localdate()
    points = [
        {"point": p, "etat": etat(p, jour), "ouvert": est_ouvert(p, jour)}
        for p in objet.points.all()
    ]
    return render(
        request,
        "lieux/lieu.html",
        {
            "lieu": objet,
            "etat": etat(objet, jour),
            "points": sorted(points, key=lambda ligne: not ligne["ouvert"]),
            "parties": [(partie.gabarit, partie.contexte(objet)) for partie in PARTIES],
        },
    )


@droit("lieux.gerer")
def lieu_modifier(request: HttpRequest, code: str) -> HttpResponse:
    """Change a site; a page that needs it to have opened earlier proposes its day (``ouvert_le``),
    and is come back to (``suite``)."""
    objet = _lieu(request, code)
    propose = jour_lu(request.GET.get("ouvert_le", ""))
    plus_tot = propose if propose and propose < objet.ouvert_le else None
    form = LieuForm(donnees_postees(request), instance=objet, plus_tot=plus_tot)
    suite = suite_demandee(request, reverse("lieux:lieu", args=[objet.code]))
    if _enregistre(request, form):
        messages.success(
            request, _("Le lieu «\u00a0%(nom)s\u00a0» est enregistré.") % {"nom": objet}
        )
        return redirect(suite)
    return _formulaire(request, form, objet.nom, suite)


@droit("lieux.gerer")
def point_nouveau(request: HttpRequest, code: str) -> HttpResponse:
    objet = Point(lieu=_lieu(request, code))
    initial = {"ouvert_le": timezone.localdate()}
    form = PointForm(donnees_postees(request), instance=objet, initial=initial)
    if _enregistre(request, form):
        messages.success(request, _("%(point)s est ouvert.") % {"point": form.instance})
        return redirect("lieux:lieu", objet.lieu.code)
    titre = _("Nouveau point %(du_lieu)s") % {"du_lieu": du(objet.lieu)}
    return _formulaire(request, form, titre, "lieux:lieu", objet.lieu.code)


@droit("lieux.gerer")
def point(request: HttpRequest, numero: int) -> HttpResponse:
    objet = get_object_or_404(Point.objects.select_related("lieu"), pk=numero)
    exiger(request.user, "lieux.gerer", objet.lieu)
    form = PointForm(donnees_postees(request), instance=objet)
    if _enregistre(request, form):
        messages.success(
            request, _("Le point «\u00a0%(nom)s\u00a0» est enregistré.") % {"nom": objet}
        )
        return redirect("lieux:lieu", objet.lieu.code)
    return _formulaire(request, form, str(objet), "lieux:lieu", objet.lieu.code)


def _par_lieu(
    points: list[Point], faits: dict[Point, str | None]
) -> list[tuple[Lieu, list[tuple[Point, str | None]]]]:
    """Pairs (site, its points with what is done there), in the order of the points."""
    return [
        (li, [(p, faits[p]) for p in les_siens])
        for li, les_siens in groupby(points, key=lambda p: p.lieu)
    ]


def _lieu(request: HttpRequest, code: str) -> Lieu:
    objet = get_object_or_404(Lieu, code=code)
    exiger(request.user, "lieux.gerer", objet)
    return objet


def _exiger_partout(request: HttpRequest) -> None:
    """What belongs to the whole association asks for the right at every site."""
    if not request.user.portee("lieux.gerer").partout:
        raise DroitManquant("lieux.gerer")


def _enregistre(request: HttpRequest, form: ModelForm) -> bool:
    """Whether the posted form was saved; what the database refuses stands in the form."""
    if not form.is_valid():
        return False
    try:
        enregistrer(objet=form.instance, par=request.user)
    except ValidationError as erreur:
        form.add_error(None, erreur.messages)
        return False
    return True


def _formulaire(
    request: HttpRequest, form: ModelForm, titre: str, retour: str, *args: str
) -> HttpResponse:
    """``retour``: the name of the page to go back to, or its address."""
    viser_la_premiere_erreur(form)
    contexte = {"form": form, "titre": titre, "retour": resolve_url(retour, *args)}
    return render(request, "lieux/formulaire.html", contexte)
