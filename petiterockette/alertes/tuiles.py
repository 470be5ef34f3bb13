"""What this app adds to the home page and to the journal's filter."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from petiterockette.affichage.accueil import Groupe, Tuile

from .lectures import compter


def alertes_a_voir(request: HttpRequest) -> str | None:
    """« 3 alertes », among those that this account may see, as last night kept them."""
    n, frais = compter(request.user, timezone.localdate())
    if not n:
        return _("rien à signaler") if frais else None
    return ngettext("%(n)d alerte", "%(n)d alertes", n) % {"n": n}


TUILES = [
    Tuile(
        nom=gettext_lazy("Alertes"),
        texte=gettext_lazy("ce qui demande un coup d’œil, et quoi faire"),
        pictogramme="bell",
        url="alertes:alertes",
        droit="alertes.lire",
        groupe=Groupe.SUIVI,
        chiffre=alertes_a_voir,
    ),
    Tuile(
        nom=gettext_lazy("Échéances"),
        texte=gettext_lazy("vignettes, contrôles techniques, assurances, conventions"),
        pictogramme="calendar-clock",
        url="alertes:echeances",
        droit="alertes.tenir_les_echeances",
        groupe=Groupe.SUIVI,
    ),
]

NATURES: dict[str, Any] = {
    "alertes.seuil.change": gettext_lazy("seuil d’une alerte changé"),
    "alertes.alerte.mise_de_cote": gettext_lazy("alerte mise de côté"),
    "alertes.alerte.reprise": gettext_lazy("alerte reprise"),
    "alertes.echeance.notee": gettext_lazy("échéance notée"),
    "alertes.echeance.changee": gettext_lazy("échéance changée"),
    "alertes.echeance.close": gettext_lazy("échéance plus suivie"),
}
