from django.apps import AppConfig

from petiterockette.affichage import accueil, natures


class AdhesionsConfig(AppConfig):
    name = "boutique.adhesions"
    label = "boutique_adhesions"

    def ready(self) -> None:
        from petiterockette.affichage.aller import gestes as aller_gestes
        from petiterockette.affichage.aller import ici as aller_ici
        from petiterockette.affichage.aller.registre import SOURCES

        from . import aller
        from .accueil import NATURES, TUILES

        accueil.poser(*TUILES)
        natures.NATURES.update(NATURES)
        aller_ici.MENTIONS |= aller.MENTIONS
        aller_gestes.poser(*aller.GESTES)
        SOURCES.extend(aller.SOURCES)
