"""Whose planning somebody holds: that of a site, or of one pole wherever it is."""

from django.db.models import Q

from petiterockette.comptes.models import Compte
from petiterockette.comptes.portees import affectations_du_jour
from petiterockette.comptes.roles import DROITS_PAR_ROLE, Role
from petiterockette.droits import DroitManquant
from petiterockette.lieux.models import Lieu

PARTICIPER = "benevolat.participer"
TENIR = "benevolat.tenir"
LIRE = "benevolat.lire"


def peut_tenir(compte: Compte, lieu: int, pole: str) -> bool:
    """Whether somebody holds the planning and the hours of a pole (its code) at a site."""
    return any(
        a.lieu_id in (None, lieu) and _couvre(a, pole)
        for a in affectations_du_jour(compte)
        if TENIR in DROITS_PAR_ROLE[a.role]
    )


def poles_tenus(compte: Compte) -> frozenset[str] | None:
    """The codes of the poles that somebody holds, at some site; None: all of them."""
    tenues = [a for a in affectations_du_jour(compte) if TENIR in DROITS_PAR_ROLE[a.role]]
    if any(a.role != Role.POLE or not a.pole for a in tenues):
        return None
    return frozenset(a.pole.strip().lower() for a in tenues)


def heures_tenues(compte: Compte) -> Q:
    """The hours that somebody may read name by name: site and pole, assignment by assignment."""
    dit = Q(pk__in=[])
    for a in affectations_du_jour(compte):
        if TENIR in DROITS_PAR_ROLE[a.role]:
            ici = Q() if a.lieu_id is None else Q(lieu=a.lieu_id)
            if a.role == Role.POLE and a.pole:
                ici &= Q(pole__code=a.pole.strip().lower())
            # An empty condition would be lost in the disjunction: it stands for all of them.
            dit |= ici or ~Q(pk__in=[])
    return dit


def exiger_de_tenir(compte: Compte, lieu: Lieu, pole: str) -> None:
    """Raise ``DroitManquant`` unless ``compte`` holds that pole at that site."""
    if not peut_tenir(compte, lieu.pk, pole):
        raise DroitManquant(TENIR, lieu)


def _couvre(affectation, pole: str) -> bool:
    return (
        affectation.role != Role.POLE
        or not affectation.pole
        or affectation.pole.strip().lower() == pole
    )
