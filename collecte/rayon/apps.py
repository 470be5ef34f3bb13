from django.apps import AppConfig

from petiterockette.affichage import accueil, natures


class RayonConfig(AppConfig):
    name = "collecte.rayon"
    label = "collecte_rayon"

    def ready(self) -> None:
        from .accueil import NATURES, TUILES

        accueil.poser(*TUILES)
        natures.NATURES.update(NATURES)
