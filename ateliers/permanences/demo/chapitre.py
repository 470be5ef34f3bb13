"""The chapter of the workshop: two bikes a week and their lives, two permanences a week."""

from datetime import date, datetime

from collecte.demo.recit.calendrier import jours
from collecte.listes.models import Categorie
from petiterockette.comptes.models import Compte
from petiterockette.demonstration import Chapitre, Histoire
from petiterockette.lieux.models import Lieu

from .conteur import Conteur
from .kilos import CATEGORIE, QUI, SITE
from .permanences import raconter_les_permanences, tenir_celle_du_jour
from .vies import vies_du


class LAtelier(Chapitre):
    """Two bikes a week and their lives, two permanences a week."""

    def raconter(self, histoire: Histoire, du: date, au: date) -> None:
        lieu, compte = Lieu.objects.filter(code=SITE).first(), _compte()
        categorie = Categorie.objects.filter(code=CATEGORIE).first()
        if lieu is None or compte is None or categorie is None:
            return
        conteur = Conteur(histoire, lieu, compte, categorie)
        for jour in jours(du, au):
            for vie in vies_du(histoire, jour):
                conteur.avancer(vie, jour)
        conteur.finir()
        raconter_les_permanences(histoire, lieu, compte, jours(du, au))

    def commencer(self, histoire: Histoire, jour: date, maintenant: datetime) -> None:
        lieu, compte = Lieu.objects.filter(code=SITE).first(), _compte()
        if lieu and compte:
            tenir_celle_du_jour(histoire, lieu, compte, maintenant)


def _compte() -> Compte | None:
    return Compte.objects.filter(identifiant=QUI).select_related("personne").first()
