"""What « manage.py verifier » sees of the doors: each disagreement, put in by hand."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from petiterockette.lieux.models import Fermeture, Ouverture, Suspension
from tests.collecte.livres import verifier
from tests.fabriques import un_lieu, une_ouverture

pytestmark = pytest.mark.django_db


def test_une_journee_ordinaire_n_a_rien_a_signaler():
    une_ouverture(un_lieu())

    code, dit = verifier()

    assert code == 0
    assert "Ouvertures et fermetures des lieux : rien à signaler" in dit


def test_un_lieu_ouvert_deux_fois_est_une_anomalie():
    lieu = un_lieu(code="CHV")
    une = une_ouverture(lieu)
    Ouverture.objects.create(lieu=lieu, rang=2, uuid=uuid4(), le=une.le, enregistre_le=une.le)

    assert verifier()[0] == 1
    assert "CHV est ouvert 2 fois à la fois" in verifier()[1]


def test_une_fermeture_avant_l_ouverture_est_une_anomalie():
    une = une_ouverture(un_lieu())
    Fermeture.objects.create(
        ouverture=une, uuid=uuid4(), le=une.le - timedelta(hours=1), enregistre_le=une.le
    )

    assert f"l’ouverture {une.pk} se ferme avant d’ouvrir" in verifier()[1]


def test_une_collecte_suspendue_depuis_longtemps_est_un_avis():
    Suspension.objects.create(
        lieu=un_lieu(code="CHV"),
        uuid=uuid4(),
        motif="plein",
        debut=timezone.now() - timedelta(days=40),
    )

    code, dit = verifier()

    assert code == 0
    assert "avis : CHV : collecte suspendue depuis le" in dit
