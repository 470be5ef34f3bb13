"""When a temperature is read, and how often a zone is cleaned."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from ateliers.cafe.models import Nettoyage, Releve
from ateliers.cafe.refus import PasACetteHeure
from ateliers.cafe.services.hygiene import c_est_l_heure, nettoyer, relever
from tests.cafe.cuisine import un_uuid, une_enceinte, une_zone
from tests.fabriques import un_compte

pytestmark = pytest.mark.django_db


def nettoye_deux_fois(monkeypatch, frequence, ecart):
    """At 7:40, then so long after."""
    zone = une_zone(frequence=frequence)
    compte = un_compte("caisse", lieu=zone.lieu)
    quand = datetime.fromisoformat("2026-11-29T07:40:00+01:00")
    fois = []
    for heure in (quand, quand + ecart):
        monkeypatch.setattr(timezone, "now", lambda heure=heure: heure)
        fois.append(nettoyer(uuid=un_uuid(), zone=zone, compte=compte, par=None))
    return fois


@pytest.mark.parametrize(
    ("frequence", "ecart"), [("jour", timedelta(hours=6)), ("service", timedelta(minutes=5))]
)
def test_ce_qui_est_deja_propre_n_est_pas_note_deux_fois(monkeypatch, frequence, ecart):
    (avant, _), (fait, nouveau) = nettoye_deux_fois(monkeypatch, frequence, ecart)

    assert (fait, nouveau) == (avant, False)
    assert Nettoyage.objects.count() == 1


@pytest.mark.parametrize(
    ("frequence", "ecart"), [("service", timedelta(hours=6)), ("jour", timedelta(hours=24))]
)
def test_le_nettoyage_suivant_se_note(monkeypatch, frequence, ecart):
    _avant, (_fait, nouveau) = nettoye_deux_fois(monkeypatch, frequence, ecart)

    assert nouveau
    assert Nettoyage.objects.count() == 2


@pytest.mark.parametrize(
    ("moment", "heure", "c_est_elle"),
    [
        ("matin", "07:38", True),
        ("matin", "15:59", True),
        ("matin", "16:00", False),
        ("soir", "07:38", False),
        ("soir", "11:59", False),
        ("soir", "12:00", True),
    ],
)
def test_le_matin_et_le_soir_ont_leurs_heures(moment, heure, c_est_elle):
    quand = datetime.fromisoformat(f"2026-11-29T{heure}:00+01:00")

    assert c_est_l_heure(moment, quand) == c_est_elle


def test_un_releve_du_soir_tape_le_matin_se_confirme(monkeypatch):
    monkeypatch.setattr("ateliers.cafe.services.hygiene.c_est_l_heure", lambda *_: False)
    frigo = une_enceinte()

    champs = {"enceinte": frigo, "moment": "soir", "lue_dc": 30, "par": None}
    champs["compte"] = un_compte("caisse", lieu=frigo.lieu)

    with pytest.raises(PasACetteHeure, match="est-ce bien le relevé du soir"):
        relever(uuid=un_uuid(), **champs)
    assert not Releve.objects.exists()
    relever(uuid=un_uuid(), confirme=True, **champs)

    assert Releve.objects.get().moment == "soir"
    # The other fridges of the same round are not asked again.
    autre = une_enceinte(frigo.lieu, nom="Congélateur")
    relever(uuid=un_uuid(), **champs | {"enceinte": autre})
    assert Releve.objects.count() == 2
