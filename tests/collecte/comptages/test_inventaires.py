"""Counting in an open shop: each count is compared with the books of its own minute."""

from datetime import date, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from collecte.comptages.models import Inventaire
from collecte.comptages.refus import (
    EcartAConfirmer,
    HeureDeComptage,
    InventaireEnCours,
    InventaireFini,
    OuvertureDejaFaite,
    RienDEntier,
)
from collecte.comptages.services.inventaires import (
    abandonner,
    arreter,
    commencer,
    compter,
    ouverture_de,
    retirer,
)
from collecte.comptages.services.rapprochements import rapprocher
from collecte.livre.models import Mouvement
from collecte.livre.refus import MotifRequis, RouteImpossible
from collecte.livre.services.annulations import annuler
from collecte.matiere.refus import RienDeCompte
from collecte.sorties.services.hors_caisse import vendre_hors_caisse
from petiterockette.alertes.registre import GENRES
from petiterockette.alertes.services.alertes import changer_le_seuil
from petiterockette.droits import DroitManquant
from tests.collecte.comptages.comptes import tout_compte
from tests.collecte.jours import PARIS, samedi
from tests.collecte.livres import au_rayon, clos, deposer, pas, stock
from tests.fabriques import categorie, entete, matiere, un_compte, un_point

pytestmark = pytest.mark.django_db


@pytest.fixture
def point():
    return un_point("quai")


@pytest.fixture
def responsable(point):
    return un_compte("responsable", lieu=point.lieu)


def un_comptage(inventaire, responsable, code, masse_g, etape="rayon", **champs):
    champs.setdefault("uuid", uuid4())
    comptage, _cree = compter(
        inventaire=inventaire,
        compte=responsable,
        categorie=categorie(code),
        etape=etape,
        masse_g=masse_g,
        **champs,
    )
    return comptage


def finir(inventaire, responsable, point, motif="inventaire d’été", **champs):
    if "confirmes" not in champs:
        champs["confirmes"] = tout_compte(inventaire)
    tete = entete(responsable, point)
    return arreter(inventaire=inventaire, entete=tete, motif=motif, **champs)[0]


def vendre(point, code, masse_g):
    vendre_hors_caisse(entete=entete(point=point), categorie=categorie(code), masse_g=masse_g)


def test_un_inventaire_au_milieu_d_un_samedi(point, responsable, time_machine):
    """300 kg on the shelf; 20 sold before the count, 35 after it; 270 are counted."""
    time_machine.move_to(samedi(9), tick=False)
    au_rayon(point, "livres", 300_000)
    time_machine.move_to(samedi(10, 30), tick=False)
    vendre(point, "livres", 20_000)
    inventaire = commencer(lieu=point.lieu, compte=responsable)
    time_machine.move_to(samedi(11, 7), tick=False)
    un_comptage(inventaire, responsable, "livres", 270_000)
    time_machine.move_to(samedi(15), tick=False)
    vendre(point, "livres", 35_000)
    time_machine.move_to(samedi(18), tick=False)

    bon = finir(inventaire, responsable, point)

    # 300 − 20 = 280 in the books at 11:07: 10 kg are missing, whatever was sold since.
    ligne = bon.lignes_inventaire.get()
    assert (ligne.compte_g, ligne.theorique_g, ligne.ecart_g) == (270_000, 280_000, -10_000)
    assert pas(bon) == [("livres", "rayon", "perdu", 10_000)]
    assert stock(point.lieu, "livres", "rayon") == 300_000 - 20_000 - 35_000 - 10_000
    assert bon.jour == date(2027, 6, 12)


