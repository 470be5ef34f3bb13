from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules

from petiterockette.affichage import accueil, natures


class IndicateursConfig(AppConfig):
    name = "petiterockette.indicateurs"
    label = "indicateurs"
    verbose_name = "indicateurs"

    def ready(self) -> None:
        from . import tuiles

        autodiscover_modules("indicateurs")
        accueil.FIN[:0] = tuiles.TUILES
        natures.NATURES.update(tuiles.NATURES)
