from django.apps import AppConfig


class PetiteRocketteConfig(AppConfig):
    name = "petiterockette"
    label = "petiterockette"
    verbose_name = "La Petite Rockette"
