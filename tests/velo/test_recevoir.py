"""A bike arrives, is looked up and identified."""

from datetime import UTC, date, datetime

import pytest

from ateliers.velo.identifiants import est_bien_forme, est_exempte, normaliser
from ateliers.velo.models import Velo, Verification
from ateliers.velo.refus import (
    BalanceAilleurs,
    DejaIdentifie,
    DejaUnVelo,
    IdentifiantIllisible,
    IdentifiantPris,
    MarqueAvant2021,
    PasUnVelo,
    PoidsDemande,
    RienAChercher,
    RienNeSeDepose,
    UnNumeroSeCherche,
)
from ateliers.velo.services import receptions, velos
from ateliers.velo.services.receptions import VeloArrive
from collecte.depots.refus import PesageImpossible
from collecte.listes.models import Categorie
from collecte.livre.models import Mouvement
from petiterockette.droits import DroitManquant
from petiterockette.lieux.models import Point
from tests.collecte.objets.suivis import complet, un_objet
from tests.fabriques import un_compte, un_depot, un_point, une_ligne


def test_un_velo_qui_arrive_est_un_depot_range_a_l_atelier(atelier):
    velo = atelier.recevoir()

    assert atelier.stock() == {"atelier": 14_000}
    assert velo.objet.ligne.bon.nature == "apport"
    assert (velo.objet.marque, velo.objet.masse_g) == ("Peugeot", 14_000)
    assert (velo.statut, velo.etape, velo.numero) == ("recu", "atelier", f"V{velo.pk}")


@pytest.mark.parametrize("etape", ["a_trier", "rayon", "atelier"])
def test_un_velo_deja_compte_ne_l_est_pas_deux_fois(atelier, etape):
    un_depot(une_ligne("velo", 14_000, destination=etape), point=atelier.point)
    objet = complet(un_objet("velo", point=atelier.point), masse_g=14_000)

    velo = atelier.recevoir(objet=objet, etape=etape, masse_g=None)

    assert atelier.stock() == {"atelier": 14_000}
    assert (velo.objet_id, velo.masse_g) == (objet.pk, 14_000)


def test_recu_deux_fois_par_la_meme_page_c_est_un_velo(atelier):
    objet = complet(un_objet("velo", point=atelier.point), masse_g=9_000)
    dit = {
        "geste": atelier.geste(),
        "lieu": atelier.lieu,
        "objet": objet,
        "arrivee": VeloArrive("ville", 280, etape="atelier"),
    }

    un, neuf = receptions.recevoir(**dit)
    deux, encore = receptions.recevoir(**dit)

    assert (un, neuf, encore) == (deux, True, False)


def test_ce_qui_n_est_pas_un_velo_n_entre_pas(atelier):
    commode = complet(un_objet("mobilier", point=atelier.point), masse_g=30_000)
    velo = atelier.recevoir()

    with pytest.raises(PasUnVelo, match="Mobilier"):
        atelier.recevoir(objet=commode, etape="atelier")
    with pytest.raises(DejaUnVelo, match=velo.numero):
        atelier.recevoir(objet=velo.objet, etape="atelier")
    Categorie.objects.filter(code="velo").update(poids_moyen_g=None)
    with pytest.raises(PoidsDemande):
        atelier.recevoir(masse_g=None)
    assert Velo.objects.count() == 1


def test_ou_rien_ne_pese_un_velo_entre_par_l_etabli_pese_au_peson(atelier):
    Point.objects.filter(lieu=atelier.lieu).update(genre="atelier", maximum_g=None)

    velo = atelier.recevoir(masse_g=13_500)

    assert velo.objet.ligne.bon.point == atelier.point
    assert (velo.mesure, velo.objet.ligne.mesure) == ("pesee", "pesee")
    assert atelier.stock() == {"atelier": 13_500}


def test_un_velo_que_personne_n_a_pese_entre_au_poids_moyen_et_le_dit(atelier):
    Point.objects.filter(lieu=atelier.lieu).update(genre="atelier", maximum_g=None)
    Categorie.objects.filter(code="velo").update(poids_moyen_g=15_000)

    velo = atelier.recevoir(masse_g=None)

    ligne = velo.objet.ligne
    assert (velo.masse_g, velo.mesure) == (15_000, "estimee")
    assert (ligne.mesure, ligne.moyenne_mg, ligne.moyenne_source) == (
        *("estimee", 15_000_000),
        "hypothese",
    )
    assert not Mouvement.objects.filter(bon=ligne.bon).exclude(mesure="estimee").exists()
    assert atelier.stock() == {"atelier": 15_000}


def test_ou_rien_n_est_ouvert_le_depot_se_fait_ailleurs(atelier):
    Point.objects.filter(lieu=atelier.lieu).update(genre="caisse", maximum_g=None)

    with pytest.raises(RienNeSeDepose):
        atelier.recevoir()


def test_l_etabli_ne_prend_que_ce_que_l_atelier_y_depose(atelier):
    etabli = un_point(lieu=atelier.lieu, genre="atelier", maximum_g=None)

    with pytest.raises(PesageImpossible):
        un_depot(une_ligne("velo", 14_000), point=etabli)


