"""What an address of the API may ask: each parameter once, its shape and its sentence."""

from typing import Annotated

from ninja import Path, Query

from petiterockette.temps.dates import ANNEES

_AN = r"2[01][0-9]{2}|2200"
_MOIS, _QUANTIEME = "0[1-9]|1[0-2]", "0[1-9]|[12][0-9]|3[01]"
_JOUR = f"(?:{_AN})-(?:{_MOIS})-(?:{_QUANTIEME})"
_PERIODE = f"(?:{_AN})(?:-(?:{_MOIS}|T[1-4]|S[0-5][0-9]))?|{_JOUR}(?:_{_JOUR})?"

# What each parameter awaits, in the documentation and where it cannot be read.
ATTENDUS = {
    "annee": "Une année, de 2000 à 2200\u00a0: 2026.",
    "periode": "Un jour (2026-11-30), une semaine (2026-S48), un mois (2026-11), un trimestre "
    "(2026-T4), une année (2026), ou deux jours (2026-11-01_2026-11-15).",
    "lieu": "Le code d’un lieu\u00a0: CHV. Sans lui, tous ceux que lit la clé.",
    "famille": "Une famille d’indicateurs\u00a0: matiere, taux, accueil, caisse, ateliers, emploi "
    "ou vie.",
}


def attendu(nom: str) -> str:
    """What a parameter awaits; for one that nobody asks, that it is too much."""
    return ATTENDUS.get(nom, "Ce paramètre n’existe pas ici.")


AnneeDuChemin = Annotated[
    int, Path(ge=ANNEES[0], le=ANNEES[-1], description=ATTENDUS["annee"], examples=[2026])
]
PeriodeDuChemin = Annotated[
    str,
    Path(
        pattern=f"^(?:{_PERIODE})$",
        max_length=21,
        description=ATTENDUS["periode"],
        examples=["2026-11"],
    ),
]
CodeDeLieu = Annotated[
    str,
    Query(pattern="^[-_A-Za-z0-9]*$", max_length=8, description=ATTENDUS["lieu"], examples=["CHV"]),
]
AnneeDemandee = Annotated[
    int | None,
    Query(ge=ANNEES[0], le=ANNEES[-1], description=ATTENDUS["annee"], examples=[2026]),
]
