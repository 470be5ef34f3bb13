"""Last year's report, sent, in the demo; ``subventions.demo`` begins the one of its grant."""

from datetime import date, datetime
from uuid import NAMESPACE_URL, uuid5

from django.utils.translation import gettext as _

from petiterockette.comptes.demonstration import compte_de_la_direction
from petiterockette.comptes.models import Compte
from petiterockette.demonstration import CHAPITRES, Chapitre, Histoire

from .models import Dossier
from .services.dossiers import creer
from .services.figements import envoyer, figer


class Dossiers(Chapitre):
    """What the direction has to render, on the last day of the story."""

    def commencer(self, histoire: Histoire, jour: date, maintenant: datetime) -> None:
        direction = compte_de_la_direction()
        if direction is None or Dossier.objects.exists():
            return
        if histoire.debut.year < jour.year:
            _rapport_envoye(direction, jour.year - 1)


def _rapport_envoye(compte: Compte, annee: int) -> None:
    rapport, _neuf = creer(
        compte=compte,
        uuid=uuid5(NAMESPACE_URL, f"demo-rapport-{annee}"),
        objet=Dossier.Objet.RAPPORT,
        titre=_("Rapport d’activité %(annee)s") % {"annee": annee},
        pour=_("Assemblée générale"),
        couverture=True,
        debut=date(annee, 1, 1),
        fin=date(annee, 12, 31),
    )
    figer(dossier=rapport, compte=compte, sans_ce_qui_manque=True)
    envoyer(dossier=rapport, compte=compte)


CHAPITRES.append(Dossiers())
