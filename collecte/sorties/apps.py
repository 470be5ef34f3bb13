from django.apps import AppConfig

from petiterockette.affichage import accueil, natures


class SortiesConfig(AppConfig):
    name = "collecte.sorties"
    label = "collecte_sorties"

    def ready(self) -> None:
        from .accueil import NATURES, TUILES

        accueil.poser(*TUILES)
        natures.NATURES.update(NATURES)