def test_un_depot_parti_avant_le_comptage_et_arrive_apres_y_etait_deja(
    point, responsable, time_machine
):
    time_machine.move_to(samedi(11), tick=False)
    inventaire = commencer(lieu=point.lieu, compte=responsable)
    un_comptage(inventaire, responsable, "jouets", 12_000, etape="a_trier")
    time_machine.move_to(samedi(12), tick=False)
    # Weighed at 10:40 on a tablet without network.
    deposer(point, "jouets", 12_000, appareil_le=samedi(10, 40).isoformat())

    assert [r.theorique_g for r in rapprocher(inventaire)] == [12_000]


def test_un_depot_annule_n_y_a_jamais_ete(point, responsable, time_machine):
    time_machine.move_to(samedi(10), tick=False)
    depot = deposer(point, "jouets", 12_000)
    time_machine.move_to(samedi(11), tick=False)
    inventaire = commencer(lieu=point.lieu, compte=responsable)
    un_comptage(inventaire, responsable, "jouets", 0, etape="a_trier")
    time_machine.move_to(samedi(12), tick=False)
    annuler(bon=depot, uuid=uuid4(), motif="doublon", compte=responsable)

    assert [r.ecart_g for r in rapprocher(inventaire)] == [0]


def test_ce_qui_est_antidate_etait_deja_parti(point, responsable, time_machine):
    time_machine.move_to(samedi(9) - timedelta(days=1), tick=False)
    au_rayon(point, "livres", 50_000)
    time_machine.move_to(samedi(11), tick=False)
    inventaire = commencer(lieu=point.lieu, compte=responsable)
    un_comptage(inventaire, responsable, "livres", 42_000)
    time_machine.move_to(samedi(12), tick=False)
    # Friday's sales, typed on Saturday.
    vendre_hors_caisse(
        entete=entete(point=point),
        categorie=categorie("livres"),
        masse_g=8_000,
        jour=date(2027, 6, 11),
    )

    assert [r.ecart_g for r in rapprocher(inventaire)] == [0]


def test_un_surplus_vient_de_l_inventaire(point, responsable):
    au_rayon(point, "livres", 10_000)
    inventaire = commencer(lieu=point.lieu, compte=responsable)
    un_comptage(inventaire, responsable, "livres", 12_500)

    bon = finir(inventaire, responsable, point)

    assert pas(bon) == [("livres", "inventaire", "rayon", 2_500)]


def test_les_zones_d_une_categorie_s_ajoutent(point, responsable):
    au_rayon(point, "livres", 30_000)
    inventaire = commencer(lieu=point.lieu, compte=responsable)
    un_comptage(inventaire, responsable, "livres", 12_000, zone="vitrine")
    un_comptage(inventaire, responsable, "livres", 17_000, zone="mezzanine")
    faux = un_comptage(inventaire, responsable, "livres", 99_000, zone="cave")
    retirer(comptage=faux, compte=responsable)

    assert [(r.compte_g, r.ecart_g) for r in rapprocher(inventaire)] == [(29_000, -1_000)]


def test_ce_qui_n_est_pas_compte_ne_bouge_pas(point, responsable):
    au_rayon(point, "livres", 30_000)
    au_rayon(point, "jouets", 8_000)
    inventaire = commencer(lieu=point.lieu, compte=responsable)
    un_comptage(inventaire, responsable, "livres", 30_000)

    finir(inventaire, responsable, point, motif="")

    assert stock(point.lieu, "jouets", "rayon") == 8_000


def test_par_matiere_la_ou_le_stock_se_tient_par_matiere(point, responsable):
    inventaire = commencer(lieu=point.lieu, compte=responsable)
    un_comptage(
        inventaire, responsable, "textiles", 15_000, etape="a_recycler", matiere=matiere("textile")
    )

    finir(inventaire, responsable, point)

    assert stock(point.lieu, "textiles", "a_recycler", "textile") == 15_000


