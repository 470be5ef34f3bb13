"""What `manage.py installer` loads for the poles."""

from petiterockette.installation import etape

from .services import charger_les_poles


@etape("Ce que vendent les pôles")
def poles() -> None:
    charger_les_poles()
