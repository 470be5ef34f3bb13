"""A month of the workshop, lived once: its figures worked by hand, its books in accord."""

from collections.abc import Iterator
from copy import deepcopy
from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.utils import timezone

from ateliers.velo.models import Changement, Controle, Velo
from ateliers.velo.services import prets_et_dons
from ateliers.velo.services.demontages import demonter
from ateliers.velo.services.pieces import sortir_des_pieces
from ateliers.velo.verifications import controles_de_securite, demontages, etats, objets
from collecte.livre.services.annulations import annuler
from tests.boutique.a_la_caisse import plafonner, rend, une_caisse
from tests.fabriques import type_don, un_lieu, un_point
from tests.permanences.test_figures import _bilan
from tests.velo.a_l_atelier import Atelier
from tests.velo.test_vendre import _ligne


def vivre_un_mois() -> Atelier:
    """Eight bikes: 2 sold (1 given back), 1 given, 1 lent, 2 taken apart, 2 still here."""
    atelier = Atelier()
    plafonner("caisse", None)
    tenue = une_caisse(point=un_point("caisse", lieu=atelier.lieu))
    ventes = [tenue.vendre(_ligne(atelier.en_vente(masse_g=g))) for g in (14_000, 15_000)]
    tenue.rendre(ventes[1], [rend(ventes[1].lignes.get())])
    prets_et_dons.donner(
        geste=atelier.geste(), velo=atelier.controle(masse_g=12_000), type_don=type_don()
    )
    atelier.prete(timezone.localdate(), masse_g=13_000)
    for masse_g, roues_g in ((10_000, 2_500), (9_000, 0)):
        demonter(
            geste=atelier.geste(),
            velo=atelier.a_demonter(masse_g=masse_g),
            pieces={"roues": roues_g},
            carcasse_g=masse_g - roues_g,
        )
    atelier.recevoir(masse_g=11_000)
    atelier.diagnostique(masse_g=16_000)
    return atelier


@pytest.fixture(scope="module")
def _mois(partager) -> Iterator[Atelier]:
    with partager(vivre_un_mois) as atelier:
        yield atelier


@pytest.fixture
def mois(_mois, db) -> Atelier:
    return deepcopy(_mois)


def test_les_velos_d_un_mois_a_la_main(mois):
    b = _bilan()

    assert (b.recuperes, b.recuperes_g) == (8, 100_000)
    assert (b.vendus, b.donnes, b.pretes, b.remis) == (1, 1, 1, 3)
    assert (b.demontes, b.demontes_pour_pieces, b.pieces_g, b.recycles_g) == (2, 1, 2_500, 16_500)
    # Here: the one given back, the lent one, and the two that wait.
    assert b.stock == Velo.objects.presents().count() == 4
    # (3 back on the road + 1 taken apart for its parts) / 8.
    assert b.taux_reemploi == Decimal("50.0")


def test_un_autre_lieu_et_un_autre_jour_ne_comptent_rien(mois):
    ailleurs = _bilan([un_lieu().pk])
    demain = _bilan(jour=timezone.localdate() + timedelta(days=1))

    assert (ailleurs.recuperes, ailleurs.stock, ailleurs.taux_reemploi) == (0, 0, None)
    assert (demain.recuperes, demain.vendus, demain.stock) == (0, 0, 4)


def test_les_pieces_qui_resservent_se_comptent_retours_deduits(mois):
    """2.5 kg in the bins: 0.8 to the shelf, 0.5 given, 0.4 to scrap; 0.3 given then taken back."""
    sorties = [
        sortir_des_pieces(uuid=uuid4(), lieu=mois.lieu, vers=v, masse_g=g, compte=mois.compte)[0]
        for v, g in (
            *(("rayon", 800), ("donne_particulier", 500)),
            *(("a_recycler", 400), ("donne_particulier", 300)),
        )
    ]
    annuler(bon=sorties[-1], uuid=uuid4(), motif="gardées", compte=mois.compte)

    assert _bilan().pieces_reemployees_g == 1_300


def test_un_bilan_coute_huit_questions(mois, django_assert_num_queries):
    with django_assert_num_queries(8):
        _bilan()


def test_les_livres_de_l_atelier_s_accordent(mois):
    assert [c.phrase for v in (etats, controles_de_securite, demontages, objets) for c in v()] == []


def test_ce_qui_ne_s_accorde_pas_se_dit(mois):
    velo = Velo.objects.filter(statut="recu").get()
    Velo.objects.filter(pk=velo.pk).update(statut="a_reparer")
    Changement.objects.create(
        velo=velo,
        uuid=mois.geste().uuid,
        de="a_reparer",
        vers="a_reparer",
        le=timezone.now(),
        lieu=mois.lieu,
        masse_g=1,
        compte=mois.compte,
    )
    controle = Controle.objects.create(
        uuid=mois.geste().uuid, velo=velo, le=timezone.now(), conforme=False, compte=mois.compte
    )

    assert [c.phrase for c in etats()] == [f"vélo {velo} : son histoire saute de a_reparer"]
    assert [c.phrase for c in controles_de_securite()] == [
        f"vélo {velo}, contrôle {controle.pk} : ses points disent autrement"
    ]
