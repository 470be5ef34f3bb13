"""What the poles of before add to the journal's filter."""

from typing import Any

from django.utils.translation import gettext_lazy as _

NATURES: dict[str, Any] = {
    "ateliers.reprise.ecrite": _("séances d’avant reprises"),
    "ateliers.reprise.annulee": _("séances d’avant annulées"),
}
