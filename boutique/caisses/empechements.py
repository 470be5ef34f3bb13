"""What a till still has to write in a month of matter: nothing closes before it is closed."""

from datetime import date

from collecte.matiere.jours import mois_suivant
from petiterockette.lieux.models import Lieu
from petiterockette.refus import Refus
from petiterockette.temps.dates import date_format

from .models import Session
from .refus import CaisseAFermer


def caisse_a_fermer(lieu: Lieu, mois: date) -> Refus | None:
    """The oldest till of a site that still sells on a day of that month, or before it.

    A session counts its sales on the day of its opening, after midnight too: closed under
    it, the month would keep its euros and lose its kilograms.
    """
    ouvertes = Session.objects.ouvertes().filter(
        caisse__point__lieu=lieu, ecole=False, jour__lt=mois_suivant(mois)
    )
    session = ouvertes.select_related("caisse__point").order_by("jour", "pk").first()
    if session is None:
        return None
    return CaisseAFermer(caisse=session.caisse, jour=date_format(session.jour, "j F Y"))
