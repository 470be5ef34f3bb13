"""The flat factor in the demo, to be checked; the estimate stays hidden, as everywhere at first."""

from datetime import date, datetime
from uuid import NAMESPACE_URL, uuid5

from petiterockette.comptes.demonstration import compte_de_la_direction
from petiterockette.demonstration import CHAPITRES, Chapitre, Histoire

from .bibliotheque import FORFAIT, LICENCE
from .models import Facteur
from .services.facteurs import ajouter


class Emissions(Chapitre):
    """A published value added by the direction, on the last day of the story."""

    def commencer(self, histoire: Histoire, jour: date, maintenant: datetime) -> None:
        direction = compte_de_la_direction()
        if direction is None or Facteur.objects.exists():
            return
        ajouter(
            compte=direction,
            uuid=uuid5(NAMESPACE_URL, "demo-facteur"),
            valide_du=histoire.debut.replace(month=1, day=1),
            sujet=FORFAIT.sujet,
            unite=FORFAIT.unite,
            basse_g=FORFAIT.valeur_g,
            centrale_g=FORFAIT.valeur_g,
            haute_g=FORFAIT.valeur_g,
            substitution_pm=1000,
            source=FORFAIT.source,
            url=FORFAIT.url,
            licence=str(LICENCE),
            perimetre=str(FORFAIT.perimetre),
            version=FORFAIT.version,
            a_verifier=True,
        )


CHAPITRES.append(Emissions())
