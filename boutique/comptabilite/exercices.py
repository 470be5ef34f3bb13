"""The exercises that are over, and whose entries are to be frozen."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Min

from boutique.clotures.exercices import derniers_jours_clos
from boutique.clotures.models import Cloture
from boutique.factures.models import Facture, PaiementFacture
from collecte.bureau.models import Remise
from collecte.matiere.jours import JOUR
from petiterockette.lieux.exercice import premier_mois_d_exercice
from petiterockette.temps.exercices import exercice_du

from .models import ExerciceFige
from .recettes_subventions import premier_jour_a_passer


def exercices_a_figer(aujourd_hui: date) -> Iterator[tuple[date, date]]:
    """The exercises that are over, closed at every till, and not frozen yet, in order."""
    premier_mois = premier_mois_d_exercice()
    fige = ExerciceFige.objects.order_by("-fin").first()
    debut = fige.fin + JOUR if fige else _debut_du_premier(premier_mois)
    clos = min((jour for _caisse, jour in derniers_jours_clos()), default=aujourd_hui - JOUR)
    while debut:
        fin = exercice_du(debut, premier_mois)[1]
        if fin > clos or fin >= aujourd_hui:
            return
        yield debut, fin
        debut = fin + JOUR


def _debut_du_premier(premier_mois: int) -> date | None:
    """Where the exercise of the first thing to be booked begins; None while there is nothing."""
    jours = [
        Cloture.objects.aggregate(j=Min("debut"))["j"],
        Facture.objects.aggregate(j=Min("jour"))["j"],
        PaiementFacture.objects.aggregate(j=Min("jour"))["j"],
        Remise.objects.filter(montant_c__gt=0).aggregate(j=Min("sortie__bon__jour"))["j"],
        premier_jour_a_passer(),
    ]
    premier = min(filter(None, jours), default=None)
    return premier and exercice_du(premier, premier_mois)[0]
