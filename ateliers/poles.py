"""The registry of the poles: café, animation, formation, vélo, and any that is added.

An app says what its pole is in its ``pole.py``, found by Django's autodiscovery; whatever shows
poles reads it here. Pure.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from petiterockette.affichage.accueil import ChiffreVif, Tuile
from petiterockette.affichage.espaces import Groupe
from petiterockette.affichage.navigation import Acces, droits_de
from petiterockette.comptes import poles as limites
from petiterockette.comptes.poles_d_ici import poles_fermes_ici


@dataclass(frozen=True)
class Activite:
    """What the till counts a pole's money under: its account, whether it is turnover."""

    code: str
    nom: str
    compte: str
    dans_le_ca: bool = True


@dataclass(frozen=True)
class ArticleDuPole:
    """A line that the till has from the installation on; people change it afterwards.

    ``genre``: who is asked when it is sold (``ventes.vendables``). ``prix_cts`` None: a free
    price, of ``minimum_cts`` at least, with amounts to suggest. ``categorie``: the code of what
    was given and leaves the shelf with it; none: a service. ``a_la_fin``: shown after what people
    add, and not before.
    """

    nom: str
    prix_cts: int | None = None
    minimum_cts: int | None = None
    propositions_cts: tuple[int, ...] = ()
    genre: str = "article"
    categorie: str = ""
    a_la_fin: bool = False


@dataclass(frozen=True)
class Pole:
    """A pole of the house. ``code``: what a séance, a permanence or a role names it by.

    ``page``: the URL name of its home, without arguments; ``droit``: who opens it. ``chiffre``:
    the live figure of its tile (two queries at most). ``mots``: what people also call it;
    ``roles``: those whose days are spent there; ``tuiles``: the pages below its home, whose
    place and people are the pole's. ``activite``: the code of the till's activity that its
    articles are sold under, or a new ``Activite``.
    """

    code: str
    nom: Any
    pictogramme: str
    page: str
    droit: Acces
    texte: Any = ""
    chiffre: Callable[[HttpRequest], ChiffreVif | None] | None = None
    mots: Any = ""
    roles: tuple[str, ...] = ()
    tuiles: tuple[Tuile, ...] = ()
    activite: str | Activite = "ateliers"
    articles: tuple[ArticleDuPole, ...] = ()


def groupe_du_pole(code: str) -> Groupe:
    """Where the tiles of a pole stand: on its own page."""
    return Groupe(code, _("Aussi ici"))


# In the order of settings.POLES.
POLES: dict[str, Pole] = {}


def enregistrer(pole: Pole) -> None:
    """Add a pole. Raises ``ValueError``: no pole has two definitions."""
    if pole.code in POLES:
        raise ValueError(pole.code)
    POLES[pole.code] = pole
    limites.POLES[pole.code] = pole.nom


def permis_au_pole(compte: Any, acces: Acces, pole: str, lieu: Any = None) -> bool:
    """Whether an account holds one of these rights for a pole (its code), there or anywhere."""
    return acces is None or any(compte.has_perm(d, lieu, pole) for d in droits_de(acces))


def nom_du_pole(code: str) -> str:
    """The French name of a pole; its code where its app is no longer installed."""
    pole = POLES.get(code)
    return str(pole.nom) if pole else code


def choix_des_poles() -> list[tuple[str, str]]:
    """The poles of the house as a form's choices."""
    sans = poles_fermes_ici()
    return [(pole.code, str(pole.nom)) for pole in POLES.values() if pole.code not in sans]
