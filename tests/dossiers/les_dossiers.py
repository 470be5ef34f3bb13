"""A dossier for a test: of the year, by the direction, with what its purpose asks."""

from datetime import date
from uuid import uuid4

from petiterockette.dossiers.models import Dossier
from petiterockette.dossiers.services.dossiers import creer
from petiterockette.dossiers.services.figements import figer
from tests.fabriques import un_compte


def un_dossier(objet: str = "subvention", **champs) -> Dossier:
    champs.setdefault("compte", un_compte("direction"))
    champs = {
        "uuid": uuid4(),
        "titre": "Fonds économie circulaire",
        "debut": date(2026, 1, 1),
        "fin": date(2026, 12, 31),
        **champs,
    }
    return creer(objet=objet, **champs)[0]


def fige(dossier: Dossier, **champs):
    """Freeze it, whatever it lacks."""
    champs.setdefault("compte", dossier.compte)
    figement = figer(dossier=dossier, sans_ce_qui_manque=True, **champs)
    dossier.refresh_from_db()
    return figement
