"""The rights of the till that several of its pages ask for."""

from petiterockette.comptes.models import Compte
from petiterockette.droits import DroitManquant, exiger

LIRE = "boutique.lire_la_caisse"
ARCHIVER = "boutique.archiver"
EMPORTER = "boutique.emporter_les_preuves"


def exiger_toutes_les_caisses(compte: Compte, droit: str) -> None:
    """Raise ``DroitManquant`` unless this right is held for the whole house: one file tells all."""
    exiger(compte, droit)
    if not compte.portee(droit).partout:
        raise DroitManquant(droit)
