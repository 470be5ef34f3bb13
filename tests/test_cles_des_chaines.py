"""The key of the chains may be changed: what it sealed before is still read."""

import pytest
from django.db import transaction
from django.utils import timezone

from petiterockette.journal.chaines import enchainer
from petiterockette.journal.verifications import chaines

pytestmark = pytest.mark.django_db


def un_maillon() -> None:
    with transaction.atomic():
        enchainer("essai", {"n": 1}, timezone.now())


def test_une_nouvelle_cle_lit_encore_ce_que_l_ancienne_a_scelle(settings):
    un_maillon()

    settings.CLES_DES_CHAINES = {**settings.CLES_DES_CHAINES, "2": "une-nouvelle-cle"}
    settings.NOM_DE_LA_CLE = "2"
    un_maillon()

    assert list(chaines()) == []


def test_une_cle_perdue_se_dit(settings):
    un_maillon()

    settings.CLES_DES_CHAINES = {"2": "une-nouvelle-cle"}

    assert [c.phrase for c in chaines()] == [
        "chaîne essai : la clé « 1 » du maillon 1 n’est plus dans la configuration"
    ]
