"""WSGI entry point: refuses to serve in production what must not be served."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "petiterockette.settings")

application = get_wsgi_application()

from petiterockette.demarrage import ouvrir  # noqa: E402  (needs the apps loaded)

ouvrir()
