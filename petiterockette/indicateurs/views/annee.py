from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from petiterockette.affichage.impression.telechargements import a_emporter
from petiterockette.affichage.navigation import voisines_de
from petiterockette.droits import droit
from petiterockette.mots.chercher import saisie, trouve
from petiterockette.saisie.suite import vient_apres
from petiterockette.temps.dates import date_format

from ..annee import AnneeDIndicateurs, lire_l_annee
from ..exports import annee_a_emporter
from ..familles import FAMILLES
from ..models import Releve
from ..nombres import dire_la_cible, ecrire
from ..phrases import dire_l_annee
from ..registre import INDICATEURS, Famille, Indicateur, Valeur

PREMIERE_ANNEE = 2000
# They take longer to count than all the others: the page opens without them, and asks for them.
APRES = (Famille.ACCUEIL, Famille.CAISSE, Famille.ATELIERS, Famille.VIE)


@dataclass(frozen=True)
class LigneDIndicateur:
    """An indicator as the page tells it: a year beside the one before."""

    indicateur: Indicateur
    valeur: Valeur
    avant: Valeur
    releve: Releve | None
    cible: int | None
    repris: bool
    repris_avant: bool

    @property
    def brut(self) -> str:
        return str(self.valeur)

    @property
    def brut_avant(self) -> str:
        return str(self.avant)

    @property
    def ecrit(self) -> str:
        return ecrire(self.valeur, self.indicateur.unite)

    @property
    def ecrit_avant(self) -> str:
        return ecrire(self.avant, self.indicateur.unite)

    @property
    def cible_dite(self) -> str:
        return dire_la_cible(self.valeur, self.cible, self.indicateur.unite)


@droit("indicateurs.lire")
@never_cache
def indicateurs(request: HttpRequest, annee: int | None = None) -> HttpResponse:
    """Every figure of a year, each with its definition, beside the year before."""
    cette_annee = timezone.localdate().year
    annee = annee or cette_annee
    if not PREMIERE_ANNEE <= annee <= cette_annee:
        raise Http404
    cherche = saisie(request.GET)
    apres = APRES if vient_apres(request.GET) and not cherche else ()
    # A file holds them all, whatever is sought.
    voulus = _voulus("" if "format" in request.GET else cherche, apres)
    l_annee = lire_l_annee(request.user, annee, request.GET.get("lieu", ""), voulus)
    en_pdf = request.GET.get("format") == "pdf"
    fichier = a_emporter(
        request.GET,
        lambda: annee_a_emporter(l_annee, annee, en_cours=annee == cette_annee, papier=en_pdf),
        papier=True,
    )
    if fichier:
        return fichier
    filtre = f"?lieu={l_annee.lieu.code}" if l_annee.lieu and l_annee.choix else ""

    def url(a: int) -> str:
        return reverse("indicateurs:annee", args=[a]) + filtre

    contexte = {
        "annee": annee,
        "depuis": l_annee.depuis(annee),
        "avant": annee - 1,
        "avant_depuis": l_annee.depuis(annee - 1),
        "en_cours": annee == cette_annee,
        "cherche": cherche,
        "familles": list(_familles(l_annee, annee, apres)),
        "lieu": l_annee.lieu,
        "lieux": l_annee.choix,
        "precedente": url(annee - 1) if annee > PREMIERE_ANNEE else "",
        "suivante": url(annee + 1) if annee < cette_annee else "",
        "saisit": request.user.has_perm("indicateurs.saisir"),
        "dit": dire_l_annee(
            request,
            annee,
            {i.code: (valeur, avant) for i, valeur, avant, _releve in l_annee.lignes},
            lieu=l_annee.lieu.nom if l_annee.lieu else _("tous les lieux"),
            en_cours=annee == cette_annee,
            pas_comparable=_ouverture(l_annee.depuis(annee - 1)),
        ),
        "voisines": voisines_de(request.user, "indicateurs:annee"),
        "cibles_url": reverse("indicateurs:cibles", args=[annee]) + filtre,
    }
    return render(request, "indicateurs/indicateurs.html", contexte)


def _ouverture(jour: date | None) -> str:
    """Why a year is no whole one: the sites opened within it; empty where they were open."""
    return _("ouverture le %(jour)s") % {"jour": date_format(jour, "j F Y")} if jour else ""


def _voulus(cherche: str, apres: Collection[Famille]) -> list[Indicateur]:
    """The indicators that the words name, all of them without a word; those of ``apres`` later."""
    return [
        i
        for i in INDICATEURS.values()
        if i.famille not in apres and trouve(cherche, i.libelle, FAMILLES[i.famille])
    ]


def _familles(
    l_annee: AnneeDIndicateurs, annee: int, apres: Collection[Famille]
) -> Iterator[tuple[Famille, Any, list[LigneDIndicateur] | None]]:
    """The families with their indicators; None: those that come after the page."""
    cibles = l_annee.cibles
    cette, derniere = (l_annee.repris[a] for a in (annee, annee - 1))
    prets = [
        LigneDIndicateur(*ligne, cibles.get(code), code in cette, code in derniere)
        for ligne in l_annee.lignes
        if (code := ligne[0].code)
    ]
    for famille in Famille:
        siennes = [li for li in prets if li.indicateur.famille == famille]
        if siennes or famille in apres:
            yield famille, FAMILLES[famille], siennes or None
