import pytest

from collecte.bilans.masses import bilan
from collecte.livre.refus import MasseDemandee, RouteImpossible, VracSeTrie
from collecte.livre.services.annulations import annuler
from collecte.tri.refus import MemeCategorie
from collecte.tri.services.tri import reclasser
from tests.collecte.livres import deposer, pas, stock
from tests.fabriques import categorie, entete, un_compte, un_point

pytestmark = pytest.mark.django_db


def test_huit_kilos_de_deee_dans_un_carton_de_vingt_kilos_de_bibelots():
    point = un_point("quai")
    depot = deposer(point, "bibelots", 20_000)

    bon, _cree = reclasser(
        entete=entete(point=point),
        categorie=categorie("bibelots"),
        vraie=categorie("materiel-electrique"),
        vers="a_trier",
        masse_g=8_000,
    )

    assert pas(bon) == [
        ("bibelots", "a_trier", "reclassement", 8_000),
        ("materiel-electrique", "reclassement", "a_trier", 8_000),
    ]
    assert stock(point.lieu, "bibelots", "a_trier") == 12_000
    assert stock(point.lieu, "materiel-electrique", "a_trier") == 8_000
    # Nothing came in a second time, nothing went out.
    b = bilan(depot.jour, depot.jour, [point.lieu])
    assert (b.collecte_g, b.sorties_g, b.variation_stock_g) == (20_000, 0, 20_000)


def test_la_bonne_categorie_part_aussitot_ou_l_on_veut():
    point = un_point("quai")
    deposer(point, "bibelots", 20_000)

    reclasser(
        entete=entete(point=point),
        categorie=categorie("bibelots"),
        vraie=categorie("materiel-electrique"),
        vers="a_recycler",
        masse_g=8_000,
    )

    assert stock(point.lieu, "materiel-electrique", "a_recycler") == 8_000
    assert stock(point.lieu, "materiel-electrique", "a_trier") == 0


def test_le_vrac_se_trie_en_changeant_de_categorie():
    point = un_point("quai")
    deposer(point, "vrac", 30_000)

    reclasser(
        entete=entete(point=point),
        categorie=categorie("vrac"),
        vraie=categorie("livres"),
        vers="rayon",
        masse_g=12_000,
    )

    assert stock(point.lieu, "vrac", "a_trier") == 18_000
    assert stock(point.lieu, "livres", "rayon") == 12_000


def test_un_changement_de_categorie_annule_remet_tout_en_place():
    point = un_point("quai")
    deposer(point, "bibelots", 20_000)
    bon, _cree = reclasser(
        entete=entete(point=point),
        categorie=categorie("bibelots"),
        vraie=categorie("materiel-electrique"),
        vers="rayon",
        masse_g=8_000,
    )

    annuler(bon=bon, uuid=entete().uuid, motif="erreur", compte=un_compte("direction"))

    assert stock(point.lieu, "bibelots", "a_trier") == 20_000
    assert stock(point.lieu, "materiel-electrique", "rayon") == 0


@pytest.mark.parametrize(
    ("vraie", "vers", "masse_g", "refus"),
    [
        ("bibelots", "rayon", 1_000, MemeCategorie),
        ("vrac", "a_trier", 1_000, VracSeTrie),
        ("materiel-electrique", "vendu", 1_000, RouteImpossible),
        ("materiel-electrique", "rayon", 0, MasseDemandee),
    ],
)
def test_un_changement_impossible_est_refuse(vraie, vers, masse_g, refus):
    with pytest.raises(refus):
        reclasser(
            entete=entete(point=un_point("quai")),
            categorie=categorie("bibelots"),
            vraie=categorie(vraie),
            vers=vers,
            masse_g=masse_g,
        )
