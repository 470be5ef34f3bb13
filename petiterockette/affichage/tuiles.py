"""The home page of one person here: which tiles, in which order, in which groups."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from petiterockette.comptes.portees import affectations_du_jour
from petiterockette.lieux.appareil import point_de_l_appareil

from . import accueil
from .accueil import TITRES, Groupe, Tuile
from .contexte import adresse
from .navigation import droits_de, permis

# Fewer do not deserve a title of their own: they go with the house.
ASSEZ = 3


@dataclass(frozen=True)
class TuileMontree:
    """A tile ready to draw. ``principale``: the first gesture of the day, the green one."""

    tuile: Tuile
    url: str
    chiffre: str | None
    principale: bool


@dataclass(frozen=True)
class GroupeMontre:
    """A part of the page: its title, and its tiles in order."""

    groupe: Groupe
    tuiles: list[TuileMontree]

    @property
    def titre(self) -> Any:
        return TITRES[self.groupe]


def blocs(request: HttpRequest) -> list[tuple[str, Any]]:
    """What apps draw above the tiles for this reader: pairs (template, what it reads)."""
    lus = ((bloc.gabarit, bloc.contexte(request)) for bloc in accueil.BLOCS)
    return [(gabarit, contexte) for gabarit, contexte in lus if contexte is not None]


def groupes(request: HttpRequest) -> list[GroupeMontre]:
    """The tiles that this reader has a use for here, what he does first before the rest.

    The group of his first gesture leads; the others follow in the order of the page.
    """
    ordonnees = _ordonner(request)
    if not ordonnees:
        return []
    premiere, rang = ordonnees[0]
    par_groupe: dict[Groupe, list[TuileMontree]] = {g: [] for g in _ordre(premiere.place)}
    for tuile, _rang in ordonnees:
        montree = TuileMontree(
            tuile=tuile,
            url=adresse(tuile.url) or "",
            chiffre=tuile.chiffre(request) if tuile.chiffre else None,
            principale=tuile is premiere and (tuile.ici or rang == _PREMIERE),
        )
        par_groupe[tuile.place].append(montree)
    _rassembler(par_groupe, premiere.place)
    return [GroupeMontre(groupe, tuiles) for groupe, tuiles in par_groupe.items() if tuiles]


def se_fait_a_un_point(request: HttpRequest) -> bool:
    """Whether something is done at a point by this person, at whichever."""
    return any(t.ici and permis(request.user, t.droit) for t in accueil.TUILES)


_PREMIERE, _COMMUNE, _DERNIERE = range(3)


def _ordonner(request: HttpRequest) -> list[tuple[Tuile, int]]:
    """Pairs (tile, rank), first things first; the order of the apps within a rank."""
    roles = {a.role for a in affectations_du_jour(request.user)}
    point = point_de_l_appareil(request)
    genre = point.genre if point else ""
    rangees = [
        (tuile, _rang(tuile, roles, request))
        for tuile in [*accueil.TUILES, *accueil.FIN]
        if _sert(tuile, request)
    ]
    return sorted(rangees, key=lambda t: (t[1], not (t[0].ici and genre in t[0].genres)))


def _rang(tuile: Tuile, roles: set[str], request: HttpRequest) -> int:
    if tuile.quand and not tuile.quand(request):
        return _DERNIERE
    return _PREMIERE if roles.intersection(tuile.roles) else _COMMUNE


def _sert(tuile: Tuile, request: HttpRequest) -> bool:
    """Whether this person, here, has a use for it."""
    if adresse(tuile.url) is None or not permis(request.user, tuile.droit):
        return False
    point = point_de_l_appareil(request)
    if tuile.ici and point:
        portees = [request.user.portee(droit) for droit in droits_de(tuile.droit)]
        return any(portee.couvre_point(point.lieu_id, point.pk) for portee in portees)
    return True


def _ordre(tete: Groupe) -> list[Groupe]:
    return sorted(Groupe, key=lambda groupe: groupe != tete)


def _rassembler(par_groupe: dict[Groupe, list[TuileMontree]], tete: Groupe) -> None:
    """Put small groups with the house: a volunteer reads two titles, not four."""
    petits = [
        groupe
        for groupe in (Groupe.ATELIERS, Groupe.CHIFFRES, Groupe.SUIVI)
        if groupe != tete and len(par_groupe[groupe]) < ASSEZ
    ]
    maison = par_groupe[Groupe.MAISON]
    # What leads the page stays first; else what is read comes before what is kept.
    rang = len(maison) if tete == Groupe.MAISON else 0
    maison[rang:rang] = [tuile for groupe in petits for tuile in par_groupe[groupe]]
    for groupe in petits:
        par_groupe[groupe] = []
