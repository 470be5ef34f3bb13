"""What the night would have found, for a demo that opens before any: registered with
`manage.py demo`."""

from datetime import date, datetime

from petiterockette.demonstration import CHAPITRES, Chapitre, Histoire

from .calcul import calculer


class Alertes(Chapitre):
    """Look at what the story left behind, on its last day."""

    def commencer(self, histoire: Histoire, jour: date, maintenant: datetime) -> None:
        calculer(jour)


CHAPITRES.append(Alertes())
