"""What `manage.py installer` loads of the lists."""

from petiterockette.installation import etape

from .services.chargement import charger_les_listes


@etape("Listes de la collecte")
def listes() -> None:
    charger_les_listes()
