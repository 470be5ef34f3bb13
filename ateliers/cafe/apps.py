from django.apps import AppConfig

from petiterockette.affichage import aller, aller_gestes, natures

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
