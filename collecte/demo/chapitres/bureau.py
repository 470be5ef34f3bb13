"""The papers of a demo's exits: those of the last days are still to be written."""

from datetime import date, datetime, timedelta

from collecte.bureau.services.papiers import tenir_les_papiers
from collecte.sorties.models import Sortie
from petiterockette.comptes.models import Compte
from petiterockette.demonstration import Chapitre, Histoire

# Papers come back with the driver, a few days later.
RETARD = timedelta(days=4)
DEPUIS = timedelta(days=31)
PLAQUES = ("AB-123-CD", "GH-456-JK", "LM-789-NP")
# What is paid for: material → cents a kilogram.
PRIX = {"cables": 240, "metaux": 12}


class LeBureau(Chapitre):
    """Bordereaux, plates and money of what recyclers took. No kilogram moves."""

    def commencer(self, histoire: Histoire, jour: date, maintenant: datetime) -> None:
        compte = Compte.objects.get(identifiant="direction")
        sorties = Sortie.objects.filter(
            genre=Sortie.Genre.RECYCLEUR,
            remise=None,
            bon__annulation=None,
            bon__jour__gt=jour - DEPUIS,
            bon__jour__lte=jour - RETARD,
        )
        for sortie in sorties.select_related("bon").prefetch_related("bon__lignes__matiere"):
            montant_c = sum(_prix(ligne) for ligne in sortie.bon.lignes.all())
            tenir_les_papiers(
                sortie=sortie,
                compte=compte,
                bordereau=f"BE-{sortie.pk % 90_000 + 10_000}",
                vehicule=PLAQUES[sortie.pk % len(PLAQUES)],
                montant_c=montant_c,
                facture=f"F{jour:%y}-{sortie.pk % 9_000 + 1_000}" if montant_c else "",
            )


def _prix(ligne) -> int:
    return ligne.masse_g * PRIX.get(ligne.matiere.code, 0) // 1000
