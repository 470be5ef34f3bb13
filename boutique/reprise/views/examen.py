"""The examination of a base as its page tells it: what it is, its years, what is odd."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from boutique.oressource.examen.pieges.tous import NOMS as PIEGES
from boutique.oressource.examen.variante import NOMS as SCHEMAS
from boutique.oressource.examen.variante import Schema

from ..models import Export


@dataclass
class Annee:
    """What the old tool's own screens say of a year; None: what has no date."""

    annee: int | None
    depots: int = 0
    entre_g: int = 0
    sorties: int = 0
    sorti_g: int = 0
    ventes: int = 0
    montant_cts: int = 0
    avoirs: int = 0
    rendu_cts: int = 0


@dataclass(frozen=True)
class ExamenVu:
    """``pieges``: (number, name, findings) of those that were found; ``rangees``: how many were
    read."""

    schema: str
    rangees: int
    comptes: int
    annees: Sequence[Annee]
    pieges: Sequence[tuple[int, Any, Sequence[Mapping[str, Any]]]]


def lire_l_examen(export: Export) -> ExamenVu:
    lu = export.examen
    pieges = [
        (numero, nom, [c for c in lu["constats"] if c["piege"] == numero])
        for numero, nom in PIEGES.items()
    ]
    return ExamenVu(
        schema=str(SCHEMAS[Schema(lu["variante"]["schema"])]),
        rangees=sum(lu["nombres"].values()),
        comptes=lu["equipe"]["comptes"],
        annees=_annees(lu["comptes"]),
        pieges=[(n, nom, constats) for n, nom, constats in pieges if constats],
    )


def _annees(comptes: Mapping[str, Any]) -> list[Annee]:
    par_an: dict[int | None, Annee] = {}

    def de(dit: Mapping[str, Any]) -> Annee:
        return par_an.setdefault(dit["annee"], Annee(dit["annee"]))

    for entree in comptes["entrees"]:
        de(entree).depots += entree["depots"]
        de(entree).entre_g += entree["masse_g"]
    for sortie in comptes["sorties"]:
        de(sortie).sorties += sortie["sorties"]
        de(sortie).sorti_g += sortie["masse_g"]
    for vente in comptes["ventes"]:
        de(vente).ventes += vente["ventes"]
        de(vente).montant_cts += vente["montant_cts"]
        de(vente).avoirs += vente["remboursements"]
        de(vente).rendu_cts += vente["remboursements_cts"]
    return sorted(par_an.values(), key=lambda a: (a.annee is None, a.annee or 0))
