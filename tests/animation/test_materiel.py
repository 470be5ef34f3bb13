"""Matter out of the shelf for a workshop, and back: nothing lost, to the gram."""

from collections import Counter
from random import Random
from uuid import uuid4

import pytest

from ateliers.animation.materiel import dehors
from ateliers.animation.models import Materiel
from ateliers.animation.refus import (
    MaterielVide,
    ReemploiAAnnuler,
    RendDePlusQueSorti,
    RienDehors,
    TypeDeDonManquant,
)
from ateliers.animation.services.materiel import RetourDeMateriel, rendre, sortir
from ateliers.animation.verifications import materiel as verifier_le_materiel
from ateliers.seances.refus import SeanceAnnulee
from ateliers.seances.services.seances import annuler
from collecte.bilans.masses import masses
from collecte.listes.models import TypeDon
from collecte.livre.models import Bon, Mouvement, Stock
from collecte.livre.services.annulations import annuler as annuler_le_bon
from collecte.livre.verifications.documents import documents
from petiterockette.droits import DroitManquant
from tests.animation.animations import confirmee, un_referent
from tests.fabriques import categorie, les_listes, un_compte, un_point

pytestmark = pytest.mark.django_db


@pytest.fixture
def seance(db):
    les_listes()
    return confirmee()


def _sortir(seance, *, uuid=None, compte=None, **grammes):
    masses_ = {categorie(code): g for code, g in grammes.items()}
    compte = compte or un_referent(seance.lieu)
    return sortir(seance=seance, uuid=uuid or uuid4(), masses=masses_, compte=compte)[0]


def _rendre(seance, **retours):
    par_numero = {categorie(code).pk: RetourDeMateriel(*retour) for code, retour in retours.items()}
    compte = un_referent(seance.lieu)
    return rendre(seance=seance, uuid=uuid4(), retours=par_numero, compte=compte)[0]


def _stock(seance) -> dict:
    rangees = Stock.objects.filter(lieu=seance.lieu).exclude(masse_g=0)
    lus = Counter()
    for code, etape, g in rangees.values_list("categorie__code", "etape", "masse_g"):
        lus[code, etape] += g
    return dict(lus)


def _fins(seance) -> Counter:
    """Grams at each end, from the movements alone."""
    lus = Counter()
    for m in Mouvement.objects.filter(lieu=seance.lieu):
        lus[m.vers] += m.masse_g
        lus[m.de] -= m.masse_g
    return lus


def test_ce_qui_sort_attend_a_l_atelier_et_n_est_encore_dans_aucun_taux(seance):
    _sortir(seance, textiles=12_000, mobilier=5_000)

    assert {c.code: g for c, g in dehors(seance).items()} == {"textiles": 12_000, "mobilier": 5_000}
    assert _stock(seance)["textiles", "atelier"] == 12_000
    assert _fins(seance)["usage_interne"] == 0


def test_le_reste_revient_le_gache_est_jete_tout_l_autre_est_reemploye(seance):
    # 12 kg out: 4 come back, 1.5 to recycle, 0.5 to the bin; 6 kg were put to use.
    _sortir(seance, textiles=12_000)
    _rendre(seance, textiles=(4_000, 1_500, 500))

    assert dehors(seance) == {}
    assert _stock(seance) == {
        ("textiles", "rayon"): -8_000,
        ("textiles", "a_recycler"): 1_500,
        ("textiles", "a_jeter"): 500,
    }
    assert _fins(seance)["usage_interne"] == 6_000
    assert list(documents()) == []


def test_on_ne_rend_pas_plus_qu_il_n_est_sorti_et_rien_n_est_ecrit(seance):
    _sortir(seance, textiles=2_000)
    with pytest.raises(RendDePlusQueSorti, match=r"2,5.*kg reviennent, et il n’en est sorti que 2"):
        _rendre(seance, textiles=(2_400, 0, 100))

    assert Materiel.objects.count() == Bon.objects.count() == 1


