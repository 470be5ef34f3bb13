from django.apps import AppConfig

from petiterockette.affichage import accueil, natures


class PoidsConfig(AppConfig):
    name = "collecte.poids"
    label = "collecte_poids"

    def ready(self) -> None:
        from .accueil import NATURES, TUILES

        accueil.poser(*TUILES)
        natures.NATURES.update(NATURES)
