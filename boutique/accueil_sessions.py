"""What opening, counting and closing add to the home page and to the journal's filter."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from petiterockette.affichage.accueil import Tuile

TUILES_SESSIONS: list[Tuile] = []
NATURES_SESSIONS: dict[str, Any] = {
    "boutique.session.ouverte": _("caisse ouverte"),
    "boutique.session.reprise": _("caisse reprise sur un autre appareil"),
    "boutique.session.fermee": _("caisse fermée"),
    "boutique.session.comptee": _("caisse comptée"),
    "boutique.session.a_recompter": _("caisse à recompter"),
    "boutique.especes.deplacees": _("espèces déplacées"),
    "boutique.horloge.reprise": _("reprise d’horloge"),
    "boutique.restauration.reprise": _("reprise après restauration"),
}