@pytest.mark.parametrize("graine", range(3))
def test_la_masse_se_conserve_au_gramme_quoi_qu_on_sorte_et_rende(seance, graine):
    """The model of the test is a dictionary of its own, fed with what was typed."""
    hasard = Random(graine)
    attendu: Counter = Counter()
    for _tour in range(4):
        sorti = {c: hasard.randint(1, 9_999) for c in ("textiles", "mobilier", "livres")}
        _sortir(seance, **sorti)
        retours = {}
        for code, g in sorti.items():
            attendu[code, "rayon"] -= g
            rendu = hasard.randint(0, g)
            recycle = hasard.randint(0, g - rendu)
            jete = hasard.randint(0, g - rendu - recycle)
            retours[code] = (rendu, recycle, jete)
            attendu[code, "rayon"] += rendu
            attendu[code, "a_recycler"] += recycle
            attendu[code, "a_jeter"] += jete
            attendu["usage_interne"] += g - rendu - recycle - jete
        _rendre(seance, **retours)

    reemploye = attendu.pop("usage_interne")
    assert _stock(seance) == {cle: g for cle, g in attendu.items() if g}
    assert _fins(seance)["usage_interne"] == reemploye
    assert sum(attendu.values()) + reemploye == 0
    assert dehors(seance) == {}


def test_la_meme_page_envoyee_deux_fois_ne_sort_qu_une_fois(seance):
    uuid, compte = uuid4(), un_referent(seance.lieu)

    assert _sortir(seance, uuid=uuid, compte=compte, textiles=900) == _sortir(
        seance, uuid=uuid, compte=compte, textiles=900
    )
    assert sum(dehors(seance).values()) == 900


def test_un_bon_annule_ne_compte_plus_et_le_verificateur_dit_ce_qui_revient_de_trop(seance):
    _rendus = _sortir(seance, textiles=900), _sortir(seance, livres=100)
    _rendre(seance, textiles=(900, 0, 0), livres=(100, 0, 0))
    direction = un_compte("direction")
    annuler_le_bon(bon=_rendus[1], uuid=uuid4(), motif="erreur", compte=direction)

    [constat] = list(verifier_le_materiel())
    assert "100" in constat.phrase or "0,1" in constat.phrase
    assert not constat.anomalie


def test_un_retour_annule_seul_ne_compte_pas_deux_fois_le_reemploi(seance):
    """12 kg out, 4 back: 8 put to use. Cancel the return alone, and give back again: still 8."""
    _sortir(seance, textiles=12_000)
    retour = _rendre(seance, textiles=(4_000, 0, 0))
    direction = un_compte("direction")
    annuler_le_bon(bon=retour, uuid=uuid4(), motif="erreur", compte=direction)
    reemploi = Materiel.objects.get(sens=Materiel.Sens.REEMPLOYE).bon

    with pytest.raises(ReemploiAAnnuler, match=f"bon nº\u00a0{reemploi.pk}"):
        _rendre(seance, textiles=(4_000, 0, 0))
    assert [c.anomalie for c in verifier_le_materiel()] == [False]
    annuler_le_bon(bon=reemploi, uuid=uuid4(), motif="erreur", compte=direction)
    _rendre(seance, textiles=(4_000, 0, 0))

    assert _fins(seance)["usage_interne"] == 8_000
    assert list(verifier_le_materiel()) == []


def test_ce_qu_on_ne_peut_pas_sortir_ou_rendre(seance):
    with pytest.raises(MaterielVide):
        _sortir(seance)
    with pytest.raises(RienDehors):
        _rendre(seance)
    with pytest.raises(DroitManquant):
        _sortir(seance, compte=un_compte("benevole", lieu=seance.lieu), textiles=1)
    with pytest.raises(DroitManquant):
        _sortir(seance, compte=un_referent(un_point().lieu), textiles=1)
    assert not Bon.objects.exists()


def test_sans_destination_le_reemploi_le_dit_et_rien_n_est_ecrit(seance):
    _sortir(seance, textiles=900)
    TypeDon.objects.filter(vers="usage_interne").update(visible=False)

    with pytest.raises(TypeDeDonManquant):
        _rendre(seance, textiles=(0, 0, 0))
    assert sum(dehors(seance).values()) == 900


def test_d_une_seance_annulee_on_rend_encore_ce_qui_est_sorti(seance):
    _sortir(seance, textiles=900)
    annuler(seance=seance, motif="Grève", compte=un_referent(seance.lieu))
    _rendre(seance, textiles=(900, 0, 0))

    with pytest.raises(SeanceAnnulee):
        _sortir(seance, textiles=900)


def test_le_reemploi_en_atelier_est_dans_le_bilan_de_la_matiere(seance):
    _sortir(seance, textiles=3_000)
    bon = _rendre(seance, textiles=(0, 0, 0))

    lues = masses(bon.jour, bon.jour, lieux=[seance.lieu_id])
    assert sum(m[-1] for m in lues if m[4] == "usage_interne") == 3_000
