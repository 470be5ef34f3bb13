"""The bilan pédagogique et financier of a year: only what was signed, only what is professional.

``heures_stagiaires``: the sum, over stagiaires, of their signed half-days. Whoever follows two
sessions is two stagiaires. Source: C. trav. art. L6352-11, Cerfa 10443*17.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from .models import Emargement, Inscription, Objectif, Origine, TypeStagiaire
from .specialites import dire_la_specialite

# What a page may ask the half-days of: frame → column of the line.
CADRES = {
    "f1": "inscription__type_stagiaire",
    "f3": "demi_journee__session__action__objectif",
    "f4": "demi_journee__session__action__code_nsf",
}
Lieux = Iterable[int] | None


@dataclass(frozen=True)
class Ligne:
    """A line of a frame: how many stagiaires, and their minutes."""

    code: str
    libelle: str
    stagiaires: int
    minutes: int


@dataclass(frozen=True)
class Produit:
    """A line of frame C: what was invoiced, in cents before tax."""

    code: str
    libelle: str
    montant_cts: int


@dataclass(frozen=True)
class Formateurs:
    """A line of frame E: those who signed as trainers, and their minutes."""

    libelle: str
    nombre: int
    minutes: int


@dataclass(frozen=True)
class Bpf:
    """The frames of a year."""

    annee: int
    produits: Sequence[Produit]
    formateurs: Sequence[Formateurs]
    f1: Sequence[Ligne]
    f3: Sequence[Ligne]
    f4: Sequence[Ligne]
    stagiaires: int
    minutes: int

    @property
    def total_cts(self) -> int:
        return sum(p.montant_cts for p in self.produits)


def bpf_de(annee: int, lieux: Lieux) -> Bpf:
    """The bilan of a year, at these sites (None: all). Three queries."""
    colonnes = ("inscription", *CADRES.values())
    signes = signes_de(annee, lieux).order_by().values(*colonnes).annotate(m=Sum("duree_min"))
    rangees = list(signes.values_list(*colonnes, "m"))
    return Bpf(
        annee=annee,
        produits=_produits(annee, lieux),
        formateurs=_formateurs(annee, lieux),
        f1=_lignes(rangees, 1, TypeStagiaire.choices),
        f3=_lignes(rangees, 2, Objectif.choices),
        f4=_specialites(rangees),
        stagiaires=len({r[0] for r in rangees}),
        minutes=sum(r[-1] for r in rangees),
    )


def signes_de(annee: int, lieux: Lieux, cadre: str = "", code: str = "") -> QuerySet[Emargement]:
    """The signed half-days of stagiaires that a year counts; of one line of a frame if asked."""
    signes = Emargement.objects.signes().des_stagiaires().filter(_de_l_annee(annee, lieux))
    return signes.filter(**{CADRES[cadre]: code}) if cadre else signes


def _de_l_annee(annee: int, lieux: Lieux) -> Q:
    quels = Q(
        debut__gte=_premier(annee),
        debut__lt=_premier(annee + 1),
        demi_journee__session__action__professionnelle=True,
    )
    return quels if lieux is None else quels & Q(demi_journee__session__lieu__in=list(lieux))


def _premier(annee: int) -> datetime:
    """The first instant of a year, in Paris."""
    return timezone.make_aware(datetime(annee, 1, 1))  # noqa: DTZ001


def _lignes(rangees: Sequence[Any], colonne: int, noms: Iterable[tuple[Any, Any]]) -> list[Ligne]:
    sommes = _sommer(rangees, lambda r: r[colonne])
    return [Ligne(str(code), str(nom), *sommes.get(str(code), (0, 0))) for code, nom in noms]


def _specialites(rangees: Sequence[Any]) -> list[Ligne]:
    """The specialities, those with the most hours first: the form names the first five."""
    sommes = _sommer(rangees, lambda r: r[3])
    return [
        Ligne(code, dire_la_specialite(code), *somme)
        for code, somme in sorted(sommes.items(), key=lambda s: (-s[1][1], s[0]))
    ]


def _sommer(rangees: Sequence[Any], cle: Callable[[Any], str]) -> dict[str, tuple[int, int]]:
    """Line → (stagiaires, minutes)."""
    qui: dict[str, set[int]] = defaultdict(set)
    minutes: dict[str, int] = defaultdict(int)
    for rangee in rangees:
        qui[cle(rangee)].add(rangee[0])
        minutes[cle(rangee)] += rangee[-1]
    return {code: (len(ids), minutes[code]) for code, ids in qui.items()}


def _produits(annee: int, lieux: Lieux) -> list[Produit]:
    factures = Inscription.objects.filter(
        facture_le__year=annee, session__action__professionnelle=True
    )
    if lieux is not None:
        factures = factures.filter(session__lieu__in=list(lieux))
    sommes = factures.order_by().values("origine").annotate(s=Sum("montant_cts"))
    par_origine = dict(sommes.values_list("origine", "s"))
    return [Produit(code, str(nom), par_origine.get(code, 0)) for code, nom in Origine.choices]


def _formateurs(annee: int, lieux: Lieux) -> list[Formateurs]:
    signes = Emargement.objects.signes().filter(_de_l_annee(annee, lieux), inscription=None)
    # Sealed rows keep the number of somebody merged since.
    qui = Coalesce("formateur__personne__fusionnee_dans", "formateur__personne")
    colonnes = ("qui", "formateur__externe")
    par_personne = (
        signes.order_by().annotate(qui=qui).values(*colonnes).annotate(m=Sum("duree_min"))
    )
    rangees = list(par_personne.values_list(*colonnes, "m"))
    return [
        Formateurs(
            nom,
            sum(externe is voulu for _personne, externe, _m in rangees),
            sum(m for _personne, externe, m in rangees if externe is voulu),
        )
        for voulu, nom in (
            (False, _("personnes de l’organisme")),
            (True, _("personnes extérieures (sous-traitance)")),
        )
    ]


def nom_de_la_ligne(cadre: str, code: str) -> str:
    """« F-1 c : demandeur d’emploi »."""
    noms: dict[str, dict[str, Any]] = {
        "f1": dict(TypeStagiaire.choices),
        "f3": dict(Objectif.choices),
        "f4": {code: dire_la_specialite(code)},
    }
    nom = str(noms[cadre].get(code, code))
    lettre = f" {code}" if cadre == "f1" else ""
    return f"F-{cadre[1]}{lettre}\u00a0: {nom}"
