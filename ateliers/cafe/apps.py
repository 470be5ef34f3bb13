from django.apps import AppConfig

from petiterockette.affichage import natures
from petiterockette.affichage.aller import gestes as aller_gestes
from petiterockette.affichage.aller import registre as aller

from .accueil import NATURES


class CafeConfig(AppConfig):
    name = "ateliers.cafe"
    label = "cafe"
    verbose_name = "café"

    def ready(self) -> None:
        from .aller import GESTES, SOURCES

        aller.SOURCES.extend(SOURCES)
        aller_gestes.poser(*GESTES)
        natures.NATURES.update(NATURES)
