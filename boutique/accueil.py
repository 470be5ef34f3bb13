"""What this app adds to the home page, to the band and to the journal's filter."""

from typing import Any

from .accueil_bilans import NATURES_BILANS, TUILES_BILANS
from .accueil_caisse import NATURES_CAISSE, S_ENTRAINER, TUILES_CAISSE
from .accueil_integrite import TUILES_INTEGRITE
from .accueil_listes import NATURES_LISTES, TUILES_LISTES
from .accueil_pages import PAGES
from .accueil_sessions import NATURES_SESSIONS, TUILES_SESSIONS
from .accueil_tickets import NATURES_TICKETS, TUILES_TICKETS

TUILES = [
    *TUILES_CAISSE,
    *TUILES_SESSIONS,
    *TUILES_INTEGRITE,
    *TUILES_TICKETS,
    S_ENTRAINER,
    *TUILES_BILANS,
    *TUILES_LISTES,
    *PAGES,
]

NATURES: dict[str, Any] = {
    **NATURES_CAISSE,
    **NATURES_SESSIONS,
    **NATURES_TICKETS,
    **NATURES_BILANS,
    **NATURES_LISTES,
}
