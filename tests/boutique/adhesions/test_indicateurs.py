"""The figures of memberships, by hand; their euros are the till's."""

from datetime import date

import pytest

from boutique.ventes.bilans import lire_les_lignes
from petiterockette.indicateurs.registre import INDICATEURS, Portee, ValeursDeLaPeriode
from tests.boutique.a_la_caisse import ligne
from tests.boutique.adhesions.fabriques import adherer, rembourser, une_caisse_qui_adhere
from tests.fabriques import un_lieu, une_personne

pytestmark = pytest.mark.django_db
CODES = ("ADHERENTS", "ADHESIONS_NOUVELLES", "ADHESIONS_RENOUVELEES", "ADHESIONS_RECETTE")
MAI = Portee(date(2026, 5, 1), date(2026, 5, 31))


def lus(portee: Portee) -> list:
    valeurs = ValeursDeLaPeriode(portee)
    return [valeurs.valeur(INDICATEURS[code]) for code in CODES]


@pytest.fixture
def tenue(time_machine):
    """Two members, one of them twice, a card without a name, one paid back; a pair of trousers."""
    time_machine.move_to("2026-05-12T08:00:00Z")
    tenue = une_caisse_qui_adhere()
    awa, noe = une_personne("Awa"), une_personne("Noé")
    adherer(tenue, 600, pour=awa)
    adherer(tenue, 1_000, pour=awa)
    adherer(tenue, 2_000, pour=noe)
    adherer(tenue, 4_500)
    rembourser(tenue, adherer(tenue, 1_500))
    tenue.vendre(ligne("Pantalon"))
    return tenue


def test_les_adherents_et_les_euros_se_comptent(tenue, django_assert_num_queries):
    with django_assert_num_queries(2):
        assert lus(MAI) == [3, 3, 1, 8_100]


@pytest.mark.parametrize(
    ("debut", "fin", "attendus"),
    [
        # Before this product noted anything, nobody knows.
        (date(2026, 4, 1), date(2026, 4, 30), [None, None, None, None]),
        (date(2027, 5, 1), date(2027, 5, 11), [3, 0, 0, 0]),
        # Only the second year of the one who renewed at once.
        (date(2027, 5, 1), date(2027, 5, 12), [1, 0, 0, 0]),
        (date(2028, 5, 1), date(2028, 5, 12), [0, 0, 0, 0]),
    ],
)
def test_on_est_adherent_jusqu_au_dernier_jour(tenue, debut, fin, attendus):
    assert lus(Portee(debut, fin)) == attendus


def test_chaque_lieu_a_les_siens_et_les_euros_sont_ceux_de_la_caisse(tenue):
    ici, ailleurs = tenue.point.lieu_id, un_lieu().pk

    assert lus(Portee(MAI.debut, MAI.fin, (ici,))) == [3, 3, 1, 8_100]
    assert lus(Portee(MAI.debut, MAI.fin, (ailleurs,)))[0] == 0
    adhesions = [li for li in lire_les_lignes(MAI.debut, MAI.fin) if li.categorie == 0]
    assert sum(li.sommes.montant_cts for li in adhesions) == 8_100
