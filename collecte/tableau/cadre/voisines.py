"""The pages of figures that lead to one another: same period, same site, other figures."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy

from petiterockette.comptes.models import Compte

from ..filtre import LIRE
from .adresses import AvecPeriode


@dataclass(frozen=True)
class Voisine:
    """``page``: the name of its address, which takes the code of a period."""

    mot: Any
    pictogramme: str
    droit: str
    page: str


LE_TABLEAU = Voisine(gettext_lazy("Le tableau de bord"), "chart-column", LIRE, "collecte:periode")
# Those of the dashboard: the apps above add theirs.
VOISINES: list[Voisine] = []


def voisines(
    compte: Compte, filtre: AvecPeriode, toutes: Iterable[Voisine]
) -> list[dict[str, Any]]:
    """The neighbour pages that this reader may open where the filter looks, with the way there."""
    lieu = filtre.lieux_lus.lieu
    suite = f"?{urlencode({'lieu': lieu.code})}" if lieu else ""
    return [
        {
            "mot": v.mot,
            "pictogramme": v.pictogramme,
            "url": reverse(v.page, args=[filtre.periode.code]) + suite,
        }
        for v in toutes
        if compte.has_perm(v.droit, lieu)
    ]
