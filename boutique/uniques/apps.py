from django.apps import AppConfig

from petiterockette.affichage import accueil, natures


class UniquesConfig(AppConfig):
    name = "boutique.uniques"
    label = "boutique_uniques"

    def ready(self) -> None:
        from .accueil import NATURES, TUILES

        accueil.poser(*TUILES)
        natures.NATURES.update(NATURES)
