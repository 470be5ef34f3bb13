from django.apps import AppConfig


class AffichageConfig(AppConfig):
    name = "petiterockette.affichage"
    label = "affichage"
    verbose_name = "affichage"

    def ready(self) -> None:
        from . import accueil, journee

        accueil.FIN[:0] = journee.TUILES
