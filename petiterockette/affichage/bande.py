"""The band: the spaces that this reader may enter, and the one where he stands."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from . import accueil
from .accueil import Tuile
from .espaces import POLES, POLES_ENSEMBLE, PREVOIR, Espace, espace_de, tous
from .navigation import Acces, droits_de, permis


@dataclass(frozen=True)
class MotDeLaBande:
    """A word of the band: where it leads, whether one is there, or what it unfolds."""

    nom: Any
    url: str = ""
    actif: bool = False
    texte: Any = ""
    pictogramme: str = ""
    suite: list["MotDeLaBande"] = field(default_factory=list)


@cache
def adresse(url: str, *arguments: Any) -> str | None:
    """The address of a page by its name; None where no app of this installation has it.

    Kept: the band of every page asks for that of each tile, and none moves while we run.
    """
    try:
        return reverse(url, args=arguments)
    except NoReverseMatch:
        return None


def bande(request: HttpRequest) -> list[MotDeLaBande]:
    """Aujourd’hui, then the spaces in an order that never changes; the poles under one word, or
    the only one by its own name."""
    ici = espace_courant(request)
    visibles = [e for e in tous() if entre(request.user, e)]
    mots = [
        MotDeLaBande(_("Aujourd’hui"), adresse("accueil") or "", request.path == adresse("accueil"))
    ]
    les_siens = [e for e in visibles if e.pole]
    if len(les_siens) == 1 and ici == POLES:
        # What all the poles foresee together is then his.
        ici = les_siens[0].code
    poles = [_mot(e, ici) for e in les_siens]
    if len(poles) > 1:
        prevoir = [
            MotDeLaBande(t.nom, url, request.path.startswith(url), t.texte, t.pictogramme)
            for t in accueil.TUILES
            if t.groupe == PREVOIR and permis(request.user, t.droit) and (url := adresse(t.url))
        ]
        courant = ici == POLES or any(mot.actif for mot in poles)
        poles = [MotDeLaBande(POLES_ENSEMBLE, actif=courant, suite=[*prevoir, *poles])]
    for espace in visibles:
        if not espace.pole:
            mots.append(_mot(espace, ici))
        elif poles:
            # In the place of the first one.
            mots.append(poles.pop())
    return mots


def entre(compte: Any, espace: Espace) -> bool:
    """Whether an account has something to do in a space."""
    if espace.page:
        return _permis_ici(compte, espace.droit, espace) and adresse(espace.page) is not None
    return any(permis(compte, tuile.droit) for tuile in tuiles_de(espace))


def peut_ouvrir(compte: Any, tuile: Tuile) -> bool:
    """Whether an account may open a page, at some site; at its pole, where it is one's."""
    espace = espace_de(tuile.groupe.espace) if tuile.groupe else None
    return _permis_ici(compte, tuile.droit, espace)


def _permis_ici(compte: Any, acces: Acces, espace: Espace | None) -> bool:
    if espace is None or not espace.pole:
        return permis(compte, acces)
    return acces is None or any(compte.has_perm(d, None, espace.code) for d in droits_de(acces))


def tuiles_de(espace: Espace) -> Iterator[Tuile]:
    return (t for t in [*accueil.TUILES, *accueil.FIN] if t.groupe in espace.groupes)


def adresse_de(espace: Espace) -> str:
    """The page of a space: its own, or the one that all share."""
    return (adresse(espace.page) if espace.page else adresse("espace", espace.code)) or ""


def tuile_d_ici(request: HttpRequest) -> str:
    """The URL name of the tile whose very page this is; « » elsewhere."""
    nom = request.resolver_match.view_name if request.resolver_match else ""
    return nom if any(t.groupe and t.url == nom for t in [*accueil.TUILES, *accueil.FIN]) else ""


def espace_courant(request: HttpRequest) -> str:
    """The code of the space that this page is below; « » on pages that are in none."""
    match = request.resolver_match
    if match is None:
        return ""
    if match.view_name == "espace":
        return match.kwargs.get("code", "")
    placees = [
        (url, t.groupe.espace)
        for t in [*accueil.TUILES, *accueil.FIN]
        if t.groupe and (url := adresse(t.url)) and request.path.startswith(url)
    ]
    if placees:
        # The longest one: « /collecte/ » never outshines « /collecte/mois/ ».
        return max(placees, key=lambda placee: len(placee[0]))[1]
    return next((e.code for e in tous() if match.app_name in e.apps), "")


def _mot(espace: Espace, ici: str) -> MotDeLaBande:
    return MotDeLaBande(
        espace.nom, adresse_de(espace), espace.code == ici, espace.texte, espace.pictogramme
    )
