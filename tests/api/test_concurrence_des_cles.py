"""Two touches at once give one access; a key that serves twice at once is counted twice."""

from uuid import uuid4

import pytest
from django.db.models import Sum
from django.test import Client

from petiterockette.api.models import Jeton, Usage
from petiterockette.journal.models import Entree
from petiterockette.lieux.models import Association
from tests.fabriques import un_compte
from tests.mesure import fois
from tests.parallele import en_parallele, erreurs

from .les_cles import demander, une_cle

pytestmark = pytest.mark.django_db(transaction=True)


def test_deux_touches_a_la_fois_donnent_un_acces():
    compte, geste = un_compte("direction"), uuid4()

    donnes = en_parallele([lambda: une_cle("matiere", compte=compte, uuid=geste)] * 2)

    assert erreurs(donnes) == []
    assert len({cle for _jeton, cle in donnes}) == 1
    assert Jeton.objects.get().domaines.count() == 1
    assert Entree.objects.filter(code="api.jeton.donne").count() == 1


def test_des_appels_a_la_fois_sont_tous_comptes_et_le_premier_dit_une_fois():
    Association.objects.create(id=1, nom="La Petite Rockette")
    _jeton, cle = une_cle()
    combien = fois(4, 20)

    lus = en_parallele([lambda: demander("lieux", cle, Client()).status_code] * combien)

    assert lus == [200] * combien
    assert Usage.objects.aggregate(n=Sum("appels"))["n"] == combien
    assert Entree.objects.filter(code="api.jeton.servi").count() == 1
