"""What partners look for: noted once, served by hand, closed, shown where one sorts."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from collecte.tri.models import Souhait
from collecte.tri.refus import SouhaitChange, SouhaitClos
from collecte.tri.services.souhaits import (
    changer_le_souhait,
    clore_le_souhait,
    servir_le_souhait,
    souhaits_ouverts,
)
from petiterockette.droits import DroitManquant
from petiterockette.journal.models import Entree
from tests.fabriques import categorie, les_listes, un_compte, un_lieu, un_souhait

pytestmark = pytest.mark.django_db


@pytest.fixture
def lieu():
    les_listes()
    return un_lieu()


@pytest.fixture
def responsable(lieu):
    return un_compte("responsable", lieu=lieu)


def servir(souhait, compte, avant, servi):
    return servir_le_souhait(souhait=souhait, avant=avant, servi=servi, compte=compte)


def test_les_souhaits_ouverts_se_lisent_par_categorie(lieu, django_assert_num_queries):
    ici = un_souhait(lieu=lieu, jusqu_au=date(2026, 12, 24))
    partout = un_souhait(quoi="manteaux")
    bols = un_souhait("vaisselle", lieu=lieu, quoi="bols", jusqu_au=date(2026, 11, 25))
    un_souhait(lieu=un_lieu())
    un_souhait(lieu=lieu, jusqu_au=date(2026, 11, 24))
    clore_le_souhait(souhait=un_souhait(lieu=lieu), compte=un_compte("direction"))

    with django_assert_num_queries(1):
        ouverts = souhaits_ouverts(lieu, date(2026, 11, 25))

    # What ends first comes first, what has no end comes last.
    assert ouverts == {categorie().pk: [ici, partout], categorie("vaisselle").pk: [bols]}
    assert len(souhaits_ouverts(None, date(2026, 11, 25))[categorie().pk]) == 3


def test_servir_a_la_main_puis_tout_est_servi(lieu, responsable):
    souhait = un_souhait(lieu=lieu)

    souhait = servir(souhait, responsable, 0, 8)
    assert souhait.reste == 12
    assert Entree.objects.latest("id").resume == "Souhait servi\u00a0: 8 sur 20 couvertures"
    servir(souhait, responsable, 8, 23)

    assert souhaits_ouverts(lieu) == {}
    assert Souhait.objects.get().reste == 0


def test_deux_appuis_servent_une_fois(lieu, responsable):
    souhait = un_souhait(lieu=lieu)

    for _ in range(2):
        servir(souhait, responsable, 0, 8)

    assert Souhait.objects.get().servi == 8
    assert Entree.objects.filter(code="collecte.souhait.servi").count() == 1


def test_deux_personnes_ne_s_effacent_pas(lieu, responsable):
    souhait = un_souhait(lieu=lieu)
    servir(souhait, responsable, 0, 8)

    with pytest.raises(SouhaitChange, match=r"«.servi.: 8.»"):
        servir(souhait, responsable, 0, 5)
    assert Souhait.objects.get().servi == 8


def test_la_meme_page_note_un_souhait(lieu):
    uuid = uuid4()

    assert un_souhait(lieu=lieu, uuid=uuid) == un_souhait(lieu=lieu, uuid=uuid)
    assert Entree.objects.filter(code="collecte.souhait.note").count() == 1


def test_changer_un_souhait_garde_avant_et_apres(lieu, responsable):
    souhait = un_souhait(lieu=lieu)

    changer_le_souhait(souhait=souhait, compte=responsable, quantite=30)

    entree = Entree.objects.latest("id")
    assert entree.contenu["avant"] == {"quantite": 20}
    assert entree.contenu["apres"] == {"quantite": 30}


def test_un_souhait_clos_ne_bouge_plus(lieu, responsable):
    souhait = un_souhait(lieu=lieu)
    clore_le_souhait(souhait=souhait, compte=responsable)
    clore_le_souhait(souhait=souhait, compte=responsable)

    with pytest.raises(SouhaitClos):
        servir(souhait, responsable, 0, 1)
    with pytest.raises(SouhaitClos):
        changer_le_souhait(souhait=souhait, compte=responsable, quantite=1)
    assert Entree.objects.filter(code="collecte.souhait.clos").count() == 1


@pytest.mark.parametrize("champs", [{"quantite": 0}, {"quantite": -3}, {"quoi": ""}])
def test_un_souhait_vide_est_refuse(lieu, champs):
    with pytest.raises(ValidationError):
        un_souhait(lieu=lieu, **champs)
    assert not Souhait.objects.exists()


@pytest.mark.parametrize("role", ["responsable", "direction"])
def test_ces_roles_tiennent_les_souhaits(lieu, role):
    compte = un_compte(role, lieu=lieu)

    souhait = servir(un_souhait(lieu=lieu, compte=compte), compte, 0, 1)

    assert clore_le_souhait(souhait=souhait, compte=compte).clos_le


@pytest.mark.parametrize("role", ["benevole", "tri", "caisse", "camion", "administration"])
def test_ces_roles_ne_les_tiennent_pas(lieu, role):
    compte, souhait = un_compte(role, lieu=lieu), un_souhait(lieu=lieu)

    with pytest.raises(DroitManquant):
        un_souhait(lieu=lieu, compte=compte)
    with pytest.raises(DroitManquant):
        servir(souhait, compte, 0, 1)
    with pytest.raises(DroitManquant):
        clore_le_souhait(souhait=souhait, compte=compte)


def test_le_souhait_d_un_lieu_ne_se_tient_pas_d_un_autre(lieu):
    ailleurs = un_compte("responsable", lieu=un_lieu())

    with pytest.raises(DroitManquant):
        un_souhait(lieu=lieu, compte=ailleurs)
    with pytest.raises(DroitManquant):
        changer_le_souhait(
            souhait=un_souhait(lieu=ailleurs.affectations.get().lieu), compte=ailleurs, lieu=lieu
        )
