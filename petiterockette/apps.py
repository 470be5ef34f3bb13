from django.apps import AppConfig
from django.conf import settings

from . import convertisseurs  # noqa: F401  (before any address is read)
from .dossiers import preparer_la_base


class PetiteRocketteConfig(AppConfig):
    name = "petiterockette"
    label = "petiterockette"
    verbose_name = "La Petite Rockette"

    def ready(self) -> None:
        preparer_la_base(settings.DATABASES["default"])
