from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from petiterockette.comptes.lieux_lus import lire_les_lieux
from petiterockette.droits import droit
from petiterockette.saisie.formulaires import donnees_postees

from ..cibles import POSER, cibles_de, derniere_annee, poser
from ..familles import FAMILLES
from ..forms import CibleForm
from ..models import Cible
from ..nombres import ecrire_la_cible
from ..registre import INDICATEURS, Famille, Indicateur
from .annee import PREMIERE_ANNEE


@dataclass(frozen=True)
class LigneDeCible:
    """An indicator and what is aimed at."""

    indicateur: Indicateur
    cible: Cible | None

    @property
    def posee(self) -> bool:
        return self.cible is not None and self.cible.valeur is not None

    @property
    def ecrite(self) -> str:
        return _ecrite(self.cible, self.indicateur) if self.cible else ""


def _ecrite(cible: Cible, indicateur: Indicateur) -> str:
    if cible.valeur is None:
        return _("plus de cible")
    return ecrire_la_cible(cible.valeur, indicateur.unite)


@droit(POSER)
@never_cache
def cibles(request: HttpRequest, annee: int) -> HttpResponse:
    """What the house, or one of its sites, aims at for a year: one line an indicator."""
    _possible(annee)
    lieux_lus = lire_les_lieux(request.user, POSER, request.GET.get("lieu", ""))
    lieu = lieux_lus.lieu
    filtre = _filtre(lieu)

    def url(a: int) -> str:
        return reverse("indicateurs:cibles", args=[a]) + filtre

    contexte = {
        "annee": annee,
        "familles": list(_familles(cibles_de([annee], lieu), annee)),
        "lieu": lieu,
        "lieux": lieux_lus.lieux if lieux_lus.a_le_choix else [],
        "filtre": filtre,
        "precedente": url(annee - 1) if annee > PREMIERE_ANNEE else "",
        "suivante": url(annee + 1) if annee < derniere_annee() else "",
        "retour": reverse("indicateurs:annee", args=[min(annee, derniere_annee() - 1)]) + filtre,
    }
    return render(request, "indicateurs/cibles.html", contexte)


def _familles(posees: dict[tuple[str, int], Cible], annee: int) -> Iterator[tuple[Any, Any]]:
    for famille in Famille:
        siennes = [
            LigneDeCible(i, posees.get((i.code, annee)))
            for i in INDICATEURS.values()
            if i.famille == famille
        ]
        if siennes:
            yield FAMILLES[famille], siennes


def _possible(annee: int) -> None:
    if not PREMIERE_ANNEE <= annee <= derniere_annee():
        raise Http404


def _filtre(lieu: Any) -> str:
    return f"?{urlencode({'lieu': lieu.code})}" if lieu else ""


@droit(POSER)
@never_cache
def cible(request: HttpRequest, annee: int, code: str) -> HttpResponse:
    """Aim at a value of an indicator for a year, at a site or everywhere; what was said before."""
    _possible(annee)
    indicateur = INDICATEURS.get(code)
    if indicateur is None:
        raise Http404
    lieu = lire_les_lieux(request.user, POSER, request.GET.get("lieu", "")).lieu
    derniere = cibles_de([annee], lieu).get((code, annee))
    form = CibleForm(donnees_postees(request), indicateur=indicateur, derniere=derniere)
    retour = reverse("indicateurs:cibles", args=[annee]) + _filtre(lieu)
    if form.is_valid():
        try:
            poser(
                indicateur=indicateur,
                annee=annee,
                lieu=lieu,
                compte=request.user,
                **form.cleaned_data,
            )
        except ValidationError as refus:
            form.refuser(refus)
        else:
            dits = {"nom": indicateur.libelle, "annee": annee}
            messages.success(request, _("Cible %(annee)s, %(nom)s : enregistrée.") % dits)
            return redirect(retour)
    histoire = Cible.objects.du_lieu([annee], lieu).filter(indicateur=code)
    contexte = {
        "form": form,
        "indicateur": indicateur,
        "annee": annee,
        "lieu": lieu,
        "retour": retour,
        "histoire": [
            (c, _ecrite(c, indicateur)) for c in histoire.select_related("compte__personne")
        ],
    }
    return render(request, "indicateurs/cible.html", contexte)
