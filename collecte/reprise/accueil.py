"""What the tonnages of before add to the journal's filter."""

from typing import Any

from django.utils.translation import gettext_lazy as _

NATURES: dict[str, Any] = {
    "collecte.reprise.ecrite": _("tonnage d’avant repris"),
}