def test_il_faut_le_droit_la_ou_est_le_velo(atelier):
    with pytest.raises(DroitManquant):
        receptions.recevoir(
            geste=atelier.geste(un_compte("benevole", lieu=atelier.lieu)),
            lieu=atelier.lieu,
            arrivee=VeloArrive("ville", 280, 9_000, etape="atelier"),
        )


def test_le_registre_des_vols_garde_ce_qui_a_ete_cherche(atelier):
    velo = atelier.recevoir(numero_serie="KX12")

    velos.chercher_un_vol(geste=atelier.geste(), velo=velo, reponse="non_declare")

    assert Verification.objects.get().cherche == "KX12"
    assert atelier.relu(velo).verifie_le is not None


def test_rien_ne_se_cherche_sans_numero(atelier):
    velo = atelier.recevoir(numero_serie="")

    with pytest.raises(RienAChercher):
        velos.chercher_un_vol(geste=atelier.geste(), velo=velo, reponse="non_declare")
    velos.chercher_un_vol(geste=atelier.geste(), velo=velo, reponse="sans_identifiant")

    assert Verification.objects.get().cherche == ""
    with pytest.raises(UnNumeroSeCherche, match="KX12"):
        velos.chercher_un_vol(
            geste=atelier.geste(),
            velo=atelier.recevoir(numero_serie="KX12"),
            reponse="sans_identifiant",
        )


def test_un_identifiant_a_dix_signes_de_son_alphabet():
    for juste in ("BC12345678", *(f"BC1234567{lettre}" for lettre in "AZHJKMNPTVXY")):
        assert est_bien_forme(juste, ancien=False), juste
    for faux in ("BC1234567", "BC123456789", *(f"BC1234567{lettre}" for lettre in "ILOQU")):
        assert not est_bien_forme(faux, ancien=False), faux
    assert est_bien_forme("BICYCODE0042", ancien=True)
    assert not est_bien_forme("AB12", ancien=True)


def test_seize_pouces_dispensent_et_pas_un_dixieme_de_plus():
    assert est_exempte(160)
    assert not est_exempte(161)


def test_l_identifiant_se_tape_comme_on_le_lit(atelier):
    velo = atelier.identifier(atelier.recevoir(), "bc 123-456.78")

    assert (velo.identifiant, normaliser("bc 1")) == ("BC12345678", "BC1")


def test_un_second_marquage_est_interdit_mais_une_faute_se_corrige(atelier):
    velo = atelier.identifier(atelier.recevoir(), "BC12345678")

    with pytest.raises(DejaIdentifie, match="BC12345678"):
        atelier.identifier(velo, "BC12345679")
    velo = atelier.identifier(velo, "BC12345679", motif="Mal recopié")

    assert velo.identifiant == "BC12345679"


def test_ce_que_l_atelier_marque_garde_son_jour_et_n_est_pas_d_avant_2021(atelier, time_machine):
    time_machine.move_to(datetime(2026, 3, 7, 12, tzinfo=UTC), tick=False)
    velo = atelier.identifier(atelier.recevoir(), "BC12345678", pose_ici=True)
    time_machine.move_to(datetime(2026, 3, 9, 12, tzinfo=UTC), tick=False)
    velo = atelier.identifier(velo, "BC12345679", pose_ici=True, motif="Mal recopié")

    assert velo.marquage_le == date(2026, 3, 7)
    with pytest.raises(MarqueAvant2021):
        atelier.identifier(velo, "ABCDEF", ancien=True, pose_ici=True, motif="Vieux")


def test_un_identifiant_n_est_que_d_un_velo_d_ici(atelier):
    atelier.identifier(atelier.recevoir(), "BC12345678")

    with pytest.raises(IdentifiantPris):
        atelier.identifier(atelier.recevoir(), "BC12345678")
    with pytest.raises(IdentifiantIllisible, match="10 signes"):
        atelier.identifier(atelier.recevoir(), "BC1234567O")


def _limitee(point, role="mecanique"):
    return un_compte(role, lieu=point.lieu, point=point)


def test_un_role_limite_a_un_point_recoit_et_pese_ce_qui_arrive_la(atelier):
    voisin = un_point(lieu=atelier.lieu, nom="Comptoir de l’atelier")
    atelier.compte = _limitee(voisin)

    velo = atelier.recevoir()

    assert velo.objet.ligne.bon.point == voisin
    assert atelier.stock() == {"atelier": 14_000}


def test_un_role_limite_a_un_point_sans_balance_dit_qui_pese(atelier):
    etabli = un_point(lieu=atelier.lieu, genre="atelier", maximum_g=None)
    atelier.compte = _limitee(etabli)

    with pytest.raises(BalanceAilleurs, match="prévenez l’accueil"):
        atelier.recevoir()
    assert not Velo.objects.exists()


def test_un_role_limite_a_un_point_recoit_ce_qui_est_deja_compte(atelier):
    un_depot(une_ligne("velo", 14_000), point=atelier.point)
    atelier.compte = _limitee(un_point(lieu=atelier.lieu, genre="atelier", maximum_g=None))

    velo = atelier.recevoir(etape="a_trier")

    assert (velo.etape, atelier.stock()) == ("atelier", {"atelier": 14_000})
