"""Too much was tried in too little time."""

from petiterockette.refus import Refus


class TropVite(Refus):
    """What a brake says to a household that tries too much; each brake has its own sentence."""

    statut = 429
