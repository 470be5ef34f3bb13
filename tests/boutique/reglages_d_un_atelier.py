"""The test settings, with one more part of the product."""

from tests.reglages import *  # noqa: F403
from tests.reglages import INSTALLED_APPS as _AVANT

INSTALLED_APPS = [*_AVANT, "tests.boutique.atelier_d_essai"]
