"""What `manage.py installer` loads for this app."""

from petiterockette.installation import etape

from .services.listes import charger_les_poles


@etape("Pôles et activités des bénévoles")
def listes() -> None:
    charger_les_poles()
