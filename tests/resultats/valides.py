"""One valid object of each model of the results, what spoils it, what may stand beside it."""

from datetime import date
from uuid import uuid4

from django.utils import timezone

from tests.fabriques import un_compte

from .des_comptes import une_balance

VALIDES = {
    "resultats.Balance": lambda: {
        "uuid": uuid4(),
        "debut": date(2025, 1, 1),
        "fin": date(2025, 12, 31),
        "rang": 1,
        "genre": "fec",
        "nom": "123456789FEC20251231.txt",
        "empreinte": "a" * 64,
        "lignes": 2,
        "debit_cts": 100,
        "credit_cts": 100,
        "enregistre_le": timezone.now(),
        "compte": un_compte(),
    },
    "resultats.Solde": lambda: {
        "balance": une_balance(),
        "numero": "606400",
        "libelle": "Fournitures",
        "debit_cts": 100,
        "credit_cts": 0,
    },
    "resultats.Repartition": lambda: {"prefixe": "606", "pole": "cafe", "part_pm": 1_000},
}

INTERDITS: dict[str, list] = {
    "resultats_balance_jours_dans_l_ordre": [{"fin": date(2024, 12, 31)}, {"rang": 0}],
    "resultats_balance_equilibree": [{"debit_cts": 99}, {"lignes": 0}],
    "resultats_balance_mots_connus": [{"genre": "autre"}, {"empreinte": ""}, {"nom": ""}],
    "resultats_solde_dit": [{"numero": ""}, {"libelle": ""}],
    "resultats_repartition_part_possible": [{"part_pm": 0}, {"part_pm": 1_001}],
    "resultats_repartition_dite": [{"prefixe": ""}],
}
UNIQUES: dict[str, dict] = {
    "resultats_balance_rang_unique": {"rang": 2, "uuid": uuid4},
    "resultats_solde_une_fois": {"numero": "606500"},
    "resultats_repartition_une_fois": {"pole": "velo"},
}