def test_le_stock_d_ouverture_se_dit_une_fois(point, responsable):
    au_rayon(point, "livres", 5_000)
    inventaire = commencer(lieu=point.lieu, compte=responsable, ouverture=True)
    un_comptage(inventaire, responsable, "livres", 80_000)
    un_comptage(inventaire, responsable, "jouets", 20_000)
    assert ouverture_de(point.lieu.pk) is None

    bon = finir(inventaire, responsable, point, motif="")

    assert pas(bon) == [
        ("livres", "ouverture", "rayon", 75_000),
        ("jouets", "ouverture", "rayon", 20_000),
    ]
    assert ouverture_de(point.lieu.pk) == inventaire
    with pytest.raises(OuvertureDejaFaite):
        commencer(lieu=point.lieu, compte=responsable, ouverture=True)
    annuler(bon=bon, uuid=uuid4(), motif="mal compté", compte=responsable)
    commencer(lieu=point.lieu, compte=responsable, ouverture=True)


def test_un_inventaire_se_refuse_dans_ces_cas(point, responsable):
    inventaire = commencer(lieu=point.lieu, compte=responsable)

    with pytest.raises(InventaireEnCours):
        commencer(lieu=point.lieu, compte=responsable)
    with pytest.raises(RienDeCompte):
        finir(inventaire, responsable, point, confirmes={})
    for ecart in (timedelta(minutes=5), -timedelta(days=8)):
        with pytest.raises(HeureDeComptage):
            un_comptage(inventaire, responsable, "livres", 1, compte_le=timezone.now() + ecart)
    with pytest.raises(RouteImpossible):
        un_comptage(inventaire, responsable, "livres", 1, etape="vendu")
    with pytest.raises(RouteImpossible):
        un_comptage(inventaire, responsable, "livres", -1)
    with pytest.raises(DroitManquant):
        un_comptage(inventaire, un_compte("tri", lieu=point.lieu), "livres", 1)
    un_comptage(inventaire, responsable, "livres", 1_000)
    with pytest.raises(MotifRequis):
        finir(inventaire, responsable, point, motif="  ")
    assert not Mouvement.objects.exists()


def test_un_inventaire_abandonne_n_ecrit_rien(point, responsable):
    inventaire = commencer(lieu=point.lieu, compte=responsable)
    un_comptage(inventaire, responsable, "livres", 1_000)

    abandonner(inventaire=inventaire, compte=responsable)

    with pytest.raises(InventaireFini):
        finir(inventaire, responsable, point)
    assert not Mouvement.objects.exists()
    commencer(lieu=point.lieu, compte=responsable)


def test_un_comptage_poste_deux_fois_ne_compte_qu_une(point, responsable):
    inventaire = commencer(lieu=point.lieu, compte=responsable)
    uuid = uuid4()

    un_comptage(inventaire, responsable, "livres", 1_000, uuid=uuid)
    un_comptage(inventaire, responsable, "livres", 1_000, uuid=uuid)

    assert [r.compte_g for r in rapprocher(inventaire)] == [1_000]


def test_un_inventaire_arrete_dans_un_mois_clos_est_une_revision(point, responsable, time_machine):
    time_machine.move_to(datetime(2027, 5, 31, 17, tzinfo=PARIS), tick=False)
    au_rayon(point, "livres", 10_000)
    inventaire = commencer(lieu=point.lieu, compte=responsable)
    un_comptage(inventaire, responsable, "livres", 9_000)
    time_machine.move_to(datetime(2027, 6, 2, 10, tzinfo=PARIS), tick=False)
    clos(point.lieu, date(2027, 5, 1))

    bon = finir(inventaire, responsable, point)

    assert bon.jour == date(2027, 6, 2)
    assert bon.mouvements.get().revise == date(2027, 5, 1)


def test_ce_qui_corrige_un_mois_clos_etait_deja_la(point, responsable, time_machine):
    time_machine.move_to(datetime(2027, 5, 20, 10, tzinfo=PARIS), tick=False)
    depot = deposer(point, "livres", 10_000)
    clos(point.lieu, date(2027, 5, 1))
    time_machine.move_to(samedi(11), tick=False)
    inventaire = commencer(lieu=point.lieu, compte=responsable)
    un_comptage(inventaire, responsable, "livres", 0, etape="a_trier")
    time_machine.move_to(samedi(12), tick=False)
    annuler(bon=depot, uuid=uuid4(), motif="jamais venu", compte=responsable)

    assert [r.ecart_g for r in rapprocher(inventaire)] == [0]


