"""One valid object of each model of the API, what spoils it, what may stand beside it."""

from datetime import date, timedelta
from uuid import uuid4

from django.utils import timezone

from tests.fabriques import un_compte

from .les_cles import une_cle

VALIDES = {
    "api.Jeton": lambda: {
        "empreinte": uuid4().hex * 2,
        "nom": "Carte des ressourceries",
        "pour": "le réseau",
        "cree_le": timezone.now(),
        "compte": un_compte(),
    },
    "api.OuvertA": lambda: {"jeton": une_cle("matiere")[0], "domaine": "seances"},
    "api.Usage": lambda: {"jeton": une_cle()[0], "jour": date(2026, 5, 1), "heure": 9, "appels": 1},
}

INTERDITS: dict[str, list] = {
    "api_jeton_dit": [{"nom": ""}, {"pour": ""}],
    "api_jeton_retire_apres": [{"retire_le": lambda: timezone.now() - timedelta(days=1)}],
    "api_ouvert_a_dit": [{"domaine": ""}],
    "api_usage_appels": [{"appels": 0}, {"heure": 24}],
}
UNIQUES: dict[str, dict] = {
    "api_ouvert_a_une_fois": {"domaine": "indicateurs"},
    "api_usage_un_par_heure": {"heure": 10},
}
