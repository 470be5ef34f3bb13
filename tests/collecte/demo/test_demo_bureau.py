"""The papers of a demo's exits."""

from datetime import timedelta

import pytest
from django.utils import timezone

from collecte.bureau.models import Remise
from collecte.demo.chapitres.bureau import LeBureau
from collecte.listes.models import Accord
from collecte.livre.models import Mouvement
from petiterockette.demonstration import Histoire
from tests.collecte.sorties.departs import un_depart
from tests.fabriques import OUVERTURE, matiere, structure, un_compte, un_point

pytestmark = pytest.mark.django_db


def test_les_papiers_d_avant_sont_la_et_ceux_d_hier_attendent(time_machine):
    time_machine.move_to("2026-11-10 10:00+01:00", tick=False)
    un_compte("direction", identifiant="direction")
    point = un_point("quai")
    gebetex = structure("Gebetex")
    Accord.objects.create(
        structure=gebetex, matiere=matiere("metaux"), vers="recycle", debut=OUVERTURE
    )
    payee = un_depart(point, 10_000, "metaux")
    gratuite = un_depart(point)
    time_machine.move_to("2026-11-25 10:00+01:00", tick=False)
    un_depart(point)
    mouvements = Mouvement.objects.count()
    jour, maintenant = timezone.localdate(), timezone.now()

    for _fois in range(2):
        LeBureau().commencer(Histoire(1, jour - timedelta(days=30)), jour, maintenant)

    dits = {r.sortie_id: (r.montant_c, bool(r.facture)) for r in Remise.objects.all()}
    assert dits == {payee.pk: (120, True), gratuite.pk: (None, False)}
    assert all(r.bordereau and r.vehicule for r in Remise.objects.all())
    assert Mouvement.objects.count() == mouvements
