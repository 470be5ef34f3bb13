"""What the tiles of the sorting table say before one sends, and the day's share: in words.

Written once, here: the page opens with it and reads it again after each gesture.
"""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from petiterockette.mots.mesures import kilos

# A tile tells whole kilograms; the stock's page tells grams.
KILO_G = 1000
# A tile that nothing waits behind.
RIEN_A_DIRE: dict[str, Any] = {"attend": "", "mentions": []}


def mots_des_tuiles(savoir: dict[str, Any]) -> dict[int, dict[str, Any]]:
    """By category: ``attend`` (how much, since when) and ``mentions``: pairs (nature, words).

    What may not be sold is told once the category is touched, beside where it goes.
    """
    attentes, souhaits, manquants = (savoir[s] for s in ("attentes", "souhaits", "manquants"))
    mots = {}
    for pk in {*attentes, *souhaits, *manquants}:
        attente = attentes.get(pk)
        mentions = []
        if attente and attente["longtemps"]:
            mentions.append(("longtemps", _d_abord(attente["jours"])))
        if pk in souhaits:
            mentions.append(("souhait", souhaits[pk][0]["court"]))
        if manquants.get(pk):
            mentions.append(("controle", _("à contrôler")))
        mots[pk] = {"attend": _attend(attente) if attente else "", "mentions": mentions}
    return mots


def mots_de_la_part(jour: str | None, mois: str | None) -> str:
    """« 9 % aujourd’hui, 58 % ce mois »."""
    parts = {"jour": _pourcent(jour), "mois": _pourcent(mois)}
    return _("%(jour)s aujourd’hui, %(mois)s ce mois") % parts


def _pourcent(n: str | None) -> str:
    return "—" if n is None else f"{n}\u00a0%"


def _attend(attente: dict[str, Any]) -> str:
    masse_g, jours = attente["masse_g"], attente["jours"]
    masse = kilos(masse_g, 0 if masse_g >= KILO_G else None)
    if jours is None:
        return _("%(masse)s · plus de 2 ans") % {"masse": masse}
    if not jours:
        return _("%(masse)s · aujourd’hui") % {"masse": masse}
    depuis = ngettext("%(masse)s · %(n)s jour", "%(masse)s · %(n)s jours", jours)
    return depuis % {"masse": masse, "n": jours}


def _d_abord(jours: int | None) -> str:
    if jours is None:
        return _("d’abord : plus de 2 ans")
    return _("d’abord : %(n)s jours") % {"n": jours}
