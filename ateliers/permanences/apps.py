from django.apps import AppConfig


class PermanencesConfig(AppConfig):
    name = "ateliers.permanences"
    label = "permanences"
    verbose_name = "permanences vélo"
    # Its pages are those of the pole.
    adresses = "velo"

    def ready(self) -> None:
        from petiterockette.affichage import natures

        from .accueil import NATURES

        natures.NATURES.update(NATURES)
