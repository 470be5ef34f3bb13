from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import trans_real

from petiterockette.mots.francais import Nombres
from petiterockette.saisie import convertisseurs  # noqa: F401  (before any address is read)

from .base.dossiers_prives import preparer_la_base


class PetiteRocketteConfig(AppConfig):
    name = "petiterockette"
    label = "petiterockette"
    verbose_name = "La Petite Rockette"

    def ready(self) -> None:
        preparer_la_base(settings.DATABASES["default"])
        # What no catalogue translates is written in French: gettext would count it in English.
        trans_real.translation(settings.LANGUAGE_CODE).add_fallback(Nombres())
