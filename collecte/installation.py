"""What `manage.py installer` loads for this app."""

from petiterockette.installation import etape

from .services.listes import charger_les_listes
from .services.suivi import charger_les_emplacements


@etape("Listes de la collecte")
def listes() -> None:
    charger_les_listes()
    charger_les_emplacements()
