from django.apps import AppConfig

from petiterockette.affichage import accueil, natures
from petiterockette.affichage.aller import gestes as aller_gestes
from petiterockette.affichage.aller import registre as aller


class TicketsConfig(AppConfig):
    name = "boutique.tickets"
    label = "boutique_tickets"

    def ready(self) -> None:
        from .accueil import GESTES, NATURES, TUILES
        from .aller import SOURCES

        aller.SOURCES.extend(SOURCES)
        accueil.poser(*TUILES)
        natures.NATURES.update(NATURES)
        aller_gestes.poser(*GESTES)
