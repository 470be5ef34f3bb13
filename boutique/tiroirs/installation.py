"""What `manage.py installer` loads for this app."""

from petiterockette.installation import etape

from .services.listes import charger_la_boutique


@etape("Articles et prix")
def listes() -> None:
    charger_la_boutique()
