"""Two things measured in turn, on one machine that others load as much for both."""

import sys
from argparse import Namespace
from collections.abc import Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from ..statistiques import Juger, Rapport, comparer
from .serveur import demander, preparer

PARIS = ZoneInfo("Europe/Paris")
# The page that holds nothing: the floor of all others.
NUE = "/bench/nue/"


def alterner(
    a: Callable[[], float], b: Callable[[], float], options: Namespace, juger: Juger = comparer
) -> Rapport:
    """Measure A and B in pairs; each begins half of the time."""
    series: tuple[list[float], list[float]] = ([], [])
    for rang in range(options.echauffement + options.paires):
        durees = (a(), b()) if rang % 2 else (b(), a())[::-1]
        if rang >= options.echauffement:
            for serie, duree in zip(series, durees, strict=True):
                serie.append(duree)
    return juger(*series)


def contre_la_nue(port: int, env: dict[str, str], adresse: str, options: Namespace) -> Rapport:
    """A page as the direction reads it, in turn with the bare one."""
    cookies = preparer(env, "connecter", "direction")
    return alterner(
        lambda: demander_la_page(port, adresse, cookies),
        lambda: demander_la_page(port, NUE, cookies),
        options,
    )


def demander_la_page(port: int, adresse: str, cookies: dict[str, str], cle: str = "") -> float:
    """The seconds of a page; anything but 200 ends the measures."""
    duree, statut = demander(port, "GET", adresse, cookies, cle=cle)
    if statut != 200:
        sys.exit(f"{adresse} a répondu {statut}.")
    return duree


def annoncer(phrase: str) -> None:
    print(phrase, file=sys.stderr, flush=True)


def hier() -> date:
    """The last whole day of the demo."""
    return datetime.now(PARIS).date() - timedelta(days=1)


def page_de_l_annee(an: int) -> str:
    """The address of a year's dashboard."""
    return f"/collecte/mois/{an}/"
