"""One valid object of each model of the grants, what spoils it, what may stand beside it."""

from datetime import date
from uuid import uuid4

from django.utils import timezone

from petiterockette.subventions.models import CompteRendu
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
    "subventions.Part": lambda: {"subvention": une_subvention(), "pole": "cafe", "part_cp": 1_000},
    "subventions.CompteRendu": lambda: {"subvention": une_subvention()},
    "subventions.LigneRendue": lambda: {
        "compte_rendu": CompteRendu.objects.create(subvention=une_subvention()),
        "poste": "60",
        "prevu_cts": 100_000,
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
    "subventions_subvention_nature_connue": [{"nature": "autre"}],
    "subventions_part_en_cent_ou_en_euros": [
        {"part_cp": 0},
        {"part_cp": 10_001},
        {"part_cp": None},
        {"montant_cts": 100},
        {"part_cp": None, "montant_cts": 0},
    ],
    "subventions_ligne_rendue_dite": [{"poste": ""}, {"prevu_cts": None}],
    "subventions_versement_sens": [{"montant_cts": 0}, {"montant_cts": -1}],
    "subventions_attendu_dit": [{"code": ""}],
}
UNIQUES: dict[str, dict] = {
    "subventions_attendu_une_fois": {"code": "CA"},
    "subventions_part_une_par_pole": {"pole": "velo"},
    "subventions_ligne_rendue_une_fois": {"poste": "61"},
}
