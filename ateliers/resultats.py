"""Whose money the activities of the till are: each pole said its own."""

from boutique.regles import poles as regles

from .poles import POLES


def activites_des_poles() -> dict[str, str]:
    """Code of an activity → code of its pole; of two poles that share one, the first."""
    codes: dict[str, str] = {}
    for pole in POLES.values():
        activite = pole.activite if isinstance(pole.activite, str) else pole.activite.code
        codes.setdefault(activite, pole.code)
    return codes


regles.POLES.append(activites_des_poles)
