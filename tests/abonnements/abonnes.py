"""Subscribers, as a test makes them."""

from petiterockette.abonnements.jetons import CONFIRMER, jeton
from petiterockette.abonnements.models import Abonnement
from petiterockette.abonnements.services.abonnements import confirmer, s_abonner
from petiterockette.comptes.models import Compte
from petiterockette.lieux.models import Lieu
from tests.fabriques import un_compte

ADRESSE = "camille@exemple.fr"


def un_abonnement(
    compte: Compte | None = None, *lieux: Lieu, confirme: bool = True, courriel: str = ADRESSE
) -> Abonnement:
    """Somebody of the direction who receives the month of these sites (all, if none is said)."""
    compte = compte or un_compte("direction")
    abonnement = s_abonner(compte=compte, courriel=courriel, tous=not lieux, lieux=list(lieux))
    return confirmer(jeton=jeton(abonnement, CONFIRMER)) if confirme else abonnement
