from django.apps import AppConfig
from django.conf import settings

from .dossiers import preparer_la_base


class PetiteRocketteConfig(AppConfig):
    name = "petiterockette"
    label = "petiterockette"
    verbose_name = "La Petite Rockette"

    def ready(self) -> None:
        # Before any address is read.
        from . import convertisseurs  # noqa: F401

        preparer_la_base(settings.DATABASES["default"])
