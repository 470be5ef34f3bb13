from django.apps import AppConfig

from petiterockette.affichage import accueil, natures


class IntegriteConfig(AppConfig):
    name = "boutique.integrite"
    label = "boutique_integrite"

    def ready(self) -> None:
        from .accueil import NATURES, TUILES

        accueil.poser(*TUILES)
        natures.NATURES.update(NATURES)
