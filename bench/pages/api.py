"""What a key reads, and how slow each reading may be beside the bare page. Pure."""

from ..statistiques import Juger, comparer, comparer_le_plus_lent

# A list, nearly always; a year's figures, as the dashboard's own page.
LISTE, CHIFFRES = 2.0, 9.0
LISTES = ("lieux", "periodes", "seances", "indicateurs", "impact")
ANNEES = (
    *("chiffres/{an}", "ventes/{an}", "impact/{an}"),
    *("indicateurs/{an}/matiere", "indicateurs/{an}/caisse", "indicateurs/{an}/ateliers"),
)


def lectures(an: int) -> list[tuple[str, str, float, Juger]]:
    """Each reading: what it is called, its address, its bound, how it is compared."""
    return [
        *(
            (f"API : {nom}, 95e centile / page nue", _adresse(nom), LISTE, comparer_le_plus_lent)
            for nom in LISTES
        ),
        *(
            (f"API : {nom} / page nue", _adresse(nom), CHIFFRES, comparer)
            for nom in (annee.format(an=an) for annee in ANNEES)
        ),
    ]


def _adresse(nom: str) -> str:
    return f"/api/v1/{nom}"
