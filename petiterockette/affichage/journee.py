"""The tiles of a site's day on the home page, with its state now."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from petiterockette.comptes.lectures import lieu_d_ici
from petiterockette.comptes.roles import Role
from petiterockette.lieux.journees import JourneeDuLieu, journee_du_lieu, reste_a_ouvrir

from .accueil import Groupe, Tuile

OUVRIR = "lieux.ouvrir"


def _journee_d_ici(request: HttpRequest) -> JourneeDuLieu | None:
    """The day of this reader's site, read once per request."""
    if not hasattr(request, "_journee_d_ici"):
        lieu = lieu_d_ici(request, OUVRIR)
        request._journee_d_ici = journee_du_lieu(lieu) if lieu else None  # type: ignore[attr-defined]
    return request._journee_d_ici  # type: ignore[attr-defined]


def etat_d_ici(request: HttpRequest) -> str | None:
    """« Ouvert depuis 9 h 02 · collecte suspendue » at this reader's site."""
    journee = _journee_d_ici(request)
    if journee is None:
        return None
    mots = journee.mots if journee.est_ouvert or journee.suivie else _("Fermé")
    return f"{mots} · {_('collecte suspendue')}" if journee.suspension else str(mots)


def a_ouvrir(request: HttpRequest) -> bool:
    """Whether the doors of this reader's site are still to be opened today."""
    journee = _journee_d_ici(request)
    return journee is not None and reste_a_ouvrir(journee)


# The first gesture of a day; done, it makes room for the next ones.
TUILES = [
    Tuile(
        nom=_("Ouvrir, fermer le lieu"),
        texte=_("la liste du matin et du soir, les heures d’ouverture"),
        pictogramme="door-open",
        url="lieux:journee",
        droit=OUVRIR,
        ici=True,
        chiffre=etat_d_ici,
        roles=(Role.TRI, Role.CAISSE, Role.CAMION, Role.RESPONSABLE),
        quand=a_ouvrir,
    ),
]

FIN = [
    Tuile(
        nom=_("Heures d’ouverture"),
        texte=_("celles qui ont vraiment été faites, mois par mois"),
        pictogramme="clock",
        url="lieux:heures",
        droit="lieux.lire_les_heures",
        groupe=Groupe.CHIFFRES,
    ),
]
