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
        # After the gestures of the apps: what needs a look never comes before the day’s work.
        accueil.FIN[:0] = tuiles.TUILES
        accueil.BLOCS.extend(tuiles.BLOCS)
        natures.NATURES.update(tuiles.NATURES)
