from django.apps import AppConfig

from petiterockette.affichage import accueil
from petiterockette.affichage.aller import gestes as aller_gestes


class FacturesConfig(AppConfig):
    name = "boutique.factures"
    label = "boutique_factures"
    # The pages whose gestures may settle its alerts.
    adresses = "boutique"

    def ready(self) -> None:
        from .accueil import GESTES, TUILES

        accueil.poser(*TUILES)
        aller_gestes.poser(*GESTES)
