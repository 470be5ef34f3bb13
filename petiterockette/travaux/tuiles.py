"""What this app adds to the home page and to the journal's filter."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from petiterockette.affichage.accueil import Tuile
from petiterockette.comptes.roles import Role

# « Santé », in the space of the house, leads there.
TUILES = [
    Tuile(
        nom=_("Les travaux"),
        texte=_("ce qui se fait tout seul, la nuit"),
        pictogramme="cog",
        url="travaux:travaux",
        droit="travaux.suivre",
        mots=_("nuit serveur tâches"),
        pour=(Role.ADMINISTRATION,),
    ),
]

NATURES: dict[str, Any] = {"travaux.travail.reessaye": _("travail réessayé")}
