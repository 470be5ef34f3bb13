from django.apps import AppConfig


class FreinsConfig(AppConfig):
    name = "petiterockette.freins"
    label = "freins"
    verbose_name = "freins"
