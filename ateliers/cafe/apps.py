from django.apps import AppConfig

from petiterockette.affichage import natures

from .accueil import NATURES


class CafeConfig(AppConfig):
    name = "ateliers.cafe"
    label = "cafe"
    verbose_name = "café"

    def ready(self) -> None:
        natures.NATURES.update(NATURES)
