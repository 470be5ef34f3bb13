from django.apps import AppConfig

from petiterockette.affichage import accueil


class QuaiConfig(AppConfig):
    name = "collecte.quai"
    label = "collecte_quai"

    def ready(self) -> None:
        from .accueil import TUILES

        accueil.poser(*TUILES)
