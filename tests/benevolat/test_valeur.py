"""Volunteering in euros: nothing until a rate is said, then each hour at the rate of its day."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from petiterockette.benevolat.models import TauxHoraire
from petiterockette.benevolat.refus import TauxSansSource
from petiterockette.benevolat.services.taux import dire_le_taux
from petiterockette.benevolat.valeur import valeur_du_benevolat
from petiterockette.droits import DroitManquant
from petiterockette.journal.models import Entree
from tests.fabriques import connecter, un_compte, un_lieu
from tests.pages import erreurs, espaces, lue

from .benevoles import des_heures

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2026-11-26 09:00+00:00")]

PAGE = "/benevolat/valeur/"
ANNEE = (date(2026, 1, 1), date(2026, 12, 31))


@pytest.fixture
def heures():
    """Two hours in March, an hour and a half in October, at two sites."""
    un, autre = un_lieu(code="CHV"), un_lieu(code="MTG")
    des_heures(un, minutes=120, jour=date(2026, 11, 10))
    des_heures(autre, minutes=90, jour=date(2026, 11, 20))
    return un, autre


def dire(taux_cts=1_500, debut=date(2026, 1, 1), **champs) -> TauxHoraire:
    champs = {"uuid": uuid4(), "source": "choisi par le conseil", **champs}
    champs.setdefault("compte", un_compte("tresorerie"))
    return dire_le_taux(taux_cts=taux_cts, debut=debut, **champs)[0]


def test_sans_taux_le_benevolat_n_a_aucune_valeur(heures):
    assert valeur_du_benevolat(*ANNEE) is None


def test_chaque_heure_vaut_le_taux_de_son_jour(heures):
    un, autre = heures
    dire(1_500)
    dire(1_801, debut=date(2026, 11, 15))

    # 2 h at 15,00 €, then 1 h 30 at 18,01 €: 27,015 €, rounded once.
    assert valeur_du_benevolat(*ANNEE) == 3_000 + 2_702
    assert valeur_du_benevolat(*ANNEE, [un.pk]) == 3_000
    assert valeur_du_benevolat(*ANNEE, [autre.pk]) == 2_702
    assert valeur_du_benevolat(date(2026, 11, 15), date(2026, 11, 30)) == 2_702


def test_une_heure_d_avant_le_premier_taux_empeche_de_rien_dire(heures):
    dire(debut=date(2026, 11, 15))

    assert valeur_du_benevolat(*ANNEE) is None
    assert valeur_du_benevolat(date(2026, 11, 15), date(2026, 12, 31)) == 2_250
    assert valeur_du_benevolat(date(2026, 11, 1), date(2026, 11, 9)) == 0


def test_le_dernier_mot_d_un_jour_vaut_et_l_ancien_reste(heures):
    dire(1_500)
    dire(2_000)

    assert valeur_du_benevolat(*ANNEE) == 7_000
    assert TauxHoraire.objects.count() == 2


def test_un_taux_se_retire(heures):
    dire(1_500)
    dire(None)

    assert valeur_du_benevolat(*ANNEE) is None


def test_un_taux_se_dit_une_fois_au_journal():
    uuid = uuid4()

    assert dire(uuid=uuid) == dire(uuid=uuid)
    entree = Entree.objects.get(code="benevolat.taux.dit")
    assert (entree.contenu["taux_cts"], entree.contenu["source"]) == (
        1_500,
        "choisi par le conseil",
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        TauxHoraire.objects.update(taux_cts=1)


def test_il_faut_le_droit_et_une_source():
    with pytest.raises(DroitManquant):
        dire(compte=un_compte("pole"))
    with pytest.raises(TauxSansSource):
        dire(source="  ")
    assert not TauxHoraire.objects.exists()


# The pages


def poster(client, **champs):
    page = client.get(PAGE)
    donnees = {"uuid": str(page.context["form"]["uuid"].value()), "debut": "2026-01-01"}
    return client.post(PAGE, donnees | {"source": "SMIC chargé"} | champs)


def test_on_dit_le_taux_et_l_indicateur_le_compte(client, heures):
    connecter(client, un_compte("tresorerie"))
    assert "À vérifier avec votre comptable" in lue(client.get(PAGE))

    assert poster(client, taux_cts="12,50").status_code == 302

    assert "43,75 €" in espaces(lue(client.get("/indicateurs/2026/?q=valorisé")))
    assert "SMIC chargé" in lue(client.get(PAGE))
    assert "Valeur d’une heure" in lue(client.get("/benevolat/chiffres/2026/"))


@pytest.mark.parametrize(
    ("champs", "champ"),
    [
        ({"taux_cts": "beaucoup"}, "taux_cts"),
        ({"taux_cts": "0"}, "taux_cts"),
        ({"taux_cts": "12", "source": ""}, "source"),
        ({"taux_cts": "12", "debut": "hier"}, "debut"),
    ],
)
def test_une_saisie_fausse_se_dit_a_cote_du_champ(client, champs, champ):
    connecter(client, un_compte("direction"))

    assert list(erreurs(poster(client, **champs))) == [champ]
    assert not TauxHoraire.objects.exists()
