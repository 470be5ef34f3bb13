"""What the tickets of before add to the home page and to the journal's filter."""

from typing import Any

from django.utils.translation import gettext_lazy as _

NATURES: dict[str, Any] = {
    "boutique.tickets_d_avant.ecrits": _("tickets d’avant repris"),
}
