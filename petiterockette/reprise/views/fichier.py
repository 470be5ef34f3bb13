"""The page of a file, and what is said and done with it."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from petiterockette.droits import droit
from petiterockette.refus import Refus
from petiterockette.saisie.ici import en_gardant
from petiterockette.travaux.etat_des_travaux import suivis

from ..apercus import Apercu, apercu_de
from ..examens import releve_de
from ..forms import AnnulerForm, DireForm, MotsForm, ReponsesForm
from ..genres import GENRES, Fige, Genre, rien_de_dit
from ..models import Fichier
from ..refus import ARelire
from ..services import fichiers as services
from ..services import longs
from ..services.fichiers import exiger_qu_il_attende
from ..services.mots import mots_notes, reponses_notees
from ..services.travail import travail_du_fichier

TENIR = services.DROIT
LANCE = gettext_lazy("C’est lancé\u00a0: cette page dit où cela en est.")
ANNULEE = gettext_lazy("Reprise annulée\u00a0: ses chiffres ne comptent plus.")


@droit(TENIR)
@never_cache
def fichier(request: HttpRequest, numero: int) -> HttpResponse:
    """What a file would write, or wrote; what stands in its way."""
    return _montrer(request, get_object_or_404(Fichier, pk=numero))


def _qui_attend(
    vue: Callable[[HttpRequest, Fichier], HttpResponse],
) -> Callable[[HttpRequest, int], HttpResponse]:
    """A gesture on a file that still waits; what refuses it is told on the page of the file."""

    @wraps(vue)
    def gardee(request: HttpRequest, numero: int) -> HttpResponse:
        f = get_object_or_404(Fichier, pk=numero)
        try:
            exiger_qu_il_attende(f)
            return vue(request, f)
        except Refus as refus:
            messages.error(request, str(refus))
            return redirect("reprise:fichier", numero)

    return gardee


@require_POST
@droit(TENIR)
@_qui_attend
def colonnes(request: HttpRequest, f: Fichier) -> HttpResponse:
    """Say what each column holds."""
    releve = _lu(f).releve if longs.est_long_a_lire(f) else releve_de(f)
    form = DireForm(request.POST, genre=_genre(f), releve=releve, reglages=f.reglages)
    return _noter(
        request,
        f,
        form,
        "dire",
        lambda dit: services.dire(fichier=f, compte=request.user, reglages=dit),
    )


@require_POST
@droit(TENIR)
@_qui_attend
def mots(request: HttpRequest, f: Fichier) -> HttpResponse:
    """Decide what words of before mean."""
    apercu, genre = _lu(f), _genre(f)
    form = MotsForm(request.POST, genre=genre, apercu=apercu)

    def noter(dit: Mapping[str, str]) -> None:
        qui = request.user
        notes = services.dire_les_mots(fichier=f, compte=qui, valeurs=dit, lu=apercu.examen)
        _repondre(request, apercu, mots_notes(notes, genre.listes()) if notes else "")

    return _noter(request, f, form, "mots", noter)


@require_POST
@droit(TENIR)
@_qui_attend
def reponses(request: HttpRequest, f: Fichier) -> HttpResponse:
    """Answer what a file asks of its lines."""
    apercu = _lu(f)
    form = ReponsesForm(request.POST, apercu=apercu)

    def noter(dit: Mapping[str, str]) -> None:
        services.repondre(fichier=f, compte=request.user, reponses=dit, lu=apercu.examen)
        _repondre(request, apercu, reponses_notees(len(dit)) if dit else "")

    return _noter(request, f, form, "reponses", noter)


@require_POST
@droit(TENIR)
@_qui_attend
def relire(request: HttpRequest, f: Fichier) -> HttpResponse:
    """Read again, behind its page, a file that is long to read."""
    longs.demander_la_lecture(fichier=f, compte=request.user)
    return redirect("reprise:fichier", f.pk)


@require_POST
@droit(TENIR)
def reprendre(request: HttpRequest, numero: int) -> HttpResponse:
    """Write what a file says; behind the page where it is long."""
    f = get_object_or_404(Fichier, pk=numero)
    vu = request.POST.get("vu", "")
    if f.est_a_part and longs.est_long(f):
        return _faire(
            request,
            numero,
            lambda: longs.demander_la_reprise(fichier=f, compte=request.user, vu=vu),
            str(LANCE),
        )
    return _faire(
        request,
        numero,
        lambda: services.reprendre(fichier=f, compte=request.user, vu=vu),
        str(_genre(f).repris),
    )


@require_POST
@droit(TENIR)
def jeter(request: HttpRequest, numero: int) -> HttpResponse:
    """Throw away a file that nothing was written of."""
    f = get_object_or_404(Fichier, pk=numero)
    return _faire(
        request,
        numero,
        lambda: services.jeter(fichier=f, compte=request.user),
        _("Fichier jeté : rien n’en avait été écrit."),
    )


@droit(TENIR)
@never_cache
def annuler(request: HttpRequest, numero: int) -> HttpResponse:
    """Cancel as one all that a file wrote; behind the page where it is long."""
    f = get_object_or_404(Fichier, pk=numero)
    if _fige(f):
        return redirect("reprise:fichier", numero)
    form = AnnulerForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        long = longs.est_long(f)
        geste = longs.demander_l_annulation if long else services.annuler
        try:
            geste(fichier=f, compte=request.user, motif=form.cleaned_data["motif"])
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, str(LANCE if long else ANNULEE))
            return redirect("reprise:fichier", numero)
    contexte = {"form": form, "fichier": f, "genre": _genre(f)}
    return render(request, "reprise/annuler.html", contexte)


def _lu(f: Fichier) -> Apercu:
    """What is read of a file, now; as its page showed it, where that is long."""
    if not longs.est_long_a_lire(f):
        return apercu_de(f)
    garde = longs.apercu_garde(f)
    if garde is None:
        raise ARelire()
    return garde


def _repondre(request: HttpRequest, apercu: Apercu, note: str) -> None:
    """Say what was noted, or else what is left to say."""
    if note:
        messages.success(request, note)
    else:
        messages.warning(request, rien_de_dit(apercu.reste), extra_tags="alerte")


def _noter(
    request: HttpRequest, f: Fichier, form: Any, nom: str, noter: Callable[[Any], object]
) -> HttpResponse:
    """What a form of the page says is noted; refused, it is shown again with what was typed."""
    if form.is_valid() and form.faire(lambda: noter(form.geste())):
        if longs.est_long_a_lire(f):
            longs.demander_la_lecture(fichier=f, compte=request.user)
        return redirect("reprise:fichier", f.pk)
    return _montrer(request, f, **{nom: form})


def _faire(request: HttpRequest, numero: int, geste: Any, fait: str) -> HttpResponse:
    try:
        geste()
    except Refus as refus:
        messages.error(request, str(refus))
    else:
        messages.success(request, fait)
    return redirect("reprise:fichier", numero)


def _fige(f: Fichier) -> Fige | None:
    """What keeps what a file wrote from being cancelled as one; its page says it."""
    return _genre(f).fige(f) if f.etat == Fichier.Etat.REPRIS else None


def _genre(f: Fichier) -> Genre:
    if f.genre not in GENRES:
        raise Http404
    return GENRES[f.genre]


def _montrer(request: HttpRequest, f: Fichier, **formulaires: Any) -> HttpResponse:
    genre = _genre(f)
    services.exiger_les_droits(request.user, f.genre)
    travaux = suivis(travail_du_fichier(f))
    contexte: dict[str, Any] = {"fichier": f, "genre": genre, "travaux": travaux, "fige": _fige(f)}
    # While it is being written, nothing is said of it.
    contexte["bouge"] = any(suivi.bouge for suivi in travaux)
    if f.est_a_part and not contexte["bouge"]:
        contexte |= _a_part(f, genre, **formulaires)
    return render(request, "reprise/fichier.html", contexte)


def _a_part(
    f: Fichier, genre: Genre, dire: Any = None, mots: Any = None, reponses: Any = None
) -> dict[str, Any]:
    """What waits: its first rows, its columns, its words, what it would write."""
    lu_le = None
    if longs.est_long_a_lire(f):
        apercu = longs.apercu_garde(f)
        if apercu is None:
            return {"a_relire": True}
        lu_le = parse_datetime(f.apercu["le"])
    else:
        apercu = apercu_de(f)
    releve, fautes = apercu.releve, apercu.fautes.premiers
    if not releve.tetes:
        return {"fautes": fautes, "lu_le": lu_le}
    dire = dire or DireForm(genre=genre, releve=releve, reglages=f.reglages)
    return {
        "apercu": apercu,
        "lu_le": lu_le,
        "rangees": [(r.ligne, r.cellules) for r in releve.rangees],
        "dire": dire,
        "colonnes": [dire[f"c{place}"] for place in dire.colonnes],
        "manques": [dire[nom] for nom in dire.manques],
        "mots": mots or MotsForm(genre=genre, apercu=apercu),
        "reponses": reponses or ReponsesForm(apercu=apercu),
        "fautes": fautes,
        "ou_regler": [
            (en_gardant(ou, reverse("reprise:fichier", args=[f.pk])), geste)
            for ou, geste in apercu.ou_regler
        ],
    }
