"""Whose planning somebody holds: that of a site, or of one pole wherever it is."""

from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.lieux.models import Lieu

PARTICIPER = "benevolat.participer"
TENIR = "benevolat.tenir"
LIRE = "benevolat.lire"


def peut_tenir(compte: Compte, lieu: int, pole: str) -> bool:
    """Whether somebody holds the planning and the hours of a pole (its code) at a site."""
    return compte.has_perm(TENIR, lieu, pole)


def exiger_de_tenir(compte: Compte, lieu: Lieu, pole: str) -> None:
    """Raise ``DroitManquant`` unless ``compte`` holds that pole at that site."""
    exiger(compte, TENIR, lieu, pole)
