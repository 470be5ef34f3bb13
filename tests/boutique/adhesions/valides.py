"""One valid object of each constrained model of memberships."""

from datetime import date, timedelta

from boutique.adhesions.models import Adhesion
from tests.boutique.a_la_caisse import l_article, la_boutique
from tests.boutique.adhesions.fabriques import MAI, une_carte, une_formule
from tests.boutique.valides import une_ligne_vendue

JOUR, AVRIL = timedelta(days=1), date(2026, 4, 1)


def _formule() -> dict:
    la_boutique()
    return {"article": l_article("Don à l’association"), "debut": MAI, "annee": "civile"}


def _adhesion() -> dict:
    return {
        "carte": une_carte(),
        "formule": une_formule(),
        "ligne": une_ligne_vendue(),
        "jour": AVRIL,
        "paye_cts": 1_000,
        "nouvelle": True,
        "debut": MAI,
        "fin": date(2027, 4, 30),
    }


def _resiliation() -> dict:
    return {"adhesion": _une_adhesion(), "ligne": une_ligne_vendue(), "jour": MAI}


def _une_adhesion():
    return Adhesion.objects.create(**_adhesion())


VALIDES = {
    "boutique_adhesions.Formule": _formule,
    "boutique_adhesions.Adhesion": _adhesion,
    "boutique_adhesions.Resiliation": _resiliation,
}
INTERDITS: dict[str, list] = {
    "adhesions_formule_annee_connue": [{"annee": "scolaire"}],
    "adhesions_adhesion_dates_en_ordre": [{"fin": MAI - JOUR}, {"debut": AVRIL - JOUR}],
    "adhesions_adhesion_montant_connu": [{"paye_cts": None}],
}
UNIQUES: dict[str, dict] = {"adhesions_formule_une_par_jour": {"debut": date(2026, 6, 1)}}
