"""Which sites a reading of the API is about: the one that it asks, or all those of its key."""

from django.http import Http404

from petiterockette.comptes.lieux_lus import LieuxLus, lire_parmi

from .models import Jeton
from .refus import HorsDeSesLieux, LieuInconnu


def lieux_lus(jeton: Jeton, code: str = "") -> LieuxLus:
    """The sites read, as pages read them. Raises ``LieuInconnu`` or ``HorsDeSesLieux``."""
    permis = {lieu.pk for lieu in jeton.lieux.all()}
    try:
        lus = lire_parmi(permis or None, code)
    except Http404:
        raise LieuInconnu(code=code) from None
    if lus.lieu and lus.lieu not in lus.lieux:
        raise HorsDeSesLieux()
    return lus
