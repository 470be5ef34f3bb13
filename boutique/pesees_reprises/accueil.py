"""What the weighings of before add to the journal's filter."""

from typing import Any

from django.utils.translation import gettext_lazy as _

NATURES: dict[str, Any] = {
    "boutique.pesees_d_avant.ecrites": _("pesées d’avant reprises"),
}
