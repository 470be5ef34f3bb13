from datetime import UTC, date, datetime

import pytest

from collecte.livre.models import Bon, Cumul, Stock
from collecte.livre.refus import AutreContenu, RouteImpossible, VracSeTrie
from collecte.mois.refus import DateImpossible
from collecte.tri.services.tri import orienter
from petiterockette.droits import DroitManquant
from petiterockette.journal.models import Entree
from tests.fabriques import (
    categorie,
    entete,
    matiere,
    un_compte,
    un_depot,
    un_lieu,
    une_ligne,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def trieur(point):
    return un_compte("tri", lieu=point.lieu)


def stocks() -> dict[tuple[str, str], int]:
    rangees = Stock.objects.exclude(masse_g=0).select_related("matiere")
    return {(s.etape, s.matiere.code): s.masse_g for s in rangees}


def trier(trieur, point, masse_g=1_000, **champs) -> Bon:
    champs.setdefault("categorie", categorie("textiles"))
    champs.setdefault("de", "a_trier")
    champs.setdefault("vers", "rayon")
    champs.setdefault("entete", entete(trieur, point))
    bon, _cree = orienter(masse_g=masse_g, **champs)
    return bon


def test_orienter_deplace_des_kilos_d_une_etape_a_l_autre(point, trieur):
    un_depot(une_ligne("textiles", 5_000), point=point)

    bon = trier(trieur, point, 1_200, quantite=4)

    assert stocks() == {("a_trier", "sans-matiere"): 3_800, ("rayon", "sans-matiere"): 1_200}
    ligne, mouvement = bon.lignes.get(), bon.mouvements.get()
    assert (ligne.de, ligne.vers, ligne.masse_g, ligne.quantite) == ("a_trier", "rayon", 1_200, 4)
    assert (mouvement.de, mouvement.vers, mouvement.masse_g) == ("a_trier", "rayon", 1_200)
    assert mouvement.implicite is False
    entree = Entree.objects.last()
    assert entree.code == "collecte.orientation.enregistree"
    assert (entree.contenu["de"], entree.contenu["vers"]) == ("a_trier", "rayon")


@pytest.mark.parametrize("de", ["a_trier", "rayon", "atelier"])
@pytest.mark.parametrize("vers", ["a_trier", "rayon", "atelier", "a_recycler", "a_jeter"])
def test_toutes_les_routes_convenues_passent_et_rester_sur_place_non(point, trieur, de, vers):
    if de == vers:
        with pytest.raises(RouteImpossible):
            trier(trieur, point, de=de, vers=vers)
        return

    trier(trieur, point, de=de, vers=vers)

    assert sum(stocks().values()) == 0
    assert {etape for etape, _m in stocks()} == {de, vers}


@pytest.mark.parametrize(
    ("de", "vers"),
    [
        ("a_recycler", "rayon"),
        ("donateur", "a_trier"),
        ("a_trier", "vendu"),
        ("rayon", "perdu"),
        ("maison", "a_jeter"),
        ("nulle-part", "rayon"),
    ],
)
def test_une_autre_route_est_refusee(point, trieur, de, vers):
    with pytest.raises(RouteImpossible):
        trier(trieur, point, de=de, vers=vers)

    assert not Bon.objects.exists()


def test_ce_qui_part_au_recyclage_prend_la_matiere_de_sa_categorie(point, trieur):
    trier(trieur, point, vers="a_recycler")

    assert stocks()[("a_recycler", "textile")] == 1_000


def test_ce_qui_part_au_recyclage_peut_dire_une_autre_matiere(point, trieur):
    trier(trieur, point, vers="a_recycler", matiere=matiere("carton"))

    assert stocks()[("a_recycler", "carton")] == 1_000


def test_une_categorie_sans_matiere_part_au_recyclage_sans_matiere(point, trieur):
    trier(trieur, point, vers="a_recycler", categorie=categorie("jouets"))

    assert stocks()[("a_recycler", "sans-matiere")] == 1_000


def test_au_rayon_il_n_y_a_pas_de_matiere(point, trieur):
    bon = trier(trieur, point, vers="rayon", matiere=matiere("carton"))

    assert bon.lignes.get().matiere.code == "sans-matiere"


def test_orienter_plus_que_ce_qui_attend_rend_l_etape_negative(point, trieur):
    un_depot(une_ligne("textiles", 500), point=point)

    trier(trieur, point, 800)

    assert stocks() == {("a_trier", "sans-matiere"): -300, ("rayon", "sans-matiere"): 800}


def test_le_vrac_ne_s_oriente_pas(point, trieur):
    with pytest.raises(VracSeTrie):
        trier(trieur, point, categorie=categorie("vrac"))

    assert not Bon.objects.exists()


def test_le_meme_geste_deux_fois_n_en_fait_qu_un(point, trieur):
    tete = entete(trieur, point)
    gestes = [
        orienter(entete=tete, categorie=categorie(), de="a_trier", vers="rayon", masse_g=100)
        for _ in range(2)
    ]

    assert [cree for _bon, cree in gestes] == [True, False]
    assert gestes[0][0] == gestes[1][0]
    assert Cumul.objects.get().masse_g == 100


def test_le_meme_identifiant_pour_un_autre_geste_est_refuse(point, trieur):
    tete = entete(trieur, point)
    trier(trieur, point, entete=tete)
    autre = entete(trieur, point, uuid=tete.uuid, empreinte="autre")

    with pytest.raises(AutreContenu):
        trier(trieur, point, entete=autre)


def test_un_benevole_n_oriente_pas(point):
    with pytest.raises(DroitManquant):
        trier(un_compte("benevole", lieu=point.lieu), point)


def test_on_n_oriente_qu_a_son_lieu(point):
    with pytest.raises(DroitManquant):
        trier(un_compte("tri", lieu=un_lieu()), point)


def test_antidater_demande_le_droit(point, trieur, time_machine):
    time_machine.move_to(datetime(2026, 11, 25, 11, tzinfo=UTC), tick=False)
    hier = date(2026, 11, 24)

    with pytest.raises(DroitManquant):
        trier(trieur, point, jour=hier)

    responsable = un_compte("responsable", lieu=point.lieu)
    assert trier(responsable, point, jour=hier).mouvements.get().jour == hier


def test_une_date_dans_le_futur_est_refusee(point):
    with pytest.raises(DateImpossible):
        trier(un_compte("responsable", lieu=point.lieu), point, jour=date(2999, 1, 1))
