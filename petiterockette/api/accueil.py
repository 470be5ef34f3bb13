"""What the API adds to the space of the house, to the public pages and to the journal's filter."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from petiterockette.affichage.accueil import Tuile
from petiterockette.affichage.espaces import VEILLER

PUBLIQUES: list[tuple[Any, str]] = [(_("L’API"), "api:documentation")]

TUILES = [
    Tuile(
        nom=_("Les accès à l’API"),
        texte=_("qui lit nos chiffres par un logiciel, et avec quelle clé"),
        pictogramme="plug",
        url="api:acces",
        droit="api.tenir",
        groupe=VEILLER,
        rang=1_100,
        mots=_("jeton clé api données ouvertes logiciel partenaire"),
    ),
]

NATURES: dict[str, Any] = {
    "api.jeton.donne": _("accès à l’API donné"),
    "api.jeton.retire": _("accès à l’API retiré"),
    "api.jeton.servi": _("accès à l’API utilisé"),
}
