from django.apps import AppConfig

from petiterockette.affichage import accueil, natures

from . import tuiles


class BenevolatConfig(AppConfig):
    name = "petiterockette.benevolat"
    label = "benevolat"
    verbose_name = "bénévolat"

    def ready(self) -> None:
        accueil.FIN[:0] = tuiles.TUILES
        natures.NATURES.update(tuiles.NATURES)
