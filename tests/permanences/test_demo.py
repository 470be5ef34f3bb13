"""The demo's workshop: lively, told once, and its books agree."""

from datetime import timedelta

import pytest

from ateliers.permanences.bilans import bilan_du
from ateliers.permanences.models import Permanence
from ateliers.velo.models import Changement, Declaration, Pret, Velo
from ateliers.velo.services.ventes import GENRE
from ateliers.velo.verifications import controles_de_securite, demontages, etats, objets
from boutique.ventes.models import LigneVente
from collecte.demo.recit import calendrier
from collecte.livre.models import Mouvement, Stock
from petiterockette.journal.examens.passer import examiner
from petiterockette.lieux.models import Lieu
from petiterockette.management.commands import demo
from tests.collecte.demo.demonstration import (
    ne_raconter_que_la_matiere,
    rembobiner,
    vider_les_caches,
)
from tests.collecte.demo.test_demo_objets import FIN, MIDI, lancer

DEBUT = FIN - timedelta(days=40)


@pytest.fixture
def racontee(db, monkeypatch):
    monkeypatch.setattr(calendrier, "COLLECTE_PAR_AN_G", 500_000)
    monkeypatch.setattr(demo, "_annees_avant", lambda fin, annees: DEBUT)
    ne_raconter_que_la_matiere(monkeypatch, "ateliers.permanences.")
    vider_les_caches()
    lancer()
    yield
    vider_les_caches()
    rembobiner()


@pytest.mark.longue
def test_l_atelier_vit_quarante_jours_sans_un_gramme_de_travers(racontee):
    b = bilan_du(DEBUT, FIN, None)

    assert b.recuperes == Velo.objects.count() >= 9
    assert min(b.vendus, b.demontes_pour_pieces, b.passages, b.repares) > 0
    assert min(b.apportes, b.collectes, b.marquages) > 0
    assert b.sans_depot == 0
    # Each bike that was sold brought its euros, at a till.
    vendus = Changement.objects.filter(vers="vendu")
    lignes = LigneVente.objects.filter(genre=GENRE)
    assert b.ca.velos == sum(lignes.values_list("montant_cts", flat=True))
    assert 60_00 * b.vendus <= b.ca.velos <= 120_00 * b.vendus
    assert not vendus.filter(vente=None).exists()
    # What is told outside is told as a transaction holds: that of a test never does.
    dehors = {"Têtes des chaînes", "Bons dits hors de la base"}
    assert set(examiner(de_nuit=False).en_faute) <= dehors
    tenues = Permanence.objects.exclude(fermee_le=None)
    assert b.permanences == tenues.count() >= 10
    assert b.stock == Velo.objects.presents().count()
    assert [c.phrase for v in (etats, controles_de_securite, demontages, objets) for c in v()] == []
    # Its own site: what lies there is what its bikes and their parts weigh.
    stock = Stock.objects.filter(lieu=Lieu.objects.get(code="GON"), categorie__code="velo")
    assert min(stock.values_list("masse_g", flat=True)) >= 0
    assert not Mouvement.objects.filter(lieu__code="GON", implicite=True).exists()
    lancer(MIDI + timedelta(days=1))
    avant = (Changement.objects.count(), Permanence.objects.count(), Declaration.objects.count())
    lancer(MIDI + timedelta(days=1))
    apres = (Changement.objects.count(), Permanence.objects.count(), Declaration.objects.count())
    assert avant == apres
    assert not Pret.objects.filter(rendu_le=None).exclude(velo__statut="prete").exists()
