from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "collecte.demo"
    label = "collecte_demo"
