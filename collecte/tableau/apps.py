from django.apps import AppConfig

from petiterockette.affichage import accueil, espaces
from petiterockette.affichage.aller import registre as aller


class TableauConfig(AppConfig):
    name = "collecte.tableau"
    label = "collecte_tableau"

    def ready(self) -> None:
        from petiterockette.affichage.aller import lieux as aller_lieux

        from .accueil import BLOCS, TUILES
        from .aller import PAR_LIEU, SOURCES
        from .cartes import cartes_de_la_collecte, cartes_des_bilans

        accueil.BLOCS.extend(BLOCS)
        aller.SOURCES.extend(SOURCES)
        aller_lieux.PAR_LIEU.extend(PAR_LIEU)
        espaces.CARTES.append(("collecte", cartes_de_la_collecte))
        espaces.CARTES.append(("bilans", cartes_des_bilans))
        accueil.poser(*TUILES)
