"""The café's chapter: quick, the same twice, and books that agree."""

from datetime import UTC, date, datetime

import pytest

from ateliers.cafe.bilans import bilan_des_denrees
from ateliers.cafe.demo import LeCafe
from ateliers.cafe.models import Carte, Ramasse, Releve
from petiterockette.demonstration import Histoire
from petiterockette.journal.examens.passer import examiner
from tests.boutique.a_la_caisse import la_boutique
from tests.fabriques import un_compte, un_lieu

pytestmark = pytest.mark.django_db

HISTOIRE = Histoire(2005, date(2026, 3, 1))
DU, AU = date(2026, 3, 1), date(2026, 3, 31)


def test_sans_son_lieu_il_ne_raconte_rien():
    LeCafe().fonder(HISTOIRE)
    LeCafe().raconter(HISTOIRE, DU, AU)

    assert not Ramasse.objects.exists()


def test_un_mois_raconte_tient_ses_livres(time_machine):
    un_lieu(code="CHV", ouvert_le=date(2026, 1, 1))
    un_compte("direction", identifiant="direction")
    la_boutique()
    LeCafe().fonder(HISTOIRE)

    LeCafe().raconter(HISTOIRE, DU, AU)
    matin = datetime(2026, 4, 1, 8, tzinfo=UTC)
    time_machine.move_to(matin, tick=False)
    for _ in range(2):
        LeCafe().commencer(HISTOIRE, date(2026, 4, 1), matin)

    # March 2026 has 21 days from Tuesday to Saturday.
    assert Ramasse.objects.count() == 21
    assert Releve.objects.count() == 21 * 3 * 2
    assert Carte.objects.count() == 22
    b = bilan_des_denrees(DU, AU)
    assert b.recu_g == sum(b.fins.values()) > 0
    assert examiner(de_nuit=False).en_faute == []
