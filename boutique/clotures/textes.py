"""The words of the closings' pages."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from .models import Cloture

NIVEAUX: dict[str, Any] = {
    Cloture.Niveau.SESSION.value: _("Z de séance"),
    Cloture.Niveau.JOUR.value: _("Jours"),
    Cloture.Niveau.MOIS.value: _("Mois"),
    Cloture.Niveau.ANNEE.value: _("Exercices"),
}
# What is said of a level that has no closing yet, where a till has closed already.
RIEN_ENCORE: dict[str, tuple[Any, Any]] = {
    Cloture.Niveau.SESSION.value: (
        _("Aucun Z pour l’instant"),
        _("Un Z se fait quand une caisse ferme."),
    ),
    Cloture.Niveau.JOUR.value: (
        _("Aucun jour clos pour l’instant"),
        _("Un jour se clôt la nuit qui suit, à 4\u00a0h\u00a030. Les Z de séance sont déjà là."),
    ),
    Cloture.Niveau.MOIS.value: (
        _("Aucun mois clos pour l’instant"),
        _("Un mois se clôt la nuit qui suit son dernier jour."),
    ),
    Cloture.Niveau.ANNEE.value: (
        _("Aucun exercice clos pour l’instant"),
        _("Un exercice se clôt la nuit qui suit son dernier jour."),
    ),
}
