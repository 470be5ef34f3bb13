from django.apps import AppConfig


class VeloConfig(AppConfig):
    name = "ateliers.velo"
    label = "velo"
    verbose_name = "vélo"

    def ready(self) -> None:
        from petiterockette.affichage import natures

        from .accueil import NATURES

        natures.NATURES.update(NATURES)
