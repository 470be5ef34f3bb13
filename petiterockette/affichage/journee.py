"""The tiles of a site's day on the home page, with its state now."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from petiterockette.lieux.appareil import point_de_l_appareil
from petiterockette.lieux.journees import journee_du_lieu

from .accueil import Tuile


def etat_d_ici(request: HttpRequest) -> str | None:
    """« Ouvert depuis 9 h 02 · collecte suspendue » at this device's site."""
    point = point_de_l_appareil(request)
    if point is None:
        return None
    journee = journee_du_lieu(point.lieu)
    mots = journee.mots if journee.est_ouvert or journee.suivie else _("Fermé")
    return f"{mots} · {_('collecte suspendue')}" if journee.suspension else str(mots)


TUILES = [
    Tuile(
        nom=_("Ouvrir, fermer le lieu"),
        texte=_("la liste du matin et du soir, les heures d’ouverture"),
        pictogramme="door-open",
        url="lieux:journee",
        droit="lieux.ouvrir",
        ici=True,
        chiffre=etat_d_ici,
    ),
    Tuile(
        nom=_("Heures d’ouverture"),
        texte=_("celles qui ont vraiment été faites, mois par mois"),
        pictogramme="clock",
        url="lieux:heures",
        droit="lieux.lire_les_heures",
        maison=True,
    ),
]
