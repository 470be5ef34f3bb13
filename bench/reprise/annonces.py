"""How honest what was said to remain was, once the end is known. Pure."""

from collections.abc import Sequence

# At which parts of the time that was said is compared with what remained.
MOMENTS = (0.1, 0.25, 0.5, 0.75)


def ecarts(annonces: Sequence[tuple[float, float | None]], duree: float) -> dict[float, float]:
    """Part of the time → how many times too much, or too little, was said to remain then.

    ``annonces``: seconds since the start, and the seconds said to remain, None where nothing was
    guessed; in that order, in seconds as ``duree``. A moment when nothing was said is not there.
    """
    vus = {}
    for moment in MOMENTS:
        dits = [reste for le, reste in annonces if le <= moment * duree]
        if dits and dits[-1]:
            dit, vrai = dits[-1], (1 - moment) * duree
            vus[moment] = max(dit / vrai, vrai / dit)
    return vus
