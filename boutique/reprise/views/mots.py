"""The words of an old base, list by list: the doubtful on top, the sure ones folded by new word."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from collecte.listes.models import Categorie
from petiterockette.affichage.impression.telechargements import fichier_csv
from petiterockette.droits import droit
from petiterockette.refus import Refus
from petiterockette.saisie.classeurs import OCTETS_MAX

from ..forms import DecisionsForm
from ..models import Export
from ..mots import fichier
from ..mots.partages import PARTS_MAX
from ..mots.vus import ListeVue, voir_les_mots
from ..refus import MotInconnu
from ..services import dires
from ..services.exports import DROIT as TENIR
from .demandes import PARTAGER, Partage, a_partager, demande
from .etapes import celui, etapes

# Words asked at once: decided ones leave their place to the next.
DEMANDES = 20
# New words shown unfolded; words named on the line of each.
GROUPES, DITS = 3, 4


@droit(TENIR)
@never_cache
def mots(request: HttpRequest, numero: int, liste: str = "") -> HttpResponse:
    """The words of a list; without its name, of the first that has some to decide."""
    export = _celui(numero)
    vus = voir_les_mots(export)
    if not liste:
        premiere = next((c for c, vue in vus.items() if vue.a_decider), next(iter(vus), ""))
        if premiere:
            return redirect("boutique_reprise:liste", numero, premiere)
    elif liste not in vus:
        raise Http404
    return _montrer(request, export, vus, vus.get(liste))


@require_POST
@droit(TENIR)
def dire(request: HttpRequest, numero: int, liste: str) -> HttpResponse:
    """Say yes to what a word means, give it another meaning, or share it between several."""
    if "part" in request.POST:
        return _partager(request, numero, liste)
    mot, valeur = request.POST.get("mot", ""), request.POST.get("valeur", "")
    if not valeur:
        return _rien_de_choisi(request, numero, liste, mot)
    if valeur == PARTAGER:
        return redirect(f"{_la_liste(numero, liste)}?partager={quote(mot)}")
    valeurs = {mot: "" if valeur == fichier.SANS_EQUIVALENT else valeur}
    return _decider(
        request, numero, liste, lambda **d: dires.dire_les_mots(valeurs=valeurs, **d), ""
    )


def _rien_de_choisi(request: HttpRequest, numero: int, liste: str, dit: str) -> HttpResponse:
    """The page again: the word that got a yes to nothing says so beside its own list."""
    export = _celui(numero)
    vus = voir_les_mots(export)
    if liste not in vus:
        raise Http404
    mot = next((m for m in vus[liste].mots if m.vu.mot == dit), None)
    if mot is None:
        messages.error(request, str(MotInconnu()))
        return _revenir(numero, liste)
    erreur = _("Choisissez d’abord ce que «\u00a0%(mot)s\u00a0» désigne.") % {"mot": mot.dit}
    return _montrer(request, export, vus, vus[liste], partage=Partage(dit, [], erreur))


def _partager(request: HttpRequest, numero: int, liste: str) -> HttpResponse:
    """Keep shares; asked for one more, or refused, the page comes back as it was typed."""
    export = _celui(numero)
    pcs = [pc.strip().rstrip("%").strip() for pc in request.POST.getlist("part")]
    parts = list(zip(request.POST.getlist("valeur"), pcs, strict=False))
    partage = Partage(request.POST.get("mot", ""), parts)
    if "encore" in request.POST:
        partage = replace(partage, parts=[*parts, ("", "")][:PARTS_MAX])
    else:
        try:
            valeurs = {partage.mot: partage.valeur}
            dires.dire_les_mots(export=export, compte=request.user, liste=liste, valeurs=valeurs)
        except Refus as refus:
            partage = replace(partage, erreur=str(refus))
        else:
            return _revenir(numero, liste)
    vus = voir_les_mots(export)
    if liste not in vus:
        raise Http404
    return _montrer(request, export, vus, vus[liste], partage=partage)


@require_POST
@droit(TENIR)
def oui(request: HttpRequest, numero: int, liste: str) -> HttpResponse:
    """Say yes at once to each word that only differs by its spelling."""
    return _decider(request, numero, liste, dires.dire_oui, _("Oui dit à tous les presque sûrs."))


@require_POST
@droit(TENIR)
def creer(request: HttpRequest, numero: int, liste: str) -> HttpResponse:
    """Have a row made for every word left of a list that nothing here looks like."""
    fait = _("Ces mots seront créés au moment de reprendre\u00a0: rien ne l’est encore.")
    return _decider(request, numero, liste, dires.creer_le_reste, fait)


@require_POST
@droit(TENIR)
def sans_equivalent(request: HttpRequest, numero: int, liste: str) -> HttpResponse:
    """Leave every word that is left to decide of a list without one here."""
    fait = _("Les mots qui restaient sont laissés sans équivalent.")
    return _decider(request, numero, liste, dires.laisser_sans_equivalent, fait)


@droit(TENIR)
@never_cache
def decisions(request: HttpRequest, numero: int) -> HttpResponse:
    """The file behind the page: every word and what was decided of it."""
    export = _celui(numero)
    nom = f"decisions-{export.pk}"
    if request.GET.get("format") == "json":
        reponse = HttpResponse(fichier.en_json(export), content_type="application/json")
        reponse["Content-Disposition"] = f'attachment; filename="{nom}.json"'
        return reponse
    return fichier_csv(nom, fichier.TETES, fichier.rangees(export))


@require_POST
@droit(TENIR)
def lire(request: HttpRequest, numero: int) -> HttpResponse:
    """Decide what a file of decisions says."""
    export = _celui(numero)
    form = DecisionsForm(request.POST, request.FILES)
    if form.is_valid():
        octets = form.cleaned_data["fichier"].read(OCTETS_MAX + 1)
        try:
            n = dires.charger(export=export, compte=request.user, dites=fichier.lire(octets))
        except Refus as refus:
            form.refuser(refus)
        else:
            fait = ngettext("%(n)d mot décidé.", "%(n)d mots décidés.", n) % {"n": n}
            messages.success(request, fait)
            return redirect("boutique_reprise:mots", numero)
    vus = voir_les_mots(export)
    return _montrer(request, export, vus, next(iter(vus.values()), None), form)


def _celui(numero: int) -> Export:
    export = celui(numero)
    if not export.est_lu:
        raise Http404
    return export


def _decider(
    request: HttpRequest, numero: int, liste: str, geste: Callable[..., Any], fait: str
) -> HttpResponse:
    try:
        geste(export=_celui(numero), compte=request.user, liste=liste)
    except Refus as refus:
        messages.error(request, str(refus))
    else:
        if fait:
            messages.success(request, fait)
    return _revenir(numero, liste)


def _revenir(numero: int, liste: str) -> HttpResponse:
    # Enter says yes again, at once: the next word is where the fingers are.
    return redirect(f"{_la_liste(numero, liste)}?suite=1")


def _la_liste(numero: int, liste: str) -> str:
    return reverse("boutique_reprise:liste", args=[numero, liste])


def _montrer(
    request: HttpRequest,
    export: Export,
    vus: Mapping[str, ListeVue],
    vue: ListeVue | None,
    form: DecisionsForm | None = None,
    partage: Partage | None = None,
) -> HttpResponse:
    contexte: dict[str, Any] = {
        "export": export,
        "vus": vus.values(),
        "vue": vue,
        "form": form or DecisionsForm(),
        "etapes": etapes(export, "mots", vus),
        "annees": _annees(vus),
        "reste": sum(len(v.a_decider) for v in vus.values()),
    }
    if vue:
        contexte |= _de_la_liste(request, vus, vue, partage)
    return render(request, "boutique/reprise/mots.html", contexte)


def _de_la_liste(
    request: HttpRequest, vus: Mapping[str, ListeVue], vue: ListeVue, partage: Partage | None
) -> dict[str, Any]:
    """The words of a list: the one that somebody came for, those to decide, those decided."""
    partage = partage or a_partager(vue, request.GET.get("partager", ""))
    entier = request.GET.get("entier", "")
    devant = partage.mot if partage else entier or request.GET.get("revoir")
    a_leur_place = vue.a_decider[:DEMANDES]
    premiers = [m for m in vue.mots if m.vu.mot == devant]
    if partage and not partage.parts:
        # What is wrong is said where the person was, which does not move.
        premiers = [m for m in premiers if m not in a_leur_place]
    suivants = [m for m in a_leur_place if m not in premiers]
    categories = _categories(vue)
    demandes = [demande(vue, m, categories, partage, entier) for m in [*premiers, *suivants]]
    groupes = [(categories.get(g.code), g, _dits([m.dit for m in g.mots])) for g in vue.groupes()]
    # One alone takes as much room as the line that would fold it.
    montres = GROUPES if len(groupes) > GROUPES + 1 else len(groupes)
    replies = [g for _c, g, _d in groupes[montres:]]
    return {
        "demandes": demandes,
        "se_partagent": any(d.parts for d in demandes),
        "parts_max": PARTS_MAX,
        "autres": max(0, len(vue.a_decider) - DEMANDES),
        "groupes": groupes[:montres],
        "replies": groupes[montres:],
        "replies_dits": _dits([g.nom for g in replies]),
        "replies_mots": sum(g.propres for g in replies),
        "replies_g": sum(g.masse_g for g in replies),
        "categories": categories,
        "suite": "suite" in request.GET or bool(premiers),
        "suivante": next((v for v in vus.values() if v.a_decider and v is not vue), None),
    }


def _categories(vue: ListeVue) -> Mapping[str, Categorie]:
    if vue.avant.ici != "categorie":
        return {}
    return {c.code: c for c in Categorie.objects.filter(code__in=vue.ici.choix)}


def _dits(noms: Sequence[str]) -> str:
    """« TLC, Vêtements, Chaussures, Linge de maison et 5 autres »."""
    dits = ", ".join(noms[:DITS])
    reste = len(noms) - DITS
    if reste <= 0:
        return dits
    fin = ngettext("%(dits)s et %(n)d autre", "%(dits)s et %(n)d autres", reste)
    return fin % {"dits": dits, "n": reste}


def _annees(vus: Mapping[str, ListeVue]) -> tuple[int, int] | None:
    annees = {annee for vue in vus.values() for mot in vue.mots for annee in mot.annees}
    return (min(annees), max(annees)) if annees else None
