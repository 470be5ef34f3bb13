"""What this room adds to the space of the house, and to the journal's filter."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from petiterockette.affichage.accueil import Tuile
from petiterockette.affichage.espaces import VEILLER

from .services import LIRE

TUILES = [
    Tuile(
        nom=_("Santé"),
        texte=_("le serveur va-t-il bien, et quoi faire sinon"),
        pictogramme="heart-pulse",
        url="sante:sante",
        droit=LIRE,
        groupe=VEILLER,
        rang=1_090,
        mots=_("serveur panne disque horloge certificat ouvrier"),
    ),
    Tuile(
        nom=_("Sauvegardes"),
        texte=_("la dernière bonne, et où sont les copies"),
        pictogramme="database-backup",
        url="sante:sauvegardes",
        droit=LIRE,
        groupe=VEILLER,
        rang=1_100,
        mots=_("sauvegarder copie copies restaurer restauration disque coffre"),
    ),
]

NATURES: dict[str, Any] = {"sante.sauvegarde.demandee": _("sauvegarde demandée")}
