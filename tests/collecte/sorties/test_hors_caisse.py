from datetime import UTC, date, datetime

import pytest

from collecte.bilans.masses import bilan
from collecte.livre.models import Bon, Stock
from collecte.livre.refus import MasseImprobable, VracSeTrie
from collecte.mois.models import Mois
from collecte.mois.refus import DateImpossible, MoisClos
from collecte.sorties.services.hors_caisse import vendre_hors_caisse
from petiterockette.droits import DroitManquant
from petiterockette.journal.models import Entree
from tests.fabriques import categorie, entete, un_compte, un_depot, un_lieu, un_point, une_ligne

pytestmark = pytest.mark.django_db

MIDI = datetime(2026, 11, 25, 11, tzinfo=UTC)


@pytest.fixture
def point():
    return un_point("caisse")


@pytest.fixture
def caissier(point):
    return un_compte("caisse", lieu=point.lieu)


def vendre(compte, point, code="livres", masse_g=1_000, **champs) -> Bon:
    bon, _cree = vendre_hors_caisse(
        entete=entete(compte, point), categorie=categorie(code), masse_g=masse_g, **champs
    )
    return bon


def test_des_kilos_vendus_quittent_le_rayon_et_comptent_en_reemploi(point, caissier):
    un_depot(une_ligne("livres", 5_000, destination="rayon"), point=un_point(lieu=point.lieu))

    bon = vendre(caissier, point, masse_g=1_500, quantite=12)

    mouvement = bon.mouvements.get()
    assert (mouvement.de, mouvement.vers, mouvement.quantite) == ("rayon", "vendu", 12)
    assert Stock.objects.get(etape="rayon").masse_g == 3_500
    le_bilan = bilan(bon.jour, bon.jour)
    assert (le_bilan.reemploi_g, le_bilan.sorties_g, le_bilan.pesee_g) == (1_500, 1_500, 1_500)
    assert Entree.objects.last().code == "collecte.vente_hors_caisse.enregistree"


def test_ce_que_le_tri_n_a_pas_annonce_est_oriente_dans_le_meme_bon(point, caissier):
    un_depot(une_ligne("livres", 1_000), point=un_point(lieu=point.lieu))

    bon = vendre(caissier, point, masse_g=1_500)

    assert list(
        bon.mouvements.order_by("id").values_list("de", "vers", "masse_g", "implicite")
    ) == [("a_trier", "rayon", 1_000, True), ("rayon", "vendu", 1_500, False)]
    assert Stock.objects.get(etape="rayon").masse_g == -500
    assert bon.lignes.get().masse_g == 1_500


def test_le_stock_d_un_autre_lieu_n_est_pas_touche(point, caissier):
    un_depot(une_ligne("livres", 5_000))

    vendre(caissier, point)

    assert set(Stock.objects.exclude(masse_g=0).values_list("lieu", "masse_g")) == {
        (point.lieu_id, -1_000),
        (Bon.objects.depots().get().lieu_id, 5_000),
    }


def test_une_masse_estimee_se_dit(point, caissier):
    bon = vendre(caissier, point, mesure="estimee")

    assert bilan(bon.jour, bon.jour).estimee_g == 1_000


def test_le_vrac_ne_se_vend_pas(point, caissier):
    with pytest.raises(VracSeTrie):
        vendre(caissier, point, "vrac")

    assert not Bon.objects.exists()


def test_une_masse_improbable_pour_un_jour_demande_confirmation(point, caissier):
    # Jewels: 5 kg at once are plausible, ten times that in a day.
    with pytest.raises(MasseImprobable):
        vendre(caissier, point, "bijoux", 50_001)

    assert vendre(caissier, point, "bijoux", 50_000).pk
    assert vendre(caissier, point, "bijoux", 50_001, confirme=True).pk


def test_le_jour_se_choisit_sans_droit_particulier(point, caissier, time_machine):
    time_machine.move_to(MIDI, tick=False)

    bon = vendre(caissier, point, jour=date(2026, 10, 31))

    assert bon.jour == bon.mouvements.get().jour == date(2026, 10, 31)
    assert bon.mouvements.get().mois == date(2026, 10, 1)


@pytest.mark.parametrize("jour", [date(2026, 11, 26), date(2026, 10, 24)])
def test_un_jour_futur_ou_trop_ancien_est_refuse(point, caissier, jour, time_machine):
    time_machine.move_to(MIDI, tick=False)

    with pytest.raises(DateImpossible):
        vendre(caissier, point, jour=jour)


def test_un_jour_d_un_mois_clos_est_refuse(point, caissier, time_machine):
    time_machine.move_to(MIDI, tick=False)
    Mois.objects.create(lieu=point.lieu, mois=date(2026, 10, 1), clos_le=MIDI)

    with pytest.raises(MoisClos):
        vendre(caissier, point, jour=date(2026, 10, 31))

    assert not Bon.objects.exists()


@pytest.mark.parametrize("role", ["benevole", "tri", "camion", "tresorerie", "administration"])
def test_les_autres_roles_ne_vendent_pas(point, role):
    with pytest.raises(DroitManquant):
        vendre(un_compte(role, lieu=point.lieu), point)


def test_on_ne_vend_qu_a_son_lieu(point):
    with pytest.raises(DroitManquant):
        vendre(un_compte("caisse", lieu=un_lieu()), point)
