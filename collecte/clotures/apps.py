from django.apps import AppConfig

from petiterockette.affichage import accueil, natures


class CloturesConfig(AppConfig):
    name = "collecte.clotures"
    label = "collecte_clotures"

    def ready(self) -> None:
        from .accueil import NATURES, TUILES

        accueil.poser(*TUILES)
        natures.NATURES.update(NATURES)
