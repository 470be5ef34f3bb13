from django.apps import AppConfig


class AffichageConfig(AppConfig):
    name = "petiterockette.affichage"
    label = "affichage"
    verbose_name = "affichage"
