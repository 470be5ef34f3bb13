from django.apps import AppConfig

from petiterockette.affichage import natures


class LivreConfig(AppConfig):
    name = "collecte.livre"
    label = "collecte_livre"

    def ready(self) -> None:
        from .accueil import NATURES

        natures.NATURES.update(NATURES)
