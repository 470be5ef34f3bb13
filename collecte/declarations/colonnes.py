"""The figures that a line of a declaration may give, each with its name and what it means. Pure."""

from typing import Any

from django.utils.translation import gettext_lazy as _

# Code → name of the column, in the order of the balance. The codes are properties of ``Compte``.
COLONNES: dict[str, Any] = {
    "stock_debut": _("stock au début"),
    "collecte": _("collecté"),
    "vendu": _("vendu"),
    "donne": _("donné"),
    "autre_reemploi": _("autre réemploi"),
    "reemploi": _("réemployé en tout"),
    "recycle": _("recyclé"),
    "energie": _("valorisé en énergie"),
    "elimine": _("éliminé"),
    "sorti": _("sorti en tout"),
    "ajustements": _("inventaires et pertes"),
    "entre_sites": _("entre sites"),
    "reclasse": _("changé de ligne"),
    "stock_fin": _("stock à la fin"),
    "ecart": _("écart"),
    "non_pese": _("sorti sans pesée"),
}
CODES = list(COLONNES)
# The balance itself, term by term, as every declaration shows it: start + in − out = end.
DU_BILAN: dict[str, Any] = {
    "stock_debut": _("Stock au début"),
    "collecte": _("Collecté (+)"),
    "reemploi": _("Réemployé (−)"),
    "recycle": _("Recyclé (−)"),
    "energie": _("Valorisé en énergie (−)"),
    "elimine": _("Éliminé (−)"),
    "ajustements": _("Inventaires et pertes (+)"),
    "entre_sites": _("Entre sites (+)"),
    "reclasse": _("Changé de ligne (+)"),
    "stock_fin": _("Stock à la fin (=)"),
    "ecart": _("Écart"),
}
# What a new agreement asks, until its own layout is known.
PAR_DEFAUT = (
    *("stock_debut", "collecte", "vendu", "donne", "autre_reemploi", "recycle", "elimine"),
    *("stock_fin", "non_pese"),
)
# Of the period before, what the next declaration carries when it moved: flows, and the last stock.
REGULARISES = [code for code in DU_BILAN if code not in ("stock_debut", "ecart")]
