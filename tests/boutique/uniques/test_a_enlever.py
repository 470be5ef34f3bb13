"""What is paid for and left behind waits, until one tap says that it is gone."""

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from boutique.uniques.models import Enlevement
from boutique.uniques.refus import PasAEnlever
from boutique.uniques.services.enlevements import enlever
from boutique.uniques.uniques import a_enlever
from petiterockette.droits import DroitManquant
from petiterockette.journal.models import Entree
from tests.boutique.a_la_caisse import ligne, plafonner, rend, une_caisse
from tests.fabriques import connecter, un_compte, un_point
from tests.pages import lue

pytestmark = pytest.mark.django_db

PAGE = reverse("boutique:a_enlever")


def test_ce_qui_est_paye_attend_puis_part_en_un_appui(client, tenue):
    vente = tenue.vendre(ligne("Pantalon", a_enlever=True), ligne("Chemise"))
    connecter(client, tenue.compte)
    attend = vente.lignes.get(a_enlever=True)

    vue = lue(client.get(PAGE))
    assert "Pantalon" in vue
    assert "Chemise" not in vue
    for _ in range(2):
        client.post(reverse("boutique:ligne_enlever", args=[attend.pk]))

    assert Enlevement.objects.get().par == tenue.compte.personne_id
    assert Entree.objects.get(code="boutique.ligne.enlevee").resume == (
        "«\u00a0Pantalon\u00a0» enlevé, ticket nº 1-1"
    )
    assert "Partis aujourd’hui" in lue(client.get(PAGE))
    assert not a_enlever(None).exists()


def test_ce_qui_est_rendu_n_attend_plus(tenue):
    plafonner("caisse", None)
    vente = tenue.vendre(ligne("Pantalon", 2, a_enlever=True))
    vendue = vente.lignes.get()

    tenue.rendre(vente, [rend(vendue)])
    assert a_enlever(None).get().reste == 1
    tenue.rendre(vente, [rend(vendue)])

    assert not a_enlever(None).exists()
    with pytest.raises(PasAEnlever):
        enlever(ligne=vendue, compte=tenue.compte)


def test_l_entrainement_n_attend_personne():
    tenue = une_caisse(ecole=True)
    tenue.vendre(ligne("Pantalon", a_enlever=True))

    assert not a_enlever(None).exists()


def test_un_enlevement_est_scelle(tenue):
    vendue = tenue.vendre(ligne("Pantalon", a_enlever=True)).lignes.get()
    enlever(ligne=vendue, compte=tenue.compte)

    with pytest.raises(DatabaseError), transaction.atomic():
        Enlevement.objects.update(par=None)


def test_un_autre_lieu_ne_l_enleve_pas(client, tenue):
    vendue = tenue.vendre(ligne("Pantalon", a_enlever=True)).lignes.get()
    ailleurs = un_compte("responsable", lieu=un_point().lieu)
    connecter(client, ailleurs)

    assert "Pantalon" not in lue(client.get(PAGE))
    with pytest.raises(DroitManquant):
        enlever(ligne=vendue, compte=ailleurs)


def test_la_liste_se_lit_en_peu_de_requetes(client, django_assert_max_num_queries, tenue):
    for _ in range(5):
        tenue.vendre(ligne("Pantalon", a_enlever=True))
    connecter(client, tenue.compte)

    with django_assert_max_num_queries(14):
        client.get(PAGE)
