from django.apps import AppConfig

from petiterockette.affichage import (
    accueil,
    aller,
    aller_gestes,
    composants,
    espaces,
    natures,
    navigation,
)
from petiterockette.lieux import suites


class CollecteConfig(AppConfig):
    name = "collecte"
    verbose_name = "collecte"

    def ready(self) -> None:
        from petiterockette.affichage import aller_lieux

        from . import accueil as de_la_collecte
        from . import apprendre  # noqa: F401  (what the counters teach)
        from . import composants as a_la_collecte
        from .aller import PAR_LIEU, SOURCES
        from .aller_gestes import GESTES
        from .cartes import cartes_de_la_collecte, cartes_des_bilans
        from .espace import COLLECTE
        from .reglages_du_lieu import SUITES

        aller.SOURCES.extend(SOURCES)
        aller_lieux.PAR_LIEU.extend(PAR_LIEU)
        aller_gestes.poser(*GESTES)
        espaces.ESPACES.append(COLLECTE)
        suites.SUITES.extend(SUITES)
        espaces.CARTES.append(("collecte", cartes_de_la_collecte))
        espaces.CARTES.append(("bilans", cartes_des_bilans))
        navigation.PUBLIQUES.extend(de_la_collecte.PUBLIQUES)
        accueil.poser(*de_la_collecte.TUILES)
        accueil.FIN.extend(de_la_collecte.FIN)
        accueil.BLOCS.extend(de_la_collecte.BLOCS)
        natures.NATURES.update(de_la_collecte.NATURES)
        composants.PLANCHES.extend(a_la_collecte.PLANCHES)
