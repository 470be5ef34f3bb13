"""The calendar of the poles shows when volunteers are needed, and how many come."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from ateliers.agenda import evenements
from petiterockette.benevolat.models import Inscription
from tests.benevolat.benevoles import une_inscription, une_permanence
from tests.fabriques import un_compte, un_lieu

pytestmark = pytest.mark.django_db
DEMAIN = timedelta(days=1)


def du_lendemain(compte, lieux=None) -> list[str]:
    demain = timezone.localdate() + DEMAIN
    debut = datetime.combine(demain, datetime.min.time(), ZoneInfo("Europe/Paris"))
    return [e.precision for e in evenements(compte, debut, debut + DEMAIN, lieux) if e.url != ""]


def test_qui_vient_se_lit_au_calendrier_et_qui_s_est_retire_n_y_est_plus():
    permanence = une_permanence()
    responsable = un_compte("responsable", lieu=permanence.lieu)
    une_inscription(permanence)
    seconde = une_inscription(permanence)
    assert du_lendemain(responsable) == ["2 sur 2"]

    Inscription.objects.filter(pk=seconde.pk).update(retiree_le=timezone.now(), motif="malade")

    assert du_lendemain(responsable, [permanence.lieu_id]) == ["1 sur 2"]


def test_qui_ne_lit_pas_les_permanences_ne_les_y_voit_pas():
    permanence = une_permanence()

    assert du_lendemain(un_compte("controle")) == []
    assert du_lendemain(un_compte("direction"), [un_lieu(code="AUT").pk]) == []
    assert permanence.places == 2
