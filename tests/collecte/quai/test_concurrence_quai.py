"""Several docks at once: an exit leaves once, a container is taken once, the books agree."""

from collections import Counter
from uuid import uuid4

import pytest
from django.test import Client

from collecte.livre.models import Bon
from tests.collecte.livre.test_concurrence import les_livres_s_accordent
from tests.collecte.quai.au_quai import un_quai
from tests.collecte.sorties.sorties_du_quai import poster, un_plein, une_charge, une_sortie
from tests.fabriques import categorie, connecter, structure, un_compte
from tests.parallele import en_parallele, erreurs

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def quais():
    point = un_quai()
    compte = un_compte("responsable", lieu=point.lieu)
    return point, [connecter(Client(), compte, point) for _ in range(8)]


def test_une_sortie_envoyee_par_huit_quais_n_en_fait_qu_une(quais):
    point, clients = quais
    zone = une_sortie(point, "zone", une_charge(categorie=categorie("livres").pk))

    resultats = en_parallele([lambda c=client: poster(c, zone) for client in clients])

    assert not erreurs(resultats)
    assert Counter(statut for statut, _corps in resultats) == {201: 1, 200: 7}
    assert len({corps["numero"] for _statut, corps in resultats}) == 1
    les_livres_s_accordent()


def test_un_contenant_touche_par_huit_quais_ne_part_qu_une_fois(quais):
    point, clients = quais
    plein = un_plein(point)
    sortie = une_sortie(point, "recycleur", {"plein": plein.pk}, structure=structure().pk)

    resultats = en_parallele(
        [lambda c=client: poster(c, sortie | {"uuid": str(uuid4())}) for client in clients]
    )

    assert not erreurs(resultats)
    assert Counter(statut for statut, _corps in resultats) == {201: 1, 422: 7}
    assert Bon.objects.filter(nature="sortie").count() == 1
    les_livres_s_accordent()
