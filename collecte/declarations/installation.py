"""What `manage.py installer` loads of the éco-organismes."""

from petiterockette.installation import etape

from .services.chargement import charger_les_conventions


@etape("Éco-organismes et modèles de conventions")
def conventions() -> None:
    charger_les_conventions()
