"""What ends on a day, as a test notes it."""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from petiterockette.alertes.models import Echeance
from petiterockette.alertes.services.echeances import noter
from petiterockette.lieux.models import Lieu
from tests.fabriques import un_compte


def une_echeance(lieu: Lieu | None = None, jours: int = 10, **champs) -> Echeance:
    """A scale's vignette that ends in so many days."""
    champs.setdefault("uuid", uuid4())
    champs.setdefault("nature", "vignette")
    champs.setdefault("objet", "Balance du comptoir")
    champs.setdefault("fin", timezone.localdate() + timedelta(days=jours))
    champs.setdefault("compte", un_compte("direction"))
    return noter(lieu=lieu, **champs)[0]
