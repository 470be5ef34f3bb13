"""The words of the closings' pages."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from .models import Cloture

NIVEAUX: dict[str, Any] = {
    Cloture.Niveau.SESSION.value: _("Z de session"),
    Cloture.Niveau.JOUR.value: _("Jours"),
    Cloture.Niveau.MOIS.value: _("Mois"),
    Cloture.Niveau.ANNEE.value: _("Exercices"),
}
