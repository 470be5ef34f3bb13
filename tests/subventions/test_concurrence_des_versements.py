"""Two payments noted at once: together they never are more than what was agreed."""

from datetime import date
from uuid import uuid4

import pytest

from petiterockette.subventions.refus import PlusQueLAccorde
from petiterockette.subventions.services.subventions import verse_de
from petiterockette.subventions.services.versements import verser
from tests.parallele import en_parallele, erreurs

from .les_subventions import une_subvention

pytestmark = pytest.mark.django_db(transaction=True)


def test_deux_versements_a_la_fois_ne_depassent_pas_l_accorde():
    subvention = une_subvention(debut=date(2025, 1, 1), notifiee_le=date(2025, 6, 1))

    def recevoir():
        return verser(
            subvention=subvention,
            compte=subvention.compte,
            uuid=uuid4(),
            le=date(2025, 9, 1),
            montant_cts=1_500_000,
        )

    [refus] = erreurs(en_parallele([recevoir, recevoir]))

    assert isinstance(refus, PlusQueLAccorde)
    assert verse_de(subvention) == 1_500_000
