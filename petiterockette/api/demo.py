"""A key given in the demo: its row shows; nobody has the key itself."""

from datetime import date, datetime
from uuid import NAMESPACE_URL, uuid5

from django.utils.translation import gettext as _

from petiterockette.comptes.demonstration import compte_de_la_direction
from petiterockette.demonstration import CHAPITRES, Chapitre, Histoire

from .models import Jeton
from .services import donner


class Acces(Chapitre):
    """An access to the public figures, on the last day of the story."""

    def commencer(self, histoire: Histoire, jour: date, maintenant: datetime) -> None:
        direction = compte_de_la_direction()
        if direction is None or Jeton.objects.exists():
            return
        donner(
            compte=direction,
            uuid=uuid5(NAMESPACE_URL, f"demo-api-{jour.year}"),
            nom=_("Carte des ressourceries"),
            pour=_("le réseau francilien du réemploi"),
            domaines=["impact", "seances"],
        )


CHAPITRES.append(Acces())
