from django.apps import AppConfig

from petiterockette.affichage import accueil, natures
from petiterockette.affichage.aller import gestes as aller_gestes


class DepotsConfig(AppConfig):
    name = "collecte.depots"
    label = "collecte_depots"

    def ready(self) -> None:
        from .accueil import NATURES, TUILES
        from .aller_gestes import GESTES

        aller_gestes.poser(*GESTES)
        accueil.poser(*TUILES)
        natures.NATURES.update(NATURES)
