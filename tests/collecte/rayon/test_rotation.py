"""Shelves that rotate: the zone de gratuité and what comes back, what is lost."""

import pytest
from django.utils import timezone

from collecte.bilans.masses import bilan
from collecte.livre.refus import MasseDemandee, MotifRequis, RouteImpossible, VracSeTrie
from collecte.rayon.services import constater_une_perte, reprendre_de_la_zone
from collecte.sorties.services.sorties import poser_en_zone
from petiterockette.droits import DroitManquant
from tests.collecte.livres import au_rayon, deposer, pas, stock
from tests.fabriques import categorie, entete, un_compte, un_point

pytestmark = pytest.mark.django_db


@pytest.fixture
def point():
    return un_point("quai")


def test_ce_qui_est_pose_en_zone_est_donne_sans_destinataire(point):
    au_rayon(point, "livres", 20_000)

    bon, _cree = poser_en_zone(
        entete=entete(point=point), categorie=categorie("livres"), brut_g=6_000
    )

    assert pas(bon) == [("livres", "rayon", "donne_particulier", 6_000)]
    assert (bon.sortie.genre, bon.sortie.structure, bon.sortie.type_don) == ("zone", None, None)


def test_ce_qui_revient_de_la_zone_n_a_pas_ete_donne(point):
    au_rayon(point, "livres", 20_000)
    poser_en_zone(entete=entete(point=point), categorie=categorie("livres"), brut_g=6_000)

    bon, _cree = reprendre_de_la_zone(
        entete=entete(point=point), categorie=categorie("livres"), vers="a_recycler", masse_g=2_500
    )

    assert pas(bon) == [("livres", "donne_particulier", "a_recycler", 2_500)]
    jour = timezone.localdate()
    b = bilan(jour, jour, [point.lieu])
    # 20 came in, 3,5 were given; the rest is on the shelf and in the recycling roll.
    assert (b.reemploi_g, b.sorties_g, b.variation_stock_g) == (3_500, 3_500, 16_500)
    assert stock(point.lieu, "livres", "a_recycler", "livres-non-vendus") == 2_500


def test_une_perte_est_un_ecart_hors_des_taux(point):
    au_rayon(point, "livres", 20_000)

    bon, _cree = constater_une_perte(
        entete=entete(point=point),
        categorie=categorie("livres"),
        de="rayon",
        masse_g=1_500,
        motif="dégât des eaux",
    )

    jour = timezone.localdate()
    b = bilan(jour, jour, [point.lieu])
    assert (b.sorties_g, b.ecart_g, b.variation_stock_g) == (0, -1_500, 18_500)
    assert (bon.motif, bon.mouvements.get().mesure) == ("dégât des eaux", "estimee")


def test_le_vrac_se_perd_mais_ne_revient_pas(point):
    deposer(point, "vrac", 5_000)
    constater_une_perte(
        entete=entete(point=point),
        categorie=categorie("vrac"),
        de="a_trier",
        masse_g=1_000,
        motif="mouillé",
    )

    with pytest.raises(VracSeTrie):
        reprendre_de_la_zone(
            entete=entete(point=point), categorie=categorie("vrac"), vers="a_trier", masse_g=1_000
        )


def test_une_perte_sans_raison_est_refusee(point):
    communs = {"entete": entete(point=point), "categorie": categorie("livres")}

    with pytest.raises(MotifRequis):
        constater_une_perte(**communs, de="rayon", masse_g=1_000, motif=" ")
    with pytest.raises(RouteImpossible):
        constater_une_perte(**communs, de="vendu", masse_g=1_000, motif="vol")
    with pytest.raises(MasseDemandee):
        constater_une_perte(**communs, de="rayon", masse_g=0, motif="vol")
    with pytest.raises(RouteImpossible):
        reprendre_de_la_zone(**communs, vers="atelier", masse_g=1_000)
    tri = un_compte("benevole", lieu=point.lieu)
    with pytest.raises(DroitManquant):
        constater_une_perte(
            entete=entete(tri, point),
            categorie=categorie("livres"),
            de="rayon",
            masse_g=1_000,
            motif="vol",
        )
