from django.utils.module_loading import autodiscover_modules

from petiterockette.affichage import apps as affichage


class ApiConfig(affichage.Salle):
    name = "petiterockette.api"
    label = "api"
    verbose_name = "API"

    def ready(self) -> None:
        # How a reading is refused, and what every key may ask.
        from . import erreurs, lectures  # noqa: F401

        super().ready()
        autodiscover_modules("api")
