"""What this app adds to the home page, to the journal’s filter and to what is looked for."""

from typing import Any

from petiterockette.affichage.accueil import Tuile
from petiterockette.affichage.aller_gestes import Geste

from . import (
    accueil_archives,
    accueil_articles,
    accueil_bilans,
    accueil_caisse,
    accueil_caisses,
    accueil_clotures,
    accueil_comptes,
    accueil_factures,
    accueil_integrite,
    accueil_listes,
    accueil_regles,
    accueil_sessions,
    accueil_tickets,
    accueil_ventes,
)

TUILES: list[Tuile] = [
    *accueil_regles.TUILES,
    *accueil_caisses.TUILES,
    *accueil_articles.TUILES,
    *accueil_ventes.TUILES,
    *accueil_tickets.TUILES,
    *accueil_factures.TUILES,
    *accueil_clotures.TUILES,
    *accueil_sessions.TUILES,
    *accueil_listes.TUILES,
    *accueil_comptes.TUILES,
    *accueil_archives.TUILES,
    *accueil_integrite.TUILES,
    *accueil_caisse.TUILES,
    *accueil_bilans.TUILES,
]
NATURES: dict[str, Any] = {
    **accueil_regles.NATURES,
    **accueil_caisses.NATURES,
    **accueil_articles.NATURES,
    **accueil_ventes.NATURES,
    **accueil_tickets.NATURES,
    **accueil_sessions.NATURES,
    **accueil_listes.NATURES,
    **accueil_archives.NATURES,
    **accueil_integrite.NATURES,
    **accueil_caisse.NATURES,
}
GESTES: list[Geste] = [
    *accueil_articles.GESTES,
    *accueil_tickets.GESTES,
    *accueil_factures.GESTES,
    *accueil_sessions.GESTES,
]
