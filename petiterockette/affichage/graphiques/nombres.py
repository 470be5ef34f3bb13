"""Numbers as SVG reads them."""


def ecrire(valeur: float) -> str:
    """Write a coordinate: two decimals at most, a full stop.

    A string, since a template would write the float the French way, with a comma.
    """
    return f"{valeur:.2f}".rstrip("0").rstrip(".")
