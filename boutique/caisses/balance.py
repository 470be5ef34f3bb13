"""What is sold by weight is weighed on a verified instrument."""

from datetime import date

from django.utils.translation import gettext as _

from petiterockette.temps.dates import date_format

from .models import Caisse


def sans_balance(caisse: Caisse, jour: date) -> str:
    """Why nothing is sold by weight at this till on that day; empty: it may be.

    Source: décret 2001-387, a weight that makes a price is read on a verified instrument.
    """
    jusqu_au = caisse.vignette_jusqu_au
    if not caisse.vente_au_poids or jusqu_au is None:
        return str(_("On ne vend pas au poids ici\u00a0: il faut une balance vérifiée."))
    if jusqu_au < jour:
        phrase = _("La vignette de la balance a expiré le %(jour)s\u00a0: plus de vente au poids.")
        return str(phrase % {"jour": date_format(jusqu_au)})
    return ""
