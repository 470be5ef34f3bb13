"""The year of training that the demo tells: signed, sealed, and the books agree."""

from datetime import date

import pytest

from ateliers.formation.bpf import bpf_de
from ateliers.formation.demo import LaFormation
from ateliers.formation.models import Session
from petiterockette.demonstration import Histoire
from tests.dehors import dire_dehors
from tests.fabriques import un_compte, un_lieu

from .test_verifier import verifier

pytestmark = pytest.mark.django_db
HISTOIRE = Histoire(2005, date(2026, 1, 1))


def test_une_annee_de_formation_se_raconte_et_se_verifie():
    un_lieu(code="CHV")
    un_compte("pole", identifiant="pole")

    LaFormation().raconter(HISTOIRE, date(2026, 1, 1), date(2026, 6, 30))
    LaFormation().raconter(HISTOIRE, date(2026, 7, 1), date(2026, 12, 31))

    assert Session.objects.count() == 11
    assert bpf_de(2026, None).minutes > 11 * 4 * 210 * 4
    dire_dehors()
    assert verifier() == []


def test_sans_ses_comptes_elle_ne_raconte_rien():
    LaFormation().raconter(HISTOIRE, date(2026, 1, 1), date(2026, 12, 31))

    assert not Session.objects.exists()
