"""The words of an old base, list by list: the doubtful on top, the sure ones folded by new word."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
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
from ..mots.listes import NOUVEAU
from ..mots.partages import PARTAGEABLES, PARTS_MAX
from ..mots.vus import ListeVue, MotDAvant, voir_les_mots
from ..services import dires
from ..services.exports import DROIT as TENIR
from .etapes import celui, etapes

# Words asked at once: decided ones leave their place to the next.
DEMANDES = 20
# New words shown unfolded.
GROUPES = 3


@dataclass(frozen=True)
class Demande:
    """A word on the page: what it may mean, in order; ``choisi``: the code that stands first.

    ``parts``: what it is being shared between; ``erreur``: what is wrong with them, in words.
    """

    mot: MotDAvant
    choix: Sequence[tuple[str, str]]
    choisi: str
    categorie: Any
    parts: Sequence["PartDite"] = ()
    erreur: str = ""


@dataclass(frozen=True)
class PartDite:
    """A share as it was typed; ``categorie``: the row that its code names."""

    code: str
    pc: str
    categorie: Any = None


@dataclass(frozen=True)
class Partage:
    """The shares of a word as they were typed, before anything judged them."""

    mot: str
    parts: Sequence[tuple[str, str]]
    erreur: str = ""

    @property
    def valeur(self) -> str:
        """As ``services.dires`` takes it: a code where one share is the whole."""
        dites = [(code, pc) for code, pc in self.parts if code or pc]
        if len(dites) == 1 and dites[0][1] in ("", "100"):
            return dites[0][0]
        return "+".join(f"{code}={pc}" for code, pc in dites)


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
        messages.error(request, _("Choisissez d’abord ce que ce mot désigne."))
        return _revenir(numero, liste)
    valeurs = {mot: "" if valeur == fichier.DEHORS else valeur}
    return _decider(
        request, numero, liste, lambda **d: dires.dire_les_mots(valeurs=valeurs, **d), ""
    )


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
def dehors(request: HttpRequest, numero: int, liste: str) -> HttpResponse:
    """Leave out every word that is left to decide of a list."""
    fait = _("Les mots qui restaient sont laissés dehors.")
    return _decider(request, numero, liste, dires.laisser_dehors, fait)


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
    reponse = redirect("boutique_reprise:liste", numero, liste)
    # Enter says yes again, at once: the next word is where the fingers are.
    reponse["Location"] += "?suite=1"
    return reponse


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
    }
    if vue:
        partage = partage or _a_partager(vue, request.GET.get("partager", ""))
        devant = partage.mot if partage else request.GET.get("revoir")
        a_revoir = [m for m in vue.decides if m.vu.mot == devant]
        siens = [m for m in vue.a_decider if partage and m.vu.mot == partage.mot]
        suivants = [m for m in vue.a_decider[:DEMANDES] if m not in siens]
        categories = _categories(vue)
        contexte |= {
            "demandes": [
                _demande(vue, mot, categories, partage) for mot in [*a_revoir, *siens, *suivants]
            ],
            "partageable": vue.code in PARTAGEABLES,
            "parts_max": PARTS_MAX,
            "autres": max(0, len(vue.a_decider) - DEMANDES),
            "groupes": [
                (categories.get(c), nom, m, _dits(m), sum(mot.masse_g for mot in m))
                for c, nom, m in vue.groupes()
            ],
            "montres": GROUPES,
            "categories": categories,
            "suite": "suite" in request.GET or bool(a_revoir or siens),
        }
    return render(request, "boutique/reprise/mots.html", contexte)


def _categories(vue: ListeVue) -> Mapping[str, Categorie]:
    if vue.avant.ici != "categorie":
        return {}
    return {c.code: c for c in Categorie.objects.filter(code__in=vue.ici.choix)}


def _a_partager(vue: ListeVue, mot: str) -> Partage | None:
    """The shares that a word begins with: its own, else what it means or seems to, and another."""
    la = next((m for m in vue.mots if m.vu.mot == mot), None)
    if la is None or vue.code not in PARTAGEABLES:
        return None
    siennes = [(part.code, str(part.pc)) for part in la.parts]
    premiere = "" if la.est_nouveau else la.vu.valeur
    return Partage(mot, siennes or [(premiere, ""), ("", "")])


def _demande(
    vue: ListeVue,
    mot: MotDAvant,
    categories: Mapping[str, Categorie],
    partage: Partage | None = None,
) -> Demande:
    if partage is None and mot.parts:
        partage = _a_partager(vue, mot.vu.mot)
    choix = [(code, nom) for code, nom in vue.ici.choix.items() if code != NOUVEAU]
    if partage and partage.mot == mot.vu.mot:
        parts = [PartDite(code, pc, categories.get(code)) for code, pc in partage.parts]
        return Demande(mot, [("", _("à décider")), *choix], "", None, parts, partage.erreur)
    choisi = mot.vu.valeur or (fichier.DEHORS if mot.est_dehors else "")
    if not choisi:
        choix.insert(0, ("", _("à décider")))
    if NOUVEAU in vue.ici.choix:
        choix.append((NOUVEAU, _("nouveau\u00a0: créer «\u00a0%(mot)s\u00a0»") % {"mot": mot.dit}))
    choix.append((fichier.DEHORS, _("laissé dehors\u00a0: %(quoi)s") % {"quoi": vue.avant.dehors}))
    return Demande(mot, choix, choisi, categories.get(mot.vu.valeur))


def _dits(mots: Sequence[MotDAvant]) -> str:
    """« TLC, Vêtements, Chaussures et 5 autres »."""
    dits = ", ".join(mot.dit for mot in mots[:4])
    reste = len(mots) - 4
    if reste <= 0:
        return dits
    fin = ngettext("%(dits)s et %(n)d autre", "%(dits)s et %(n)d autres", reste)
    return fin % {"dits": dits, "n": reste}


def _annees(vus: Mapping[str, ListeVue]) -> tuple[int, int] | None:
    annees = {annee for vue in vus.values() for mot in vue.mots for annee in mot.annees}
    return (min(annees), max(annees)) if annees else None
