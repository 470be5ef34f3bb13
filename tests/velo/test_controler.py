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
from tests.fabriques import type_don, une_personne
from tests.velo.a_l_atelier import tout_ok


def test_un_controle_signe_garde_ses_seize_points(atelier):
    velo = atelier.diagnostique()

    controle = atelier.signer(velo, remarque="Pneu neuf à l’arrière")

    assert PointControle.objects.filter(controle=controle).count() == len(Point) == 16
    assert (controle.conforme, controle.par) == (True, atelier.compte.personne_id)
    assert atelier.relu(velo).controle == controle


@pytest.mark.parametrize("chemin", [(), ("a_reparer",), ("a_reparer", "en_reparation")])
def test_un_controle_sans_defaut_suffit_a_etre_controle_ok(atelier, chemin):
    velo = atelier.diagnostique()
    for vers in chemin:
        velo = atelier.passer(velo, vers)

    atelier.signer(velo)

    velo = atelier.relu(velo)
    assert (velo.statut, velo.etape) == ("controle_ok", "atelier")
    assert velo.changements.order_by("-pk").first().vers == "controle_ok"


def test_signe_deux_fois_de_la_meme_page_c_est_un_seul_controle(atelier):
    velo, geste = atelier.diagnostique(), atelier.geste()

    signes = [
        controles.signer(geste=geste, velo=velo, reponses=tout_ok(velo)).pk for _fois in range(2)
    ]

    assert len(set(signes)) == 1
    assert [c.vers for c in velo.changements.all()].count("controle_ok") == 1


def test_un_velo_en_vente_controle_a_nouveau_reste_en_vente(atelier):
    velo = atelier.en_vente()

    atelier.signer(velo)

    assert atelier.relu(velo).statut == "en_vente"


def test_un_velo_reserve_garde_son_adherent_quand_on_le_controle(atelier):
    velo = atelier.diagnostique()
    velos.reserver(geste=atelier.geste(), velo=velo, personne=une_personne("Zoé"))

    atelier.signer(velo)

    assert atelier.relu(velo).statut == "reserve"


def test_un_seul_defaut_et_le_controle_ne_vaut_rien(atelier):
    velo = atelier.diagnostique()
    atelier.signer(velo, sonnette="nok")

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
