from django.apps import AppConfig


class PapiersConfig(AppConfig):
    name = "petiterockette.papiers"
    label = "papiers"
    verbose_name = "papiers"
