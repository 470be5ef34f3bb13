from django.apps import AppConfig


class AffichageConfig(AppConfig):
    name = "petiterockette.affichage"
    label = "affichage"
    verbose_name = "affichage"

    def ready(self) -> None:
        from . import accueil, composants, journee, planches

        accueil.TUILES.extend(journee.TUILES)
        accueil.FIN[:0] = journee.FIN
        composants.PLANCHES[:0] = planches.PLANCHES
