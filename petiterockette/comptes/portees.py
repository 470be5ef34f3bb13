"""Where an account holds a right, read once per request from its assignments."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils import timezone

from .poles import est_ferme, fermes
from .roles import POLE_DU_ROLE, Role, droits_du_role


@dataclass(frozen=True)
class Portee:
    """Where a right holds: everywhere, at whole sites, or at single points of a site.

    ``lieux``: ids of sites, held as a whole; ``points``: ids of points held alone, and
    ``lieux_des_points``: the sites these stand on, which their holder may read.
    """

    partout: bool = False
    lieux: frozenset[int] = frozenset()
    points: frozenset[int] = frozenset()
    lieux_des_points: frozenset[int] = frozenset()

    def couvre(self, lieu: Any = None) -> bool:
        """Whether the right holds at ``lieu`` (a Lieu, an id, or None for « anywhere »)."""
        if self.partout:
            return True
        lisibles = self.lieux | self.lieux_des_points
        return bool(lisibles) if lieu is None else getattr(lieu, "pk", lieu) in lisibles

    def couvre_point(self, lieu_id: int, point_id: int | None) -> bool:
        """Whether a gesture may be made at that point (None: at the site as a whole)."""
        return self.partout or lieu_id in self.lieux or point_id in self.points

    @property
    def ids_des_lieux(self) -> frozenset[int] | None:
        """The sites as a filter: None means every site."""
        return None if self.partout else self.lieux | self.lieux_des_points


def portee(compte: Any, droit: str, pole: str | None = None) -> Portee:
    """Where ``compte`` holds ``droit`` today: for any pole, or for the one of that code.

    An empty code is the whole house, which no role limited to a pole reaches.
    """
    utiles = [a for a in affectations_qui_donnent(compte, droit) if _couvre_le_pole(a, pole)]
    if pole and pole in poles_fermes(compte):
        utiles = []
    return Portee(
        partout=any(a.lieu_id is None and a.point_id is None for a in utiles),
        lieux=frozenset(a.lieu_id for a in utiles if a.lieu_id and not a.point_id),
        points=frozenset(a.point_id for a in utiles if a.point_id),
        lieux_des_points=frozenset(a.lieu_id for a in utiles if a.lieu_id and a.point_id),
    )


def depasse(compte: Any, role: str, lieu: int | None, point: int | None, pole: str = "") -> bool:
    """Whether a role held there gives a right that ``compte`` does not hold there itself."""
    limite = limite_du_role(role, pole)
    portees = (portee(compte, droit, limite) for droit in droits_du_role(role, limite))
    if lieu is None:
        return not all(p.partout for p in portees)
    return not all(p.couvre_point(lieu, point) for p in portees)


def la_ou(compte: Any, droit: str, lieu: str = "lieu", pole: str = "pole") -> Q:
    """The rows that a right reaches, assignment by assignment: their site and their pole.

    ``lieu``, ``pole``: the fields that say the id of the one, the code of the other.
    """
    dit = Q(pk__in=[])
    for a in affectations_qui_donnent(compte, droit):
        ici = Q() if a.lieu_id is None else Q(**{lieu: a.lieu_id})
        if limite := limite_du_role(a.role, a.pole):
            ici &= Q(**{pole: limite})
        # An empty condition would be lost in the disjunction: it stands for all of them.
        dit |= ici or ~Q(pk__in=[])
    return dit


def poles_tenus(compte: Any, droit: str) -> frozenset[str] | None:
    """The codes of the poles that somebody holds a right for, somewhere; None: all of them."""
    tenus = {limite_du_role(a.role, a.pole) for a in affectations_qui_donnent(compte, droit)}
    return None if "" in tenus else frozenset(tenus)


def limite_du_role(role: str, pole: str) -> str:
    """The one pole that a role reaches: the one of its trade, or the one that was said.

    Empty: all of them. What a site's people do is of their site, whatever the pole.
    """
    return pole if role == Role.POLE else POLE_DU_ROLE.get(role, "")


def poles_fermes(compte: Any) -> frozenset[str]:
    """The codes of the poles that the house does not have, as an account's roles were read."""
    return next((fermes(a.poles_fermes) for a in affectations_du_jour(compte)), frozenset())


def affectations_qui_donnent(compte: Any, droit: str) -> list[Any]:
    """The assignments of today that give a right; none for what is of a pole that is not there."""
    if est_ferme(droit, poles_fermes(compte)):
        return []
    return [
        a
        for a in affectations_du_jour(compte)
        if droit in droits_du_role(a.role, limite_du_role(a.role, a.pole))
    ]


def _couvre_le_pole(affectation: Any, pole: str | None) -> bool:
    return pole is None or limite_du_role(affectation.role, affectation.pole) in ("", pole)


def ne_fait_que_lire(compte: Any) -> bool:
    """Whether an account is there to control, and for nothing else."""
    if not compte.is_authenticated:
        return False
    return {a.role for a in affectations_du_jour(compte)} == {Role.CONTROLE}


def affectations_du_jour(compte: Any) -> Sequence[Any]:
    """The assignments in force today; none for an account that is over or switched off.

    Kept on the instance: an instance lives one request, so a change applies to the next.
    """
    if not hasattr(compte, "_affectations_du_jour"):
        jour = timezone.localdate()
        expire = compte.expire_le is not None and compte.expire_le < jour
        compte._affectations_du_jour = (
            [] if expire or not compte.actif else compte.affectations_en_cours(jour)
        )
    return compte._affectations_du_jour
