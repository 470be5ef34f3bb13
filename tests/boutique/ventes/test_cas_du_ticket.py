"""What a basket says of its ticket."""

import pytest

from boutique.ventes.cas_du_ticket import Cas, LigneLue, cas_du_ticket, est_durable
from boutique.ventes.lignes_lues import BIENS_DURABLES
from collecte.listes.listes_par_defaut import CATEGORIES

GRILLE_PAIN = LigneLue(("materiel-electrique",), False, 500)
PANTALON = LigneLue(("textiles",), False, 300)
REGLAGE = LigneLue((), True, 2_500)


CAS = [
    ([], Cas.SUR_DEMANDE),
    ([PANTALON], Cas.SUR_DEMANDE),
    ([PANTALON, GRILLE_PAIN], Cas.A_REMETTRE),
    ([LigneLue(("ecrans", "materiel-electrique"), False, 0)], Cas.A_REMETTRE),
    ([REGLAGE], Cas.NOTE),
    ([REGLAGE, GRILLE_PAIN], Cas.NOTE),
    ([REGLAGE._replace(montant_cts=2_499)], Cas.SUR_DEMANDE),
    ([REGLAGE._replace(montant_cts=1_250)] * 2, Cas.NOTE),
    ([PANTALON._replace(montant_cts=9_000)], Cas.SUR_DEMANDE),
]


@pytest.mark.parametrize(("lignes", "cas"), CAS)
def test_le_panier_dit_ce_qu_on_fait_de_son_ticket(lignes, cas):
    assert cas_du_ticket(lignes, BIENS_DURABLES) == cas


def test_reparer_un_velo_n_est_pas_vendre_un_velo():
    assert not est_durable(LigneLue(("velo",), True, 1_000), BIENS_DURABLES)


def test_les_biens_durables_sont_des_categories_de_la_maison():
    assert {rangee[0] for rangee in CATEGORIES} >= BIENS_DURABLES
