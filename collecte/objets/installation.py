"""What `manage.py installer` loads of followed things."""

from petiterockette.installation import etape

from .services.suivi import charger_les_emplacements


@etape("Emplacements des objets suivis")
def emplacements() -> None:
    charger_les_emplacements()
