"""What `manage.py installer` loads for this app."""

from petiterockette.installation import etape

from .services.listes import charger_le_cafe


@etape("Les denrées du café")
def denrees() -> None:
    charger_le_cafe()
