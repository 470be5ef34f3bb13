"""A site's dated choices: how it sorts, how it knows what it sold."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from collecte.mois.models import Reglage
from collecte.mois.refus import LieuPasOuvert, ReglageDejaChoisi, ReglageDuPasse, ReglageInconnu
from collecte.mois.services.reglages import reglage, regler
from petiterockette.droits import DroitManquant
from petiterockette.journal.models import Entree
from tests.collecte.livres import clos
from tests.fabriques import un_compte, un_lieu

pytestmark = pytest.mark.django_db

VENTE, TRI = Reglage.Cle.METHODE_VENTE, Reglage.Cle.MODE_TRI


@pytest.fixture
def lieu():
    return un_lieu(ouvert_le=date(2026, 1, 5))


@pytest.fixture(autouse=True)
def le_25_novembre(time_machine):
    time_machine.move_to("2026-11-25 12:00+01:00", tick=False)


def choisir(lieu, valeur, debut, cle=VENTE, compte=None):
    compte = compte or un_compte("direction")
    return regler(lieu=lieu, cle=cle, valeur=valeur, debut=debut, compte=compte)


def test_un_choix_vaut_depuis_son_jour_et_l_ancien_jusqu_a_la_veille(lieu):
    jour = date(2026, 12, 1)

    choisir(lieu, "poids_moyen", jour)

    assert reglage(lieu.pk, VENTE, jour) == "poids_moyen"
    assert reglage(lieu.pk, VENTE, jour - timedelta(days=1)) == "pesee"
    assert reglage(lieu.pk, TRI, jour) == "par_contenant"
    contenu = Entree.objects.get(code="collecte.reglage.change").contenu
    assert (contenu["avant"], contenu["apres"]) == ("pesee", "poids_moyen")


def test_le_meme_jour_le_dernier_choix_remplace_l_autre(lieu):
    jour = timezone.localdate()
    choisir(lieu, "poids_moyen", jour)

    choisir(lieu, "solde", jour)

    assert [(r.debut, r.valeur) for r in Reglage.objects.all()] == [(jour, "solde")]


def test_choisir_ce_qui_vaut_deja_est_refuse_et_n_ecrit_rien(lieu):
    jour = timezone.localdate()

    with pytest.raises(ReglageDejaChoisi) as refus:
        choisir(lieu, "pesee", jour)

    assert "pesée" in refus.value.champs["valeur"]
    assert not Reglage.objects.exists()
    choisir(lieu, "solde", jour)
    with pytest.raises(ReglageDejaChoisi):
        choisir(lieu, "solde", jour)
    assert Entree.objects.filter(code="collecte.reglage.change").count() == 1


def test_le_mois_ouvert_se_regle_depuis_son_premier_jour(lieu):
    clos(lieu, date(2026, 10, 1))

    choisir(lieu, "solde", date(2026, 11, 1))

    assert reglage(lieu.pk, VENTE, date(2026, 11, 1)) == "solde"


@pytest.mark.parametrize("debut", [date(2026, 10, 31), date(2026, 9, 12), date(2026, 2, 1)])
def test_ce_qui_changerait_un_mois_clos_est_refuse(lieu, debut):
    # Nobody gestured in September: it has no month of its own, yet October is closed.
    clos(lieu, date(2026, 10, 1))

    with pytest.raises(ReglageDuPasse) as refus:
        choisir(lieu, "solde", debut)

    assert list(refus.value.champs) == ["debut"]
    assert not Reglage.objects.exists()


def test_un_jour_avant_l_ouverture_du_lieu_est_refuse(lieu):
    with pytest.raises(LieuPasOuvert) as refus:
        choisir(lieu, "solde", date(2026, 1, 4))

    assert "5 janvier 2026" in refus.value.champs["debut"]


def test_un_choix_qui_n_existe_pas_ou_d_un_autre_reglage_est_refuse(lieu):
    with pytest.raises(ReglageInconnu):
        choisir(lieu, "par_ligne", timezone.localdate())


@pytest.mark.parametrize("role", ["responsable", "tresorerie", "caisse"])
def test_seuls_ceux_qui_tiennent_les_lieux_reglent(lieu, role):
    with pytest.raises(DroitManquant):
        choisir(lieu, "solde", timezone.localdate(), compte=un_compte(role, lieu=lieu))
