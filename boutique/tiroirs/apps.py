from django.apps import AppConfig

from petiterockette.affichage import accueil, natures
from petiterockette.affichage.aller import gestes as aller_gestes


class TiroirsConfig(AppConfig):
    name = "boutique.tiroirs"
    label = "boutique_tiroirs"
    # The pages whose gestures may settle its alerts.
    adresses = "boutique"

    def ready(self) -> None:
        from .accueil import GESTES, NATURES, TUILES

        accueil.poser(*TUILES)
        natures.NATURES.update(NATURES)
        aller_gestes.poser(*GESTES)
