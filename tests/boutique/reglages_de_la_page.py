"""The test settings, for pages served with their static files as an installation serves them."""

import os

from tests.boutique.reglages_du_serveur import *  # noqa: F403

STATIC_ROOT = os.environ["STATIQUES_DE_L_ESSAI"]
WHITENOISE_AUTOREFRESH = False
WHITENOISE_USE_FINDERS = False

from petiterockette.settings import STORAGES  # noqa: E402, F401  (the environment comes first)
