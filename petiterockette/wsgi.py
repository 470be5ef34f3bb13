"""WSGI entry point: refuses to serve in production what must not be served."""

import os

from petiterockette.lancement import servir

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "petiterockette.settings")

application = servir()
