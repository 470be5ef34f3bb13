"""The safety checklist."""

import pytest

from ateliers.velo.models import PointControle
from ateliers.velo.refus import (
    Blocage,
    ControleIncomplet,
    DefautAvantDePartir,
    JamaisSansObjet,
    VeloParti,
)
from ateliers.velo.securite import Point
from ateliers.velo.services import controles, remises, velos
from tests.fabriques import type_don


def test_un_controle_signe_garde_ses_seize_points(atelier):
    velo = atelier.diagnostique()

    controle = atelier.signer(velo, remarque="Pneu neuf à l’arrière")

    assert PointControle.objects.filter(controle=controle).count() == len(Point) == 16
    assert (controle.conforme, controle.par) == (True, atelier.compte.personne_id)
    assert atelier.relu(velo).controle == controle


def test_un_seul_defaut_et_le_controle_ne_vaut_rien(atelier):
    velo = atelier.diagnostique()
    atelier.signer(velo)

    controle = atelier.signer(velo, sonnette="nok")

    assert not controle.conforme
    assert atelier.relu(velo).controle is None
    assert velo.controles.count() == 2


def test_chaque_point_attend_sa_reponse(atelier):
    velo = atelier.diagnostique()

    with pytest.raises(ControleIncomplet) as refus:
        controles.signer(geste=atelier.geste(), velo=velo, reponses={"freins": "ok"})

    assert len(refus.value.champs) == 15
    assert "freins" not in refus.value.champs


@pytest.mark.parametrize(
    ("champs", "sans_objet", "refuse"),
    [
        ({}, {"freins": "sans_objet"}, "freins"),
        ({}, {"identifiant": "sans_objet"}, "identifiant"),
        ({"roue_dp": 160}, {"identifiant": "sans_objet"}, None),
        ({"genre": "vae"}, {"electrique": "sans_objet"}, "electrique"),
        ({}, {"sonnette": "sans_objet"}, None),
    ],
)
def test_ce_que_le_velo_a_se_juge(atelier, champs, sans_objet, refuse):
    velo = atelier.diagnostique(**champs)

    if refuse:
        with pytest.raises(JamaisSansObjet) as refus:
            atelier.signer(velo, **sans_objet)
        assert list(refus.value.champs) == [refuse]
    else:
        assert atelier.signer(velo, **sans_objet).conforme


def test_un_velo_qui_attend_de_partir_ne_reste_pas_avec_un_defaut(atelier):
    velo = atelier.controle()

    with pytest.raises(DefautAvantDePartir, match="à réparer"):
        atelier.signer(velo, freins="nok")

    assert velo.controles.count() == 1


def test_un_velo_vole_ne_se_controle_pas(atelier):
    velo = atelier.recevoir()
    velos.chercher_un_vol(geste=atelier.geste(), velo=velo, reponse="declare_vole")

    with pytest.raises(Blocage):
        atelier.signer(velo)


def test_un_velo_parti_ne_se_controle_plus(atelier):
    velo = atelier.controle()
    remises.donner(geste=atelier.geste(), velo=velo, type_don=type_don())

    with pytest.raises(VeloParti, match="donné"):
        atelier.signer(atelier.relu(velo))
