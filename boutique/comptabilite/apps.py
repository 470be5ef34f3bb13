from django.apps import AppConfig

from petiterockette.affichage import accueil


class ComptabiliteConfig(AppConfig):
    name = "boutique.comptabilite"
    label = "boutique_comptabilite"
    # The pages whose gestures may settle its alerts.
    adresses = "boutique"

    def ready(self) -> None:
        from .accueil import TUILES

        accueil.poser(*TUILES)
