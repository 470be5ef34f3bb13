from django.apps import AppConfig

from petiterockette.affichage import natures

from .textes import NATURES


class AnimationConfig(AppConfig):
    name = "ateliers.animation"
    label = "animation"
    verbose_name = "animation"

    def ready(self) -> None:
        natures.NATURES.update(NATURES)
