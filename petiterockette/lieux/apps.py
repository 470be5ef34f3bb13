from django.apps import AppConfig


class LieuxConfig(AppConfig):
    name = "petiterockette.lieux"
    label = "lieux"
    verbose_name = "lieux"
