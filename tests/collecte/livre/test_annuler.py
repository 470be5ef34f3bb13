from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from collecte.bilans.masses import bilan
from collecte.livre.models import Bon, CumulApports, CumulDepots, Mouvement, Stock
from collecte.livre.refus import (
    AnnulationImpossible,
    AutreContenu,
    DejaAnnule,
    MotifRequis,
    PasLeSien,
    PersonneInconnue,
)
from collecte.livre.services.annulations import annuler, peut_annuler
from collecte.sorties.services.hors_caisse import vendre_hors_caisse
from petiterockette.droits import DroitManquant
from petiterockette.journal.models import Entree
from tests.fabriques import (
    categorie,
    entete,
    motif_refus,
    un_compte,
    un_depot,
    un_lieu,
    un_point,
    une_ligne,
    une_personne,
)

pytestmark = pytest.mark.django_db

MIDI = datetime(2026, 11, 25, 11, tzinfo=UTC)


@pytest.fixture
def responsable(point):
    return un_compte("responsable", lieu=point.lieu)


def defaire(bon, compte, **champs) -> Bon:
    champs.setdefault("uuid", uuid4())
    champs.setdefault("motif", "Mauvais poids")
    contre, _cree = annuler(bon=bon, compte=compte, **champs)
    return contre


def test_annuler_un_depot_le_defait_partout_et_n_efface_rien(point, responsable):
    bon = un_depot(
        une_ligne("livres", 4_000), une_ligne("velo", 9_000, destination="a_recycler"), point=point
    )

    contre = defaire(bon, responsable)

    assert (contre.annule, contre.nature, contre.motif) == (bon, "contre_ecriture", "Mauvais poids")
    assert bon.annulation == contre
    assert sorted(contre.mouvements.values_list("de", "vers", "masse_g")) == [
        ("a_recycler", "a_trier", 9_000),
        ("a_trier", "donateur", 4_000),
        ("a_trier", "donateur", 9_000),
    ]
    assert bon.mouvements.count() == 3
    for cache in (Stock, CumulApports, CumulDepots):
        assert set(cache.objects.values_list("masse_g", flat=True)) == {0}
    assert CumulDepots.objects.get().depots == 0
    jour = bon.jour
    assert bilan(jour, jour).collecte_g == 0
    assert Entree.objects.last().resume == f"Dépôt nº {bon.pk} annulé\u00a0: Mauvais poids"


def test_annuler_un_don_refuse_retire_le_passage(point, responsable):
    bon = un_depot(lignes=[], refuses=[{"motif": motif_refus().pk}], point=point)

    defaire(bon, responsable)

    assert CumulDepots.objects.get().depots == 0
    assert not Mouvement.objects.exists()


def test_la_contre_ecriture_defait_aussi_les_orientations_implicites(point, responsable):
    un_depot(une_ligne("livres", 4_000), point=point)
    vente, _cree = vendre_hors_caisse(
        entete=entete(responsable, point), categorie=categorie("livres"), masse_g=1_500
    )

    defaire(vente, responsable)

    stocks = {s.etape: s.masse_g for s in Stock.objects.exclude(masse_g=0)}
    assert stocks == {"a_trier": 4_000}
    assert set(vente.annulation.mouvements.values_list("de", "vers", "implicite")) == {
        ("rayon", "a_trier", True),
        ("vendu", "rayon", False),
    }


def test_annuler_ce_dont_le_stock_est_deja_parti_le_rend_negatif(point, responsable):
    bon = un_depot(une_ligne("livres", 4_000), point=point)
    vendre_hors_caisse(
        entete=entete(responsable, point), categorie=categorie("livres"), masse_g=4_000
    )

    defaire(bon, responsable)

    assert {s.etape: s.masse_g for s in Stock.objects.exclude(masse_g=0)} == {"a_trier": -4_000}


# Once and only once


def test_la_meme_annulation_deux_fois_n_en_fait_qu_une(point, responsable):
    bon = un_depot(point=point)
    uuid = uuid4()

    premiere, cree = annuler(bon=bon, uuid=uuid, motif="Doublon", compte=responsable)
    seconde, recree = annuler(bon=bon, uuid=uuid, motif="Doublon ", compte=responsable)

    assert (premiere, cree, recree) == (seconde, True, False)
    assert Bon.objects.filter(annule=bon).count() == 1
    assert Stock.objects.get().masse_g == 0


