from django.apps import AppConfig


class PersonnesConfig(AppConfig):
    name = "petiterockette.personnes"
    label = "personnes"
    verbose_name = "personnes"
