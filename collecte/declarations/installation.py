"""What `manage.py installer` loads of the éco-organismes."""

from petiterockette.installation import etape

from .services.chargement import charger_les_conventions


@etape("Modèles de conventions d’éco-organismes")
def conventions() -> None:
    charger_les_conventions()
