from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "boutique.demo"
    label = "boutique_demo"
