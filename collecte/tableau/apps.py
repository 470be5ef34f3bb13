from django.apps import AppConfig

from petiterockette.affichage import accueil, aller, espaces


class TableauConfig(AppConfig):
    name = "collecte.tableau"
    label = "collecte_tableau"

    def ready(self) -> None:
        from petiterockette.affichage import aller_lieux

        from .accueil import BLOCS, TUILES
        from .aller import PAR_LIEU, SOURCES
        from .cartes import cartes_de_la_collecte, cartes_des_bilans

        accueil.BLOCS.extend(BLOCS)
        aller.SOURCES.extend(SOURCES)
        aller_lieux.PAR_LIEU.extend(PAR_LIEU)
        espaces.CARTES.append(("collecte", cartes_de_la_collecte))
        espaces.CARTES.append(("bilans", cartes_des_bilans))
        accueil.poser(*TUILES)
