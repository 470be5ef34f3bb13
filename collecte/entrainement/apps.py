from django.apps import AppConfig

from petiterockette.affichage import accueil


class EntrainementConfig(AppConfig):
    name = "collecte.entrainement"
    label = "collecte_entrainement"

    def ready(self) -> None:
        from . import apprendre  # noqa: F401  (what the counters teach)
        from .accueil import FIN, TUILES

        accueil.FIN.extend(FIN)
        accueil.poser(*TUILES)
