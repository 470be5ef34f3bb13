"""The tiles that one person has a use for, here: on the home page, and in each space."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from petiterockette.comptes.portees import affectations_du_jour
from petiterockette.lieux.appareil import point_de_l_appareil
from petiterockette.saisie.suite import vient_apres

from . import accueil
from .accueil import ChiffreVif, Cote, Tuile
from .bande import adresse, peut_ouvrir
from .espaces import CARTES, CarteVive, Espace, Groupe
from .mes_tuiles import TUILES_MAX, choisies, jours_d_usage
from .navigation import droits_de, permis


@dataclass(frozen=True)
class TuileMontree:
    """A tile ready to draw. ``principale``: the first gesture here, the green one. ``apres``: its
    figure comes after the page, in its place (``place``)."""

    tuile: Tuile
    url: str
    chiffre: ChiffreVif | None
    principale: bool = False
    apres: bool = False

    @property
    def place(self) -> str:
        return "tuile-" + self.tuile.url.replace(":", "-")


@dataclass(frozen=True)
class GroupeMontre:
    """A part of a space: its title, and its tiles in order."""

    groupe: Groupe
    tuiles: list[TuileMontree]


def toutes() -> list[Tuile]:
    return [*accueil.TUILES, *accueil.FIN]


def blocs(request: HttpRequest, cote: Cote) -> list[tuple[str, Any]]:
    """The blocks that apps draw for this reader on a side: pairs (template, its context)."""
    lus = ((b.gabarit, b.contexte(request)) for b in accueil.BLOCS if b.cote == cote)
    return [(gabarit, contexte) for gabarit, contexte in lus if contexte is not None]


def du_jour(request: HttpRequest) -> list[TuileMontree]:
    """What this person does here today: those he chose, else at most six that fit his roles and
    what is really opened on this device. The first one is green if his day begins by it; a figure
    that is long to count comes after the page."""
    roles = _roles(request)
    utiles = a_choisir(request)
    retenues = choisies(request, utiles) or _proposees(request, utiles, roles)
    seule = vient_apres(request.GET)
    return [
        _montrer(
            t,
            request,
            principale=rang == 0 and (t.ici or bool(roles.intersection(t.roles))),
            apres=seule and t.long,
        )
        for rang, t in enumerate(retenues)
    ]


def a_choisir(request: HttpRequest) -> list[Tuile]:
    """The tiles that this person may put on his home page."""
    return [t for t in toutes() if t.groupe and _sert(t, request)]


def d_un_espace(request: HttpRequest, espace: Espace) -> list[GroupeMontre]:
    """The tiles of a space that this person has a use for, in its parts; a pole's own page
    has its own green button."""
    par_groupe: dict[Groupe, list[Tuile]] = {groupe: [] for groupe in espace.groupes}
    for tuile in toutes():
        if tuile.url == espace.page or tuile.groupe not in par_groupe:
            continue
        if _sert(tuile, request):
            par_groupe[tuile.groupe].append(tuile)
    roles = _roles(request)
    siennes = [t for tuiles in par_groupe.values() for t in tuiles]
    verte = None if espace.page else _la_verte(siennes, roles)
    return [
        GroupeMontre(groupe, [_montrer(t, request, principale=t is verte) for t in tuiles])
        for groupe, tuiles in par_groupe.items()
        if tuiles
    ]


def _la_verte(tuiles: Sequence[Tuile], roles: set[str]) -> Tuile | None:
    """What one's day begins by; else what is done at a counter, else what the role does."""
    rangees = (
        [t for t in tuiles if roles.intersection(t.roles)],
        [t for t in tuiles if t.ici],
        [t for t in tuiles if roles.intersection(t.pour)],
    )
    return next((rangee[0] for rangee in rangees if rangee), None)


def cartes(request: HttpRequest, espace: Espace) -> list[CarteVive]:
    """What is live in a space for this reader, in the order of the apps."""
    return [c for code, lire in CARTES if code == espace.code for c in lire(request)]


def se_fait_a_un_point(request: HttpRequest) -> bool:
    """Whether this person's days are held at a counter, whichever."""
    roles = _roles(request)
    return any(
        t.ici and roles.intersection((*t.roles, *t.pour)) and permis(request.user, t.droit)
        for t in accueil.TUILES
    )


def _roles(request: HttpRequest) -> set[str]:
    return {a.role for a in affectations_du_jour(request.user)}


def _montrer(
    tuile: Tuile, request: HttpRequest, *, principale: bool, apres: bool = False
) -> TuileMontree:
    chiffre = tuile.chiffre(request) if tuile.chiffre and not apres else None
    return TuileMontree(tuile, adresse(tuile.url) or "", chiffre, principale, apres)


def _proposees(request: HttpRequest, utiles: Iterable[Tuile], roles: set[str]) -> list[Tuile]:
    """First what one's day begins by, what is for today before what is always done at this point;
    then what was opened most here, then what the role does."""
    point = point_de_l_appareil(request)
    genre = point.genre if point else ""
    jours = jours_d_usage(request)

    def rang(tuile: Tuile) -> tuple[bool, bool, bool, bool, int]:
        derniere = tuile.quand is not None and not tuile.quand(request)
        premiere = bool(roles.intersection(tuile.roles)) and not derniere
        pressee = premiere and tuile.quand is not None
        a_sa_place = tuile.ici and genre in tuile.genres
        return (derniere, not premiere, not pressee, not a_sa_place, -jours.get(tuile.url, 0))

    siennes = [t for t in utiles if roles.intersection((*t.roles, *t.pour)) or t.url in jours]
    return sorted(siennes, key=rang)[:TUILES_MAX]


def _sert(tuile: Tuile, request: HttpRequest) -> bool:
    """Whether this person, here, has a use for it."""
    if adresse(tuile.url) is None or not peut_ouvrir(request.user, tuile):
        return False
    if tuile.si is not None and not tuile.si(request):
        return False
    point = point_de_l_appareil(request)
    if tuile.ici and point:
        portees = [request.user.portee(droit) for droit in droits_de(tuile.droit)]
        return any(portee.couvre_point(point.lieu_id, point.pk) for portee in portees)
    return True
