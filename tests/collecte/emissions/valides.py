"""One valid object of each model of the avoided emissions, what spoils it, what stands beside."""

from datetime import date
from uuid import uuid4

from django.utils import timezone

from tests.fabriques import categorie, les_listes, un_compte


def _un_facteur() -> dict:
    les_listes()
    return {
        "uuid": uuid4(),
        "categorie": categorie("livres"),
        "sujet": "Livre",
        "unite": "kg",
        "basse_g": 300,
        "centrale_g": 462,
        "haute_g": 600,
        "substitution_pm": 1000,
        "source": "une source",
        "licence": "ouverte",
        "perimetre": "fabrication",
        "version": "2026",
        "valide_du": date(2026, 1, 1),
        "enregistre_le": timezone.now(),
        "compte": un_compte(),
    }


VALIDES = {
    "collecte_emissions.Facteur": _un_facteur,
    "collecte_emissions.Choix": lambda: {
        "montre": True,
        "le": timezone.now(),
        "compte": un_compte(),
    },
}

INTERDITS: dict[str, list] = {
    "emissions_facteur_fourchette": [
        {"basse_g": 463},
        {"haute_g": 461},
        {"basse_g": 0, "centrale_g": 0, "haute_g": 0},
    ],
    "emissions_facteur_substitution": [{"substitution_pm": 0}, {"substitution_pm": 1001}],
    "emissions_facteur_source_dite": [
        {"sujet": ""},
        {"source": ""},
        {"licence": ""},
        {"perimetre": ""},
        {"version": ""},
    ],
    "emissions_facteur_unite_connue": [{"unite": "m3"}, {"unite": "objet", "categorie": None}],
    "emissions_facteur_jours_dans_l_ordre": [{"valide_au": date(2025, 12, 31)}],
}
UNIQUES: dict[str, dict] = {
    "emissions_facteur_un_par_jour": {"valide_du": date(2026, 2, 1), "uuid": uuid4},
    "emissions_facteur_general_un_par_jour": {"valide_du": date(2026, 2, 1), "uuid": uuid4},
}
DEPART = {"emissions_facteur_general_un_par_jour": lambda: {"categorie": None}}
