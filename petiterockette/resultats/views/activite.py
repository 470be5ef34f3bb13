from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from petiterockette.affichage.impression.telechargements import a_emporter
from petiterockette.affichage.navigation import permis
from petiterockette.comptes.lieux_lus import LieuxLus, lire_les_lieux
from petiterockette.droits import droit
from petiterockette.indicateurs.nombres import ecrire
from petiterockette.indicateurs.registre import Unite
from petiterockette.saisie.suite import vient_apres

from ..exports import activite_a_emporter
from ..forms.jours import JoursForm
from ..lecture import Activite, Rang, lire_l_activite, produits_de
from ..models import Balance
from ..registre import FAMILLES, Famille, Source, Vers
from ..resultat import resultat_de

LIRE, TENIR = "resultats.lire", "resultats.tenir"
PREMIERE_ANNEE = 2000


@dataclass(frozen=True)
class Case:
    """A figure of a table: raw, written."""

    valeur: int | None
    unite: Unite

    @property
    def ecrite(self) -> str:
        return ecrire(self.valeur or None, self.unite)


@dataclass(frozen=True)
class Tete:
    """A column of a table: what it counts, and the page that explains it, if one may open it."""

    source: Source
    page: str


@dataclass(frozen=True)
class Table:
    """A family of figures: its columns, then a row a pole, those of its sites under it.

    Without columns, it comes after the page.
    """

    code: str
    nom: Any
    tetes: list[Tete]
    rangs: list[tuple[str, list[Case], bool]]
    totaux: list[Case]

    @property
    def avec_ensemble(self) -> bool:
        """Whether its rows add up: all its columns are euros."""
        return self.code == Famille.PRODUITS


@droit(LIRE)
@never_cache
def resultats(request: HttpRequest, annee: int | None = None) -> HttpResponse:
    """What each pole brings in and does, over a year or over free days."""
    aujourd_hui = timezone.localdate()
    form = JoursForm(request.GET if {"du", "au"} & request.GET.keys() else None)
    libre = form.is_valid()
    annee = annee or aujourd_hui.year
    if not PREMIERE_ANNEE <= annee <= aujourd_hui.year:
        raise Http404
    debut, fin = date(annee, 1, 1), min(date(annee, 12, 31), aujourd_hui)
    if libre:
        debut, fin = form.cleaned_data["du"], form.cleaned_data["au"]
    lus = lire_les_lieux(request.user, LIRE, request.GET.get("lieu", ""))
    par_lieu = lus.a_le_choix and lus.lieu is None and request.GET.get("par") == "lieu"
    lire = partial(lire_l_activite, debut, fin, lus, par_lieu=par_lieu)
    # The euros first; where nothing came in, the rest is soon read.
    apres = vient_apres(request.GET, (fin - debut).days)
    lue = lire(familles=[Famille.PRODUITS]) if apres else lire()
    if apres and lue.vide:
        lue = lire()
    if fichier := a_emporter(request.GET, lambda: activite_a_emporter(lue, debut, fin, lus)):
        return fichier
    vers = Vers(debut, fin, lus.lieu.code if lus.lieu else "")
    contexte = {
        "annee": None if libre else annee,
        "debut": debut,
        "fin": fin,
        "en_cours": not libre and annee == aujourd_hui.year,
        "form": form if form.is_bound else JoursForm(initial={"du": debut, "au": fin}),
        "lus": lus,
        "lieu": lus.lieu,
        "lieux": lus.lieux if lus.a_le_choix else [],
        "par_lieu": par_lieu,
        "activite": lue,
        "tables": list(_tables(request, lue, vers)),
        "precedente": "" if libre else _annee(annee - 1, vers),
        "suivante": _annee(annee + 1, vers) if not libre and annee < aujourd_hui.year else "",
        "tient": request.user.has_perm(TENIR),
        **_resultat(lus, debut, fin),
    }
    return render(request, "resultats/resultats.html", contexte)


def _resultat(lus: LieuxLus, debut: date, fin: date) -> dict[str, Any]:
    """The result of these days, where a file says it; else the exercise that some file is of."""
    if lus.ids is not None:
        return {"resultat": None, "autre": None, "de_la_maison": False}
    resultat = resultat_de(debut, fin)
    autre = None
    if resultat is None:
        autre = Balance.objects.filter(debut__lte=fin, fin__gte=debut).order_by("-fin").first()
    return {"resultat": resultat, "autre": autre, "de_la_maison": True}


def _annee(annee: int, vers: Vers) -> str:
    if annee < PREMIERE_ANNEE:
        return ""
    return reverse("resultats:annee", args=[annee]) + vers.filtre


def _tables(request: HttpRequest, activite: Activite, vers: Vers) -> Iterator[Table]:
    for famille in Famille:
        rangs_des_sources = activite.des(famille)
        tetes = []
        for n in rangs_des_sources:
            source = activite.sources[n]
            ouvre = source.page and permis(request.user, source.droit)
            tetes.append(Tete(source, source.page(vers) if ouvre and source.page else ""))
        yield Table(
            code=famille,
            nom=FAMILLES[famille],
            tetes=tetes,
            rangs=list(_rangs(activite, famille)),
            totaux=_cases(activite, famille, activite.totaux),
        )


def _rangs(activite: Activite, famille: Famille) -> Iterator[tuple[str, list[Case], bool]]:
    """Name, figures, and whether the row is that of a site."""

    def lignes(rangs: Any, du_lieu: bool) -> Iterator[tuple[Rang, bool]]:
        for rang in rangs:
            yield rang, du_lieu
            yield from lignes(rang.lieux, True)

    for rang, du_lieu in lignes(activite.rangs, False):
        if any(rang.valeurs[n] for n in activite.des(famille)):
            yield rang.nom, _cases(activite, famille, rang.valeurs), du_lieu


def _cases(activite: Activite, famille: Famille, valeurs: tuple[int | None, ...]) -> list[Case]:
    cases = [Case(valeurs[n], activite.sources[n].unite) for n in activite.des(famille)]
    if famille == Famille.PRODUITS:
        cases.append(Case(produits_de(activite, valeurs), Unite.CENTIMES))
    return cases
