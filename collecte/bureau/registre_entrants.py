"""The register of incoming waste: the deposits whose origin is waste, a row by category.

Source: C. env. art. R541-43, arrêté du 31 mai 2021, art. 1. What is given to be reused is not
waste: it is not here. What is reused of these kilograms is « réutilisation », not « réemploi »
(C. env. art. L541-1-1): nothing sorted knows where it came from, so that it is calculated.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, Sum
from django.utils.translation import gettext_lazy as _

from collecte.bilans.grains import Masse
from collecte.bilans.masses import Ids, bilan_de, choisir, masses
from collecte.listes.models import Categorie, Origine
from collecte.livre.models import Apport, Bon, CumulApports, Ligne
from collecte.matiere.etapes import Mesure, Nature
from collecte.matiere.jours import mois_entre
from petiterockette.exports import Genre
from petiterockette.lieux.models import Association

from .registre_colonnes import ESTIME, REEL, adresse_du_lieu, dit_de, tonnes

DECHET = Origine.Statut.DECHET
# What was put back to use follows what came in over so long.
DOUZE_MOIS = timedelta(days=365)
LOT = 500


@dataclass(frozen=True)
class DechetEntrant:
    """A category that came in as waste in one deposit."""

    bon: Bon
    categorie: Categorie
    masse_g: int
    estimee: bool

    @property
    def apport(self) -> Apport:
        return self.bon.apport

    @property
    def code_dechet(self) -> str:
        """That of the material that the category becomes: what came in had no other."""
        matiere = self.categorie.matiere
        return matiere.code_dechet if matiere else ""

    @property
    def pop(self) -> bool:
        return bool(self.categorie.matiere and self.categorie.matiere.pop)

    @property
    def dangereux(self) -> bool:
        return self.code_dechet.endswith("*")


def dechets_entrants(debut: date, fin: date, lieux: Ids = None) -> Iterator[DechetEntrant]:
    """The rows of the register, day by day, ``fin`` included; a cancelled deposit is not one."""
    bons = Bon.objects.filter(
        nature=Nature.APPORT,
        jour__gte=debut,
        jour__lte=fin,
        annulation=None,
        apport__origine__statut_juridique=DECHET,
    )
    if lieux is not None:
        bons = bons.filter(lieu__in=lieux)
    lus = bons.select_related(
        *("lieu", "apport__origine__producteur", "apport__localite"),
    ).prefetch_related("lignes__categorie__matiere")
    for bon in lus.order_by("jour", "pk").iterator(chunk_size=LOT):
        par_categorie: dict[Categorie, list[Ligne]] = defaultdict(list)
        for ligne in sorted(bon.lignes.all(), key=lambda li: li.rang):
            if ligne.categorie:
                par_categorie[ligne.categorie].append(ligne)
        for categorie, lignes in par_categorie.items():
            estimee = any(li.mesure != Mesure.PESEE for li in lignes)
            yield DechetEntrant(bon, categorie, sum(li.masse_g for li in lignes), estimee)


def reutilise(debut: date, fin: date, lieux: Ids = None) -> tuple[int, int]:
    """(Réutilisation, réemploi) of a period in grams: their sum is what was put to use again.

    Category by category, in proportion to what came in as waste in the twelve months before
    the end: « calculé ».
    """
    return reutilise_de(masses(debut, fin, lieux), debut, fin, lieux)


def reutilise_de(
    lignes_lues: Iterable[Masse], debut: date, fin: date, lieux: Ids = None
) -> tuple[int, int]:
    """As ``reutilise``, of the moves of its period, already read."""
    par_categorie: dict[int, list] = defaultdict(list)
    for ligne in lignes_lues:
        par_categorie[ligne[1]].append(ligne)
    parts = _parts_de_dechet(fin, lieux)
    total = dechets = 0
    for categorie, lignes in par_categorie.items():
        reemploi_g = bilan_de(lignes, debut, fin).reemploi_g
        venu, tout = parts.get(categorie, (0, 0))
        total += reemploi_g
        # What came back more than it went out shares nothing.
        if min(reemploi_g, venu, tout) > 0:
            dechets += round(reemploi_g * min(venu, tout) / tout)
    return dechets, total - dechets


def _parts_de_dechet(fin: date, lieux: Ids) -> dict[int, tuple[int, int]]:
    """Category → grams that came in as waste, and in all, over twelve months."""
    if not Origine.objects.filter(statut_juridique=DECHET).exists():
        return {}
    mois = mois_entre(fin - DOUZE_MOIS + timedelta(days=1), fin)
    apports = choisir(CumulApports.objects.filter(mois__in=mois), lieux).order_by()
    sommes = apports.values_list("categorie").annotate(
        venu=Sum("masse_g", filter=Q(origine__statut_juridique=DECHET), default=0),
        tout=Sum("masse_g"),
    )
    return {categorie: (venu, tout) for categorie, venu, tout in sommes}


def _producteur(entree: DechetEntrant, champ: str) -> str:
    return dit_de(entree.apport.origine.producteur, champ)


Colonne = tuple[Any, Genre, Callable[[DechetEntrant, Association | None], Any]]
COLONNES: list[Colonne] = [
    (_("Date de réception"), Genre.JOUR, lambda e, n: e.bon.jour),
    (_("Dénomination usuelle"), Genre.TEXTE, lambda e, n: e.categorie.nom),
    (_("Code déchet"), Genre.TEXTE, lambda e, n: e.code_dechet),
    (_("POP"), Genre.TEXTE, lambda e, n: e.pop),
    (_("Déchet dangereux"), Genre.TEXTE, lambda e, n: e.dangereux),
    (_("Quantité (t)"), Genre.NOMBRE, lambda e, n: tonnes(e.masse_g)),
    (_("Quantité réelle ou estimée"), Genre.TEXTE, lambda e, n: ESTIME if e.estimee else REEL),
    (_("Origine"), Genre.TEXTE, lambda e, n: e.apport.origine.nom),
    (_("Producteur, raison sociale"), Genre.TEXTE, lambda e, n: _producteur(e, "nom")),
    (_("Producteur, SIRET"), Genre.TEXTE, lambda e, n: _producteur(e, "siret")),
    (_("Producteur, adresse"), Genre.TEXTE, lambda e, n: _producteur(e, "adresse")),
    (_("Commune de provenance"), Genre.TEXTE, lambda e, n: e.apport.localite.nom),
    (_("Commune, code INSEE"), Genre.TEXTE, lambda e, n: e.apport.localite.code_insee),
    (_("Réception, raison sociale"), Genre.TEXTE, lambda e, n: dit_de(n, "nom")),
    (_("Réception, SIRET"), Genre.TEXTE, lambda e, n: dit_de(n, "siret")),
    (_("Lieu de réception"), Genre.TEXTE, lambda e, n: e.bon.lieu.nom),
    (_("Lieu de réception, adresse"), Genre.TEXTE, lambda e, n: adresse_du_lieu(e.bon.lieu)),
    (_("Nº du dépôt"), Genre.NOMBRE, lambda e, n: e.bon.pk),
]
