"""How a ticket, an invoice and a closing write a rate of VAT, or why there is none."""

from typing import Any

from django.utils.translation import gettext_lazy

from .models import Regime

# Source: CGI art. 261-7-1° (non-profit activities, and their accessory ones under the franchise),
# 261-4-4°a, 293 B; BOI-TVA-CHAMP-30-10-30-10 § 20, read 2026-11-29.
MENTIONS: dict[str, Any] = {
    Regime.NON_ASSUJETTI: gettext_lazy("TVA non applicable, art. 261-7-1° du CGI"),
    Regime.EXO_MEMBRES: gettext_lazy("Exonération de TVA, art. 261-7-1°a du CGI"),
    Regime.EXO_SOCIALE: gettext_lazy("Exonération de TVA, art. 261-7-1°b du CGI"),
    Regime.EXO_MANIFESTATION: gettext_lazy("Exonération de TVA, art. 261-7-1°c du CGI"),
    Regime.EXO_FORMATION: gettext_lazy("Exonération de TVA, art. 261-4-4°a du CGI"),
    Regime.FRANCHISE_ACCESSOIRE: gettext_lazy("Exonération de TVA, art. 261-7-1°b du CGI"),
    Regime.FRANCHISE_BASE: gettext_lazy("TVA non applicable, art. 293 B du CGI"),
}


def nombre_du_taux(taux_cp: int) -> str:
    """« 20 % », « 5,5 % »: hundredths of a percent in words."""
    entier, reste = divmod(taux_cp, 100)
    decimales = f",{reste:02d}".rstrip("0") if reste else ""
    return f"{entier}{decimales}\u00a0%"
