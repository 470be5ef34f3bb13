"""What pages read of backups is whole, keeps what was good, and forgets no place."""

import json
import os
from datetime import UTC, datetime, timedelta

import pytest

from deploy.sauvegarde.etat import (
    DEMANDE,
    FICHIER,
    NUITS,
    lire_l_etat,
    noter_l_exercice,
    noter_la_nuit,
    retirer_la_demande,
)
from deploy.sauvegarde.exercice import Exercice
from deploy.sauvegarde.reglages import Endroit
from deploy.sauvegarde.sauver import Nuit, Resultat
from tests.sauvegarde.une_maison import une_maison

pytestmark = pytest.mark.une_base
LE = datetime(2026, 12, 3, 3, 15, tzinfo=UTC)
DISQUE, DEHORS = Endroit("Disque", "/mnt/d"), Endroit("Dehors", "sftp:d")


@pytest.fixture
def maison(tmp_path):
    return une_maison(tmp_path)[0]


def test_une_nuit_se_lit_et_la_derniere_bonne_reste_dite(maison):
    bonnes = [Resultat(DISQUE, octets=10), Resultat(DEHORS, octets=20)]
    noter_la_nuit(maison, Nuit(LE, octets=30, secondes=4, endroits=bonnes))
    moitie = [Resultat(DISQUE, octets=11), Resultat(DEHORS, refus="« Dehors » ne répond pas.")]
    noter_la_nuit(maison, Nuit(LE + timedelta(days=1), octets=31, endroits=moitie))

    dit = json.loads((maison.sauvegardes / FICHIER).read_text())

    assert [n["bonne"] for n in dit["nuits"]] == [True, False]
    assert dit["nuits"][1]["refus"] == "« Dehors » ne répond pas."
    dehors = dit["endroits"][1]
    assert dehors["derniere_bonne"] == LE.isoformat()
    assert dehors["octets"] == 20
    assert [f for f in os.listdir(maison.sauvegardes) if f.startswith(".")] == []


def test_une_nuit_sans_base_laisse_les_endroits_comme_ils_etaient(maison):
    noter_la_nuit(maison, Nuit(LE, endroits=[Resultat(DISQUE, octets=10)]))
    noter_la_nuit(maison, Nuit(LE + timedelta(days=1), refus="La base est abîmée."))

    dit = lire_l_etat(maison)

    assert [e["nom"] for e in dit["endroits"]] == ["Disque"]
    assert dit["nuits"][-1] == {
        "le": (LE + timedelta(days=1)).isoformat(),
        "bonne": False,
        "octets": 0,
        "secondes": 0,
        "refus": "La base est abîmée.",
    }


def test_seules_les_dernieres_nuits_se_gardent(maison):
    for jour in range(NUITS + 5):
        noter_la_nuit(maison, Nuit(LE + timedelta(days=jour)))

    nuits = lire_l_etat(maison)["nuits"]

    assert len(nuits) == NUITS
    assert nuits[-1]["le"] == (LE + timedelta(days=NUITS + 4)).isoformat()


def test_l_exercice_se_dit_avec_sa_preuve(maison):
    noter_l_exercice(maison, Exercice(LE, LE - timedelta(hours=9), "Disque", 12.3, rangees=7))

    dit = lire_l_etat(maison)["exercice"]

    assert (dit["reussi"], dit["rangees"], dit["secondes"]) == (True, 7, 12.3)
    assert dit["sauvegarde_du"] == (LE - timedelta(hours=9)).isoformat()


def test_un_etat_qui_ne_se_lit_pas_ne_retient_pas_la_nuit(maison):
    maison.sauvegardes.mkdir()
    (maison.sauvegardes / FICHIER).write_text("{")

    noter_la_nuit(maison, Nuit(LE))

    assert len(lire_l_etat(maison)["nuits"]) == 1


def test_un_lien_pose_la_par_un_autre_n_est_pas_suivi(maison, tmp_path):
    ailleurs = tmp_path / "ailleurs"
    ailleurs.write_text("à un autre")
    maison.sauvegardes.mkdir()
    (maison.sauvegardes / FICHIER).symlink_to(ailleurs)

    noter_la_nuit(maison, Nuit(LE))

    assert ailleurs.read_text() == "à un autre"


def test_la_demande_s_en_va_quand_on_la_prend(maison):
    maison.sauvegardes.mkdir()
    (maison.sauvegardes / DEMANDE).touch()

    retirer_la_demande(maison)
    retirer_la_demande(maison)

    assert not (maison.sauvegardes / DEMANDE).exists()
