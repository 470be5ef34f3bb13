"""What this app adds to the home page and to the journal's filter."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from petiterockette.affichage.accueil import Bloc, ChiffreVif, Cote, Tuile
from petiterockette.affichage.espaces import VEILLER
from petiterockette.mots.mesures import TIRET, nombre

from .alertes_du_compte import ARegarder, a_regarder, compter

# What a home page has room for.
LIGNES = 4


def alertes_a_voir(request: HttpRequest) -> ChiffreVif | None:
    """« 3 », « à regarder », among those that this account may see, as last night kept them."""
    n, frais = compter(request.user, timezone.localdate())
    if not n:
        return ChiffreVif(TIRET, _("rien à signaler")) if frais else None
    return ChiffreVif(nombre(n), _("à regarder"))


def a_regarder_ici(request: HttpRequest) -> ARegarder | None:
    """What asks for a look from this account; None where nothing does."""
    if not request.user.has_perm("alertes.lire"):
        return None
    trouvees = a_regarder(request.user, timezone.localdate(), LIGNES)
    return trouvees if trouvees.n else None


BLOCS = [Bloc("alertes/_a_regarder.html", a_regarder_ici, Cote.BORD)]

TUILES = [
    Tuile(
        nom=gettext_lazy("Alertes"),
        texte=gettext_lazy("ce qui demande un coup d’œil, et quoi faire"),
        pictogramme="bell",
        url="alertes:alertes",
        droit="alertes.lire",
        groupe=VEILLER,
        mots=gettext_lazy("à regarder surveiller"),
        chiffre=alertes_a_voir,
    ),
    Tuile(
        nom=gettext_lazy("Échéances"),
        texte=gettext_lazy("vignettes, assurances, conventions"),
        pictogramme="calendar-clock",
        url="alertes:echeances",
        droit="alertes.tenir_les_echeances",
        groupe=VEILLER,
        mots=gettext_lazy("vignette assurance contrôle technique convention date"),
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
