"""The safety checklist."""

import pytest

from ateliers.velo.models import PointControle, Velo
from ateliers.velo.prochain_geste import prochain_geste
from ateliers.velo.refus import (
    Blocage,
    ControleIncomplet,
    DefautAvantDePartir,
    DefautOuvert,
    DejaIdentifie,
    DitSansMarquage,
    IdentifiantPasPose,
    IlManque,
    JamaisSansObjet,
    TropTotPourLeControle,
    VeloParti,
)
from ateliers.velo.securite import Point
from ateliers.velo.services import controles_de_securite, prets_et_dons, velos, ventes
from tests.boutique.a_la_caisse import la_boutique
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
    velo, geste = atelier.identifier(atelier.diagnostique()), atelier.geste()

    signes = [
        controles_de_securite.signer(geste=geste, velo=velo, reponses=tout_ok(velo), repare=True).pk
        for _fois in range(2)
    ]

    assert len(set(signes)) == 1
    assert [c.vers for c in velo.changements.all()].count("controle_ok") == 1


def test_un_velo_en_vente_controle_a_nouveau_reste_en_vente(atelier):
    velo = atelier.en_vente()

    atelier.signer(velo)

    assert atelier.relu(velo).statut == "en_vente"


@pytest.mark.parametrize(
    ("etat", "avant"),
    [
        ("recu", "Notez d’abord son diagnostic"),
        ("reserve", "Commencez d’abord sa réparation"),
        ("prete", "Reprenez-le d’abord"),
        ("a_demonter", "S’il se répare, dites-le d’abord"),
    ],
)
def test_rien_ne_se_signe_qui_tomberait_ensuite(atelier, etat, avant):
    velo = atelier.recevoir() if etat == "recu" else atelier.diagnostique()
    Velo.objects.filter(pk=velo.pk).update(
        statut=etat,
        reserve_pour=une_personne("Zoé"),
        controle=atelier.signer(atelier.diagnostique()) if etat == "prete" else None,
    )

    with pytest.raises(TropTotPourLeControle, match=avant):
        atelier.signer(atelier.relu(velo))

    assert not velo.controles.exists()


def test_un_identifiant_ne_se_dit_pas_bon_sans_identifiant(atelier):
    velo, geste = atelier.diagnostique(), atelier.geste()
    dit = {"velo": velo, "reponses": tout_ok(velo), "repare": True}

    with pytest.raises(IdentifiantPasPose) as refus:
        controles_de_securite.signer(geste=geste, **dit)
    marquage = {"identifiant": "BC12345678", "operateur": "bicycode"}
    controles_de_securite.signer(
        geste=geste, **dit, marquage={**marquage, "ancien": False, "pose_ici": True}
    )

    assert list(refus.value.champs) == ["marquage"]
    velo = atelier.relu(velo)
    assert (velo.statut, velo.identifiant) == ("controle_ok", "BC12345678")
    assert velo.controle.identifiant == "BC12345678"


def test_sans_identifiant_il_est_pret_se_donne_et_ne_se_vend_qu_une_fois_marque(atelier):
    la_boutique()
    velo = atelier.diagnostique()
    dit = {"geste": atelier.geste(), "velo": velo, "repare": True}

    controle = controles_de_securite.signer(**dit, reponses=tout_ok(velo, identifiant="a_marquer"))

    velo = atelier.relu(velo)
    assert (controle.conforme, velo.statut) == (True, "controle_ok")
    assert controle.points.get(point="identifiant").get_resultat_display() == (
        "à faire marquer avant sa vente"
    )
    assert prochain_geste(velo).geste == "identifiant"
    with pytest.raises(IlManque, match="identifiant"):
        ventes.mettre_en_vente(geste=atelier.geste(), velo=velo, prix_cts=8_000)
    atelier.identifier(velo)
    ventes.mettre_en_vente(geste=atelier.geste(), velo=velo, prix_cts=8_000)
    assert atelier.relu(velo).statut == "en_vente"


def test_a_marquer_ne_se_dit_que_d_un_cadre_sans_identifiant(atelier):
    velo = atelier.identifier(atelier.diagnostique())

    with pytest.raises(DejaIdentifie):
        atelier.signer(velo, identifiant="a_marquer")
    with pytest.raises(ControleIncomplet) as refus:
        atelier.signer(velo, freins="a_marquer")

    assert list(refus.value.champs) == ["freins"]


@pytest.mark.parametrize(
    ("d_ou", "marque_ici", "a_chercher"),
    [("ici", True, False), ("ailleurs", False, False), ("deja", False, True)],
)
def test_un_numero_qui_contredit_le_registre_dit_d_ou_il_vient(
    atelier, d_ou, marque_ici, a_chercher
):
    velo = atelier.recevoir(numero_serie="illisible", vol="sans_identifiant")

    with pytest.raises(DitSansMarquage) as refus:
        atelier.identifier(velo, "BC12345678")
    velo = atelier.identifier(velo, "BC12345678", d_ou=d_ou)

    assert list(refus.value.champs) == ["d_ou"]
    assert (velo.marquage_le is not None, velo.verifie_le is None) == (marque_ici, a_chercher)


def test_sans_moteur_l_assistance_n_est_ni_demandee_ni_bonne(atelier):
    velo = atelier.diagnostique()

    controle = atelier.signer(velo, electrique="ok")

    assert controle.points.get(point="electrique").resultat == "sans_objet"


def test_un_defaut_du_diagnostic_se_dit_repare_avant_de_signer_sans_defaut(atelier):
    velo = atelier.identifier(atelier.diagnostique())
    dit = {"velo": velo, "reponses": tout_ok(velo)}

    with pytest.raises(DefautOuvert, match="Chaîne usée"):
        controles_de_securite.signer(geste=atelier.geste(), **dit)
    assert not controles_de_securite.signer(
        geste=atelier.geste(), velo=velo, reponses=tout_ok(velo, freins="nok")
    ).conforme
    assert controles_de_securite.signer(geste=atelier.geste(), **dit, repare=True).conforme


@pytest.mark.parametrize("mots", ["Rien à réparer", "rien à réparer."])
def test_un_diagnostic_sans_defaut_ne_demande_rien_de_plus(atelier, mots):
    velo = atelier.recevoir()
    velos.chercher_un_vol(geste=atelier.geste(), velo=velo, reponse="non_declare")
    velo = atelier.identifier(atelier.passer(velo, "diagnostique", diagnostic=mots))

    assert controles_de_securite.signer(
        geste=atelier.geste(), velo=velo, reponses=tout_ok(velo)
    ).conforme


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
        controles_de_securite.signer(geste=atelier.geste(), velo=velo, reponses={"freins": "ok"})

    assert len(refus.value.champs) == 14
    assert "electrique" not in refus.value.champs
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
    prets_et_dons.donner(geste=atelier.geste(), velo=velo, type_don=type_don())

    with pytest.raises(VeloParti, match="donné"):
        atelier.signer(atelier.relu(velo))
