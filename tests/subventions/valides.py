"""One valid object of each model of the grants, what spoils it, what may stand beside it."""

from datetime import date
from uuid import uuid4

from django.utils import timezone

from tests.fabriques import structure, un_compte

from .les_subventions import une_subvention

MAI = date(2026, 5, 1)


VALIDES = {
    "subventions.Subvention": lambda: {
        "uuid": uuid4(),
        "financeur": structure(),
        "dispositif": "Fonds économie circulaire",
        "objet": "un pôle pédagogique",
        "demande_cts": 3_000_000,
        "demandee_le": MAI,
        "debut": date(2026, 1, 1),
        "fin": date(2026, 12, 31),
        "cree_le": timezone.now(),
        "compte": un_compte(),
    },
    "subventions.Versement": lambda: {
        "uuid": uuid4(),
        "subvention": une_subvention(),
        "le": MAI,
        "montant_cts": 1_000_000,
        "enregistre_le": timezone.now(),
        "compte": un_compte(),
    },
    "subventions.Attendu": lambda: {"subvention": une_subvention(), "code": "T_COLLECTE"},
}

INTERDITS: dict[str, list] = {
    "subventions_subvention_jours_dans_l_ordre": [{"fin": date(2025, 12, 31)}],
    "subventions_subvention_dite": [{"dispositif": ""}, {"objet": ""}],
    "subventions_subvention_montants_positifs": [
        {"demande_cts": 0},
        {"accorde_cts": 0, "notifiee_le": MAI},
    ],
    "subventions_subvention_accordee_ou_refusee": [
        {"accorde_cts": 1},
        {"notifiee_le": MAI},
        {"accorde_cts": 1, "notifiee_le": MAI, "refusee_le": MAI},
    ],
    "subventions_versement_sens": [{"montant_cts": 0}, {"montant_cts": -1}],
    "subventions_attendu_dit": [{"code": ""}],
}
UNIQUES: dict[str, dict] = {"subventions_attendu_une_fois": {"code": "CA"}}
