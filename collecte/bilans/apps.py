from django.apps import AppConfig


class BilansConfig(AppConfig):
    name = "collecte.bilans"
    label = "collecte_bilans"
