from django.apps import AppConfig


class ComptesConfig(AppConfig):
    name = "petiterockette.comptes"
    label = "comptes"
    verbose_name = "comptes"
