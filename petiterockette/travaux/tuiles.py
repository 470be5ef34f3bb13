"""What this app adds to the home page and to the journal's filter."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from petiterockette.affichage.accueil import Tuile
from petiterockette.affichage.espaces import VEILLER
from petiterockette.comptes.roles import Role

TUILES = [
    Tuile(
        nom=_("Les travaux"),
        texte=_("ce qui se fait tout seul, la nuit"),
        pictogramme="cog",
        url="travaux:travaux",
        droit="travaux.suivre",
        groupe=VEILLER,
        mots=_("nuit serveur tâches"),
        pour=(Role.ADMINISTRATION,),
    ),
]

NATURES: dict[str, Any] = {"travaux.travail.reessaye": _("travail réessayé")}
