from importlib import import_module

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class PersonnesConfig(AppConfig):
    name = "petiterockette.personnes"
    label = "personnes"
    verbose_name = "personnes"

    def ready(self) -> None:
        import_module("petiterockette.personnes.du_socle")
        autodiscover_modules("donnees", "fiche")