def test_l_heure_qui_recule_garde_l_ordre(point, responsable, time_machine):
    """31 October 2027: 2:30 comes twice; a sale of the second one is after a count of the first."""
    premiere = datetime(2027, 10, 31, 0, 30, tzinfo=ZoneInfo("UTC"))
    time_machine.move_to(premiere - timedelta(hours=1), tick=False)
    au_rayon(point, "livres", 10_000)
    time_machine.move_to(premiere, tick=False)
    inventaire = commencer(lieu=point.lieu, compte=responsable)
    un_comptage(inventaire, responsable, "livres", 10_000)
    time_machine.move_to(premiere + timedelta(hours=1), tick=False)
    vendre(point, "livres", 4_000)

    assert [r.ecart_g for r in rapprocher(inventaire)] == [0]


def test_la_methode_dit_si_l_ecart_est_pese_ou_estime(point, responsable):
    inventaire = commencer(lieu=point.lieu, compte=responsable, methode=Inventaire.Methode.VOLUME)
    un_comptage(inventaire, responsable, "livres", 3_000)

    bon = finir(inventaire, responsable, point)

    assert bon.mouvements.get().mesure == "estimee"


def test_un_comptage_partiel_ne_perd_pas_le_reste_de_la_categorie(point, responsable):
    au_rayon(point, "livres", 600_569)
    au_rayon(point, "jouets", 8_000)
    inventaire = commencer(lieu=point.lieu, compte=responsable)
    livres = un_comptage(inventaire, responsable, "livres", 100_000)
    en_partie = (livres.categorie_id, "rayon", livres.matiere_id)
    # Beyond the threshold nothing is lost by silence, nor by a figure that is not the one read.
    for confirmes in ({}, {en_partie: -500_570}):
        with pytest.raises(EcartAConfirmer, match=r"500,57.kg d’écart sur «.Livres.»"):
            finir(inventaire, responsable, point, confirmes=confirmes)
    with pytest.raises(RienDEntier):
        finir(inventaire, responsable, point, parties=[en_partie])
    un_comptage(inventaire, responsable, "jouets", 7_900)

    bon = finir(inventaire, responsable, point, parties=[en_partie], confirmes={})

    assert pas(bon) == [("jouets", "rayon", "perdu", 100)]
    assert stock(point.lieu, "livres", "rayon") == 600_569


def test_une_partie_qui_depasse_les_comptes_est_retrouvee(point, responsable):
    au_rayon(point, "livres", 10_000)
    inventaire = commencer(lieu=point.lieu, compte=responsable)
    livres = un_comptage(inventaire, responsable, "livres", 12_500)
    en_partie = (livres.categorie_id, "rayon", livres.matiere_id)
    with pytest.raises(EcartAConfirmer):
        finir(inventaire, responsable, point, parties=[en_partie], confirmes={})

    bon = finir(inventaire, responsable, point, parties=[en_partie])

    assert pas(bon) == [("livres", "inventaire", "rayon", 2_500)]


def test_le_seuil_de_l_ecart_est_celui_de_la_maison(point, responsable):
    au_rayon(point, "livres", 10_000)
    changer_le_seuil(genre=GENRES["ecart_du_mois"], valeur=20, compte=un_compte("direction"))
    inventaire = commencer(lieu=point.lieu, compte=responsable)
    un_comptage(inventaire, responsable, "livres", 8_100)

    assert pas(finir(inventaire, responsable, point, confirmes={})) == [
        ("livres", "rayon", "perdu", 1_900)
    ]