def test_une_seconde_annulation_est_refusee(point, responsable):
    bon = un_depot(point=point)
    defaire(bon, responsable)

    with pytest.raises(DejaAnnule):
        defaire(bon, responsable)

    assert Stock.objects.get().masse_g == 0


def test_l_identifiant_d_un_autre_geste_est_refuse(point, responsable):
    bon = un_depot(point=point)

    with pytest.raises(AutreContenu):
        defaire(bon, responsable, uuid=bon.uuid)

    assert not Bon.objects.filter(annule=bon).exists()


def test_une_annulation_ne_s_annule_pas(point, responsable):
    contre = defaire(un_depot(point=point), responsable)

    with pytest.raises(AnnulationImpossible):
        defaire(contre, responsable)


# The reason


@pytest.mark.parametrize("motif", ["", "   "])
def test_une_annulation_dit_pourquoi(point, responsable, motif):
    bon = un_depot(point=point)

    with pytest.raises(MotifRequis):
        defaire(bon, responsable, motif=motif)

    assert Bon.objects.count() == 1


def test_annuler_aussitot_ecrit_la_raison(point, responsable):
    contre = defaire(un_depot(point=point), responsable, motif="", aussitot=True)

    assert contre.motif == "annulé aussitôt"


def test_aussitot_ne_dure_pas(point, responsable, time_machine):
    time_machine.move_to(MIDI, tick=False)
    bon = un_depot(point=point)
    time_machine.move_to(MIDI + timedelta(minutes=2, seconds=1), tick=False)

    with pytest.raises(MotifRequis):
        defaire(bon, responsable, motif="", aussitot=True)


def test_un_long_motif_est_coupe_et_garde(point, responsable):
    contre = defaire(un_depot(point=point), responsable, motif="x" * 900)

    assert contre.motif == "x" * 200


# Who may


def test_l_auteur_annule_son_depot_le_jour_meme(point):
    compte = un_compte("benevole", lieu=point.lieu)

    assert defaire(un_depot(point=point, compte=compte), compte).pk


def test_le_lendemain_l_auteur_doit_demander(point, time_machine):
    time_machine.move_to(MIDI, tick=False)
    compte = un_compte("benevole", lieu=point.lieu)
    bon = un_depot(point=point, compte=compte)
    # 23 h 30 UTC is already the next day in Paris.
    time_machine.move_to(MIDI.replace(hour=23, minute=30), tick=False)

    with pytest.raises(PasLeSien):
        defaire(bon, compte)


def test_sur_le_meme_appareil_le_depot_d_un_autre_n_est_pas_le_sien(point):
    appareil = un_compte("benevole", lieu=point.lieu, personne=None)
    awa, noe = une_personne("Awa"), une_personne("Noé")
    bon = un_depot(point=point, compte=appareil, par=awa.pk)

    with pytest.raises(PasLeSien):
        defaire(bon, appareil, par=noe.pk)

    assert defaire(bon, appareil, par=awa.pk).par == awa


def test_un_autre_compte_n_annule_pas_au_nom_de_l_auteur(point):
    awa = une_personne("Awa")
    bon = un_depot(point=point, par=awa.pk)

    with pytest.raises(PasLeSien):
        defaire(bon, un_compte("benevole", lieu=point.lieu), par=awa.pk)


def test_un_benevole_n_annule_pas_une_vente(point, responsable):
    vente, _cree = vendre_hors_caisse(
        entete=entete(responsable, point), categorie=categorie("livres"), masse_g=100
    )

    with pytest.raises(DroitManquant):
        defaire(vente, un_compte("benevole", lieu=point.lieu))


def test_le_responsable_d_un_autre_lieu_n_annule_pas(point):
    bon = un_depot(point=point)

    with pytest.raises(PasLeSien):
        defaire(bon, un_compte("responsable", lieu=un_lieu()))


def test_le_responsable_d_un_seul_point_n_annule_pas_ce_qui_vient_du_voisin(point):
    quai = un_point("quai", lieu=point.lieu)
    compte = un_compte("responsable", point=quai)

    assert peut_annuler(un_depot(point=quai), compte, None)
    assert not peut_annuler(un_depot(point=point), compte, None)


def test_annuler_au_nom_de_personne_est_refuse(point, responsable):
    bon = un_depot(point=point)

    with pytest.raises(PersonneInconnue):
        defaire(bon, responsable, par=987_654)

    assert not Bon.objects.filter(annule=bon).exists()
