from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules

from petiterockette.affichage import accueil, natures

from . import tuiles


class TravauxConfig(AppConfig):
    name = "petiterockette.travaux"
    label = "travaux"
    verbose_name = "travaux"

    def ready(self) -> None:
        autodiscover_modules("travaux", "nuit")
        accueil.FIN.extend(tuiles.TUILES)
        natures.NATURES.update(tuiles.NATURES)
