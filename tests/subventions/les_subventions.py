"""A grant for a test: the one that the association was given, agreed unless said otherwise."""

from datetime import date
from uuid import uuid4

from petiterockette.subventions.models import Subvention
from petiterockette.subventions.services.subventions import noter
from tests.fabriques import les_listes, structure, un_compte


def une_subvention(**champs) -> Subvention:
    les_listes()
    champs.setdefault("compte", un_compte("direction"))
    champs = {
        "uuid": uuid4(),
        "financeur": structure(),
        "dispositif": "Fonds économie circulaire",
        "objet": "un pôle pédagogique",
        "demande_cts": 3_000_000,
        "demandee_le": date(2026, 2, 1),
        "accorde_cts": 2_155_500,
        "notifiee_le": date(2026, 6, 1),
        "debut": date(2026, 1, 1),
        "fin": date(2026, 12, 31),
        "bilan_du_le": date(2027, 6, 30),
        **champs,
    }
    return noter(**champs)[0]


def demandee(**champs) -> Subvention:
    return une_subvention(accorde_cts=None, notifiee_le=None, **champs)
