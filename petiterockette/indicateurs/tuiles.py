"""What this app adds to the home page and to the journal's filter."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from petiterockette.affichage.accueil import Tuile

TUILES = [
    Tuile(
        nom=_("Les indicateurs"),
        texte=_("chaque chiffre de l’année, et comment il se calcule"),
        pictogramme="gauge",
        url="indicateurs:indicateurs",
        droit="indicateurs.lire",
        maison=True,
    ),
]

NATURES: dict[str, Any] = {
    "indicateurs.releve.saisi": _("indicateur saisi"),
    "indicateurs.releve.corrige": _("indicateur corrigé"),
}
