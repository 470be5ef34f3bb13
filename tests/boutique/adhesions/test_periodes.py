"""From which day to which one: by hand, leap years included."""

from datetime import date

import pytest

from boutique.adhesions.codes import lire_le_code, lisible
from boutique.adhesions.periodes import periode
from boutique.adhesions.recherche import mois_suivant
from boutique.adhesions.validite import Validite, etat_au

pytestmark = pytest.mark.une_base


@pytest.mark.parametrize(
    ("annee", "debut", "fin"),
    [
        ("glissante", date(2026, 5, 12), date(2027, 5, 11)),
        ("glissante", date(2026, 1, 1), date(2026, 12, 31)),
        ("glissante", date(2027, 3, 1), date(2028, 2, 29)),
        ("glissante", date(2028, 2, 29), date(2029, 2, 28)),
        ("civile", date(2026, 5, 12), date(2026, 12, 31)),
        ("civile", date(2027, 1, 1), date(2027, 12, 31)),
    ],
)
def test_une_annee_finit_la_veille_du_meme_jour_ou_le_31_decembre(annee, debut, fin):
    assert periode(annee, debut) == (debut, fin)


@pytest.mark.parametrize(
    ("fin", "etat", "mots"),
    [
        (date(2027, 4, 30), Validite.A_JOUR, "À jour jusqu’au 30 avril 2027"),
        (date(2026, 5, 30), Validite.BIENTOT, "À jour jusqu’au 30 mai 2026"),
        (date(2026, 5, 1), Validite.BIENTOT, "À jour jusqu’au 1er mai 2026"),
        (date(2026, 4, 30), Validite.EXPIREE, "Expirée depuis le 1er mai 2026"),
        (None, Validite.AUCUNE, "Aucune adhésion en cours"),
    ],
)
def test_une_carte_dit_son_etat_en_mots(fin, etat, mots):
    lu = etat_au(fin, date(2026, 5, 1))

    assert (lu.etat, lu.mots) == (etat, mots)


@pytest.mark.parametrize(
    "saisi",
    [
        "BCDFGHJKLMNP",
        "bcdf ghjk lmnp",
        "BCDF-GHJK-LMNP",
        "http://127.0.0.1:8000/carte/BCDFGHJKLMNP/",
    ],
)
def test_un_code_se_lit_scanne_ou_tape(saisi):
    assert lire_le_code(saisi) == "BCDFGHJKLMNP"
    assert lisible("BCDFGHJKLMNP") == "BCDF GHJK LMNP"


@pytest.mark.parametrize("saisi", ["", "Mar", "BCDFGHJKLMN", "XBCDFGHJKLMNP", "AEIOUYAEIOUY"])
def test_ce_qui_n_est_pas_un_code_n_en_est_pas_un(saisi):
    assert lire_le_code(saisi) == ""


def test_le_mois_suivant_de_decembre_est_janvier():
    assert mois_suivant(date(2026, 12, 31)) == (date(2027, 1, 1), date(2027, 1, 31))
    assert mois_suivant(date(2028, 1, 15)) == (date(2028, 2, 1), date(2028, 2, 29))
