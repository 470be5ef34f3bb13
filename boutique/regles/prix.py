"""What a line costs: catalogue price, discounts, VAT. Pure functions, integer cents."""

# Hundredths of a percent in a whole.
TOUT = 10_000
# No line has more of a thing.
QUANTITE_MAX = 9_999


def au_poids(prix_kg_cts: int, masse_g: int) -> int:
    """So many grams at so many cents a kilogram, to the nearest cent, half up."""
    return (prix_kg_cts * masse_g + 500) // 1000


def remise(montant_cts: int, pourcent: int) -> int:
    """What ``pourcent`` takes off an amount, to the nearest cent, half in the buyer's favour."""
    return (montant_cts * pourcent + 50) // 100


def hors_taxe(ttc_cts: int, taux_cp: int) -> int:
    """The part without VAT of a signed amount that contains it, half away from zero.

    ``taux_cp``: hundredths of a percent (2000 is 20 %). A refund is the exact opposite of
    its sale.
    """
    signe = -1 if ttc_cts < 0 else 1
    diviseur = TOUT + taux_cp
    return signe * ((2 * abs(ttc_cts) * TOUT + diviseur) // (2 * diviseur))


def au_prorata(total: int, n: int, sur: int) -> int:
    """The share of ``n`` out of ``sur``, to the nearest, half up; of nothing, nothing."""
    return (2 * total * n + sur) // (2 * sur) if sur else 0
