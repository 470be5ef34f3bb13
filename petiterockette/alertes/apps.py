from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules

from petiterockette.affichage import accueil, natures


class AlertesConfig(AppConfig):
    name = "petiterockette.alertes"
    label = "alertes"
    verbose_name = "alertes"

    def ready(self) -> None:
        from . import tuiles

        autodiscover_modules("alertes")
        accueil.TUILES.extend(tuiles.TUILES)
        natures.NATURES.update(tuiles.NATURES)
