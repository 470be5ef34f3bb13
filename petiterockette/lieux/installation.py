"""What `manage.py installer` loads for this app."""

from petiterockette.installation import etape

from .services.taches import charger_les_taches


@etape("Tâches et horaires des lieux")
def taches() -> None:
    charger_les_taches()
