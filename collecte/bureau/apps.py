from django.apps import AppConfig

from petiterockette.affichage import accueil, natures


class BureauConfig(AppConfig):
    name = "collecte.bureau"
    label = "collecte_bureau"

    def ready(self) -> None:
        from .accueil import NATURES, TUILES

        accueil.poser(*TUILES)
        natures.NATURES.update(NATURES)
