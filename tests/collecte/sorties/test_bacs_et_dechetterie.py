from datetime import date, timedelta

import pytest
from django.utils import timezone

from collecte.bilans.masses import bilan
from collecte.listes.models import Accord, Bac, DestinBac
from collecte.livre.models import Bon, Stock
from collecte.livre.refus import AuDelaDeLaBalance, TareTropLourde, VracSeTrie
from collecte.sorties.refus import BacSansDestin
from collecte.sorties.services.sorties import porter_a_la_dechetterie, sortir_des_bacs
from petiterockette.droits import DroitManquant
from tests.fabriques import (
    bac,
    categorie,
    entete,
    les_listes,
    matiere,
    structure,
    un_compte,
    un_depot,
    un_point,
    une_ligne,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def quai():
    les_listes()
    return un_point("quai", maximum_g=2_000_000)


@pytest.fixture
def chauffeur(quai):
    return un_compte("camion", lieu=quai.lieu)


def sortir(compte, point, nom="Petit bac vert", n=1, brut_g=50_000, **champs) -> Bon:
    bon, _cree = sortir_des_bacs(
        entete=entete(compte, point), bac=bac(nom), n=n, brut_g=brut_g, **champs
    )
    return bon


def porter(compte, point, brut_g=10_000, **champs) -> Bon:
    bon, _cree = porter_a_la_dechetterie(entete=entete(compte, point), brut_g=brut_g, **champs)
    return bon


def stocks() -> dict[tuple[str, str, str], int]:
    rangees = Stock.objects.exclude(masse_g=0).select_related("matiere", "categorie")
    return {(s.categorie.code, s.etape, s.matiere.code): s.masse_g for s in rangees}


# Bins


def test_la_tare_des_bacs_se_retire_toute_seule(quai, chauffeur):
    bon = sortir(chauffeur, quai, n=3, brut_g=100_000)

    ligne = bon.lignes.get()
    assert (ligne.brut_g, ligne.masse_g, ligne.bac.nom) == (100_000, 34_000, "Petit bac vert")
    tare = ligne.tares.get()
    assert (tare.bac.nom, tare.n, tare.tare_g) == ("Petit bac vert", 3, 22_000)
    assert bon.sortie.genre == "bac"


def test_un_bac_se_repartit_sur_ce_qui_attendait(quai, chauffeur):
    un_depot(
        une_ligne("jouets", 30_000, destination="a_jeter"),
        une_ligne("bibelots", 10_000, destination="a_jeter"),
        point=quai,
    )

    bon = sortir(chauffeur, quai, brut_g=42_000)

    sortis = {m.categorie.code: m.masse_g for m in bon.mouvements.filter(vers="dechetterie")}
    assert sortis == {"jouets": 15_000, "bibelots": 5_000}
    assert stocks() == {
        ("jouets", "a_jeter", "sans-matiere"): 15_000,
        ("bibelots", "a_jeter", "sans-matiere"): 5_000,
    }
    assert bilan(bon.jour, bon.jour).dechetterie_g == 20_000


def test_un_bac_jaune_se_recycle(quai, chauffeur):
    bon = sortir(chauffeur, quai, "Petit bac jaune")

    mouvement = bon.mouvements.get()
    assert (mouvement.de, mouvement.vers) == ("a_recycler", "recycle")
    assert mouvement.matiere.code == "emballages"


def test_nos_propres_dechets_sont_hors_de_tout_taux_et_de_tout_stock(quai, chauffeur):
    un_depot(une_ligne("jouets", 30_000, destination="a_jeter"), point=quai)

    bon = sortir(chauffeur, quai, maison=True)

    mouvement = bon.mouvements.get()
    assert (mouvement.de, mouvement.vers) == ("maison", "dechetterie")
    assert mouvement.categorie.code == "sans-categorie"
    assert stocks() == {("jouets", "a_jeter", "sans-matiere"): 30_000}
    le_bilan = bilan(bon.jour, bon.jour)
    assert (le_bilan.sorties_g, le_bilan.pesee_g, le_bilan.taux) == (0, 0, None)


def test_un_bac_sans_destin_ce_jour_la_est_refuse(quai, chauffeur):
    DestinBac.objects.filter(bac__nom="Petit bac vert").update(fin=date(2020, 1, 1))

    with pytest.raises(BacSansDestin):
        sortir(chauffeur, quai)

    assert not Bon.objects.exists()


def test_le_destin_le_plus_recent_l_emporte(quai, chauffeur):
    DestinBac.objects.create(
        bac=Bac.objects.get(nom="Petit bac vert"), vers="energie", debut=date(2020, 1, 1)
    )

    mouvement = sortir(chauffeur, quai).mouvements.get()

    assert (mouvement.de, mouvement.vers) == ("a_jeter", "energie")


def test_des_bacs_plus_lourds_que_le_poids_lu_sont_refuses(quai, chauffeur):
    with pytest.raises(TareTropLourde):
        sortir(chauffeur, quai, n=2, brut_g=44_000)


# Runs to the déchetterie


def test_une_benne_a_part_peut_etre_recyclee(quai, chauffeur):
    lilas = structure("Déchetterie de la porte des Lilas")

    metaux = porter(chauffeur, quai, structure=lilas, matiere=matiere("metaux"))
    melange = porter(chauffeur, quai, structure=lilas)
    verre = porter(chauffeur, quai, structure=lilas, matiere=matiere("verre"))

    assert [(m.de, m.vers) for bon in (metaux, melange, verre) for m in bon.mouvements.all()] == [
        ("a_recycler", "recycle"),
        ("a_jeter", "dechetterie"),
        ("a_jeter", "dechetterie"),
    ]


def test_ce_qui_y_est_melange_devient_ce_que_dit_son_accord(quai, chauffeur):
    lilas = structure("Déchetterie de la porte des Lilas")
    jour = timezone.localdate()
    Accord.objects.create(structure=lilas, vers="energie", debut=jour - timedelta(days=30))

    melange = porter(chauffeur, quai, structure=lilas)
    ailleurs = porter(chauffeur, quai)
    metaux = porter(chauffeur, quai, structure=lilas, matiere=matiere("metaux"))

    assert [bon.mouvements.get().vers for bon in (melange, ailleurs, metaux)] == [
        "energie",
        "dechetterie",
        "recycle",
    ]


def test_un_voyage_en_melange_prend_tout_ce_qui_attendait_d_etre_jete(quai, chauffeur):
    un_depot(
        une_ligne("mobilier", 6_000, destination="a_jeter"),
        une_ligne("textiles", 9_000),
        point=quai,
    )

    porter(chauffeur, quai, 10_000)

    # First what was to be thrown away, then what was to be sorted.
    assert stocks() == {("textiles", "a_trier", "sans-matiere"): 5_000}


def test_un_voyage_peut_dire_sa_categorie(quai, chauffeur):
    bon = porter(chauffeur, quai, categorie=categorie("mobilier"))

    assert bon.mouvements.get().categorie.code == "mobilier"
    assert bon.mouvements.get().ventilation == ""


def test_le_vrac_ne_va_pas_a_la_dechetterie(quai, chauffeur):
    with pytest.raises(VracSeTrie):
        porter(chauffeur, quai, categorie=categorie("vrac"))


def test_au_dela_de_la_balance_du_quai_est_refuse(quai, chauffeur):
    with pytest.raises(AuDelaDeLaBalance):
        porter(chauffeur, quai, 2_000_001)


def test_un_benevole_ne_sort_pas_les_bacs(quai):
    with pytest.raises(DroitManquant):
        sortir(un_compte("benevole", lieu=quai.lieu), quai)
