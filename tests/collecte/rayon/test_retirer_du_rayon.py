"""What did not sell leaves the shelf: by weight, by container, by count."""

import pytest

from collecte.livre.models import ContenantPlein
from collecte.livre.refus import (
    MasseDemandee,
    PasDeMoyenne,
    PleinParti,
    RouteImpossible,
    VracSeTrie,
)
from collecte.livre.services.pleins import fermer_un_contenant
from collecte.rayon.services import retirer_du_rayon
from collecte.sorties.refus import PoidsMoyenInconnu
from petiterockette.droits import DroitManquant
from tests.collecte.livres import au_rayon, deposer, pas, stock
from tests.fabriques import categorie, contenant, entete, un_compte, un_point

pytestmark = pytest.mark.django_db


@pytest.fixture
def point():
    return un_point("quai")


def retirer(point, code="livres", vers="a_recycler", compte=None, **champs):
    return retirer_du_rayon(
        entete=entete(compte, point), categorie=categorie(code), vers=vers, **champs
    )[0]


def un_plein_au_rayon(point, code="livres", brut_g=10_000):
    bon, _cree = fermer_un_contenant(
        entete=entete(point=point), vers="rayon", categorie=categorie(code), brut_g=brut_g
    )
    return ContenantPlein.objects.get(ligne__bon=bon)


def test_des_kilos_partent_au_recyclage_avec_leur_matiere(point):
    au_rayon(point, "livres", 20_000)
    caisse = contenant("Caisse grise")

    bon = retirer(point, brut_g=15_000, tares=((caisse, 1),))

    assert pas(bon) == [("livres", "rayon", "a_recycler", 12_000)]
    assert stock(point.lieu, "livres", "a_recycler", "livres-non-vendus") == 12_000
    assert stock(point.lieu, "livres", "rayon") == 8_000


@pytest.mark.parametrize("vers", ["a_trier", "atelier", "a_jeter"])
def test_ils_peuvent_aussi_retourner_au_tri_a_l_atelier_ou_a_la_benne(vers, point):
    au_rayon(point, "livres", 20_000)

    assert pas(retirer(point, vers=vers, brut_g=5_000)) == [("livres", "rayon", vers, 5_000)]


def test_dans_la_zone_de_gratuite_ils_sont_donnes(point):
    au_rayon(point, "livres", 20_000)

    bon = retirer(point, vers="donne_particulier", brut_g=5_000)

    assert pas(bon) == [("livres", "rayon", "donne_particulier", 5_000)]
    assert bon.sortie.genre == "zone"


@pytest.mark.parametrize("vers", ["a_recycler", "donne_particulier"])
def test_un_contenant_plein_part_une_fois_avec_ses_kilos(vers, point):
    au_rayon(point, "livres", 5_000)
    plein = un_plein_au_rayon(point)

    bon = retirer(point, vers=vers, plein=plein)

    assert pas(bon) == [("livres", "rayon", vers, 10_000)]
    assert not ContenantPlein.objects.presents().exists()
    with pytest.raises(PleinParti):
        retirer(point, vers=vers, plein=plein)


def test_un_contenant_qui_n_est_pas_au_rayon_n_en_part_pas(point):
    deposer(point, "livres", 20_000)
    bon, _cree = fermer_un_contenant(
        entete=entete(point=point), vers="atelier", categorie=categorie("livres"), brut_g=10_000
    )

    with pytest.raises(RouteImpossible):
        retirer(point, plein=ContenantPlein.objects.get(ligne__bon=bon))


def test_des_sacs_pas_peses_prennent_le_poids_des_derniers(point):
    sac = contenant("Sac cabas")
    for brut_g in (8_350, 12_350):
        fermer_un_contenant(
            entete=entete(point=point),
            vers="rayon",
            categorie=categorie("textiles"),
            contenant=sac,
            brut_g=brut_g,
        )

    bon = retirer(point, "textiles", tares=((sac, 3),))

    ligne = bon.lignes.get()
    assert (ligne.masse_g, ligne.mesure) == (30_000, "estimee")


def test_des_objets_comptes_prennent_leur_poids_moyen(point):
    livres = categorie("livres")
    livres.poids_moyen_g = 400
    livres.save()

    ligne = retirer(point, quantite=12).lignes.get()

    assert (ligne.masse_g, ligne.mesure, ligne.quantite) == (4_800, "estimee", 12)


def test_sans_rien_pour_le_peser_on_demande(point):
    inconnue = categorie("bibelots")
    inconnue.poids_moyen_g = None
    inconnue.save()

    with pytest.raises(MasseDemandee):
        retirer(point)
    with pytest.raises(PasDeMoyenne):
        retirer(point, tares=((contenant("Sac cabas"), 2),))
    with pytest.raises(PoidsMoyenInconnu):
        retirer(point, "bibelots", quantite=3)
    with pytest.raises(VracSeTrie):
        retirer(point, "vrac", brut_g=1_000)
    with pytest.raises(RouteImpossible):
        retirer(point, vers="vendu", brut_g=1_000)


def test_le_rayon_se_vide_avec_le_droit_de_trier(point):
    au_rayon(point, "livres", 20_000)

    retirer(point, compte=un_compte("tri", lieu=point.lieu), brut_g=1_000)
    with pytest.raises(DroitManquant):
        retirer(point, compte=un_compte("caisse", lieu=point.lieu), brut_g=1_000)
