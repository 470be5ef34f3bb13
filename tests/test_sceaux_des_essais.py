"""The tests lift the seals to empty the tables; these prove that they come back.

Each runs after its own flush or the other's: whatever the order, one of them follows one.
"""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from petiterockette.journal.models import Entree
from petiterockette.journal.sceaux import manquants


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("passage", [1, 2])
def test_les_sceaux_reviennent_apres_un_vidage(passage):
    assert manquants() == []
    assert not Entree.objects.exists()

    entree = Entree.objects.create(le=timezone.now(), code="essai", resume="Un essai.")

    with pytest.raises(IntegrityError), transaction.atomic():
        entree.delete()
