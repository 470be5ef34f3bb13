from django.apps import AppConfig

from petiterockette.affichage import accueil, natures


class AdhesionsConfig(AppConfig):
    name = "adhesions"
    verbose_name = "adhésions"

    def ready(self) -> None:
        from petiterockette.affichage import aller_gestes, aller_ici
        from petiterockette.affichage.aller import SOURCES

        from . import aller, tuiles

        accueil.poser(*tuiles.TUILES)
        natures.NATURES.update(tuiles.NATURES)
        aller_ici.MENTIONS |= aller.MENTIONS
        aller_gestes.poser(*aller.GESTES)
        SOURCES.extend(aller.SOURCES)
