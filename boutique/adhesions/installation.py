"""What `manage.py installer` loads for this app, after the till's lists."""

from django.utils import timezone

from petiterockette.installation import etape

from .services.formules import charger_les_formules


@etape("Formules d’adhésion")
def formules() -> None:
    charger_les_formules(timezone.localdate())
