"""What this room adds to the space of the house, and to the journal's filter."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from petiterockette.affichage.accueil import PremierPas, Tuile, page
from petiterockette.affichage.espaces import VEILLER

from .sauvegardes import sauvegardes
from .services import LIRE

TUILES = [
    Tuile(
        nom=_("Santé"),
        texte=_("le serveur et ses sauvegardes vont-ils bien"),
        pictogramme="heart-pulse",
        url="sante:sante",
        droit=LIRE,
        groupe=VEILLER,
        rang=1_090,
        mots=_("sauvegardes serveur panne disque horloge certificat ouvrier"),
    ),
    # « Santé » leads there.
    page(
        _("Sauvegardes"),
        "sante:sauvegardes",
        LIRE,
        "database-backup",
        _("sauvegarder copie copies restaurer restauration disque coffre"),
        rang=1_100,
    ),
]

PREMIERS_PAS = [
    PremierPas(
        rang=70,
        nom=_("Les sauvegardes"),
        texte=_("une copie chaque nuit, ailleurs, chiffrée"),
        url="sante:sauvegardes",
        droit=LIRE,
        fait=lambda: sauvegardes().etat.derniere_bonne is not None,
    ),
]

NATURES: dict[str, Any] = {"sante.sauvegarde.demandee": _("sauvegarde demandée")}
