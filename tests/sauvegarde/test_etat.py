"""What pages read of backups: each night, where each place stands, what a drill proved."""

from argparse import Namespace
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from deploy.sauvegarde.__main__ import la_nuit
from deploy.sauvegarde.etat import (
    PARIS,
    genre,
    lire,
    noter_l_exercice,
    noter_la_nuit,
    prochain_exercice,
    retirer_la_demande,
)
from deploy.sauvegarde.exercice import Exercice
from deploy.sauvegarde.refus import SauvegardeRefusee
from deploy.sauvegarde.reglages import ENDROITS, Endroit, Garde, Maison
from deploy.sauvegarde.sauver import Nuit, Resultat
from petiterockette.sante.demande import demandee_le, demander
from petiterockette.sante.etat import FICHIER
from tests.sauvegarde.une_maison import une_maison

pytestmark = pytest.mark.une_base
LE = datetime(2026, 12, 3, 3, 15, tzinfo=UTC)
DISQUE, DEHORS = Endroit("Disque", "/mnt/d"), Endroit("Dehors", "sftp:nas:/d")


@pytest.fixture
def maison(tmp_path) -> Maison:
    return une_maison(tmp_path)[0]


def noter(maison: Maison, jours: int = 0, **nuit: object) -> None:
    noter_la_nuit(maison, Garde(), Nuit(LE + timedelta(days=jours), **nuit))


def test_une_nuit_se_lit_et_la_derniere_bonne_de_chaque_endroit_reste_dite(maison):
    noter(maison, octets=30, compte=(5, 4, 3), endroits=[Resultat(DISQUE), Resultat(DEHORS)])
    muet = Resultat(DEHORS, refus="« Dehors » ne répond pas.")
    noter(maison, 1, endroits=[Resultat(DISQUE), muet])

    dit = lire(maison)

    assert [(n.reussie, n.relue) for n in dit.nuits] == [(True, True), (False, False)]
    assert dit.nuits[0].compte.tickets == 5
    assert dit.nuits[1].raison == "« Dehors » ne répond pas."
    disque, dehors = dit.endroits
    assert (disque.derniere, disque.reussie) == (LE + timedelta(days=1), True)
    assert (dehors.derniere, dehors.reussie, dehors.genre) == (LE, False, "loin")
    assert dehors.garde == "7 jours, 5 semaines, 12 mois"


def test_une_nuit_sans_base_laisse_les_endroits_comme_ils_etaient(maison):
    noter(maison, endroits=[Resultat(DISQUE)])
    noter(maison, 1, refus="La base est abîmée.")

    dit = lire(maison)

    assert [(e.nom, e.derniere) for e in dit.endroits] == [("Disque", LE)]
    assert (dit.nuits[-1].reussie, dit.nuits[-1].raison) == (False, "La base est abîmée.")


def test_un_endroit_sur_le_disque_de_la_base_se_dit_tel(maison, tmp_path):
    assert genre(Endroit("Ici", str(tmp_path / "pas" / "encore")), maison) == "serveur"
    assert genre(Endroit("Seau", "s3:https://s3.example/seau"), maison) == "loin"
    assert genre(Endroit("Autre", "/proc/rien"), maison) == "disque"


def test_l_exercice_se_dit_avec_sa_preuve(maison):
    veille = LE - timedelta(hours=9)
    noter_l_exercice(
        maison,
        Exercice(LE, veille, "Disque", 12.3, tables=2, rangees=7_500, empreinte="ab" * 32),
    )

    dit = lire(maison).exercice

    assert (dit.reussi, dit.ecarts, dit.duree_s, dit.chaine) == (True, 0, 12, "abababab")
    assert "2 tables, 7\u202f500 rangées, 0 fichiers" in dit.preuve
    assert dit.prochain == prochain_exercice(LE)


def test_un_exercice_manque_dit_pourquoi(maison):
    noter_l_exercice(maison, Exercice(LE, ecarts=["« Dehors » ne répond pas.", "autre"]))

    dit = lire(maison).exercice

    assert (dit.reussi, dit.ecarts, dit.raison) == (False, 2, "« Dehors » ne répond pas.")
    assert dit.preuve == ()


def test_l_exercice_suivant_est_le_premier_dimanche_d_un_mois():
    suivant = prochain_exercice(LE).astimezone(PARIS)

    assert (suivant.month, suivant.day, suivant.weekday()) == (12, 6, 6)
    assert prochain_exercice(suivant).astimezone(PARIS).day == 3


def test_un_etat_qui_ne_se_lit_pas_ne_retient_pas_la_nuit(maison):
    maison.sauvegardes.mkdir()
    (maison.sauvegardes / FICHIER).write_text("{")

    noter(maison)

    assert len(lire(maison).nuits) == 1


def test_un_lien_pose_la_par_un_autre_n_est_pas_suivi(maison, tmp_path):
    ailleurs: Path = tmp_path / "ailleurs"
    ailleurs.write_text("à un autre")
    maison.sauvegardes.mkdir()
    (maison.sauvegardes / FICHIER).symlink_to(ailleurs)

    noter(maison)

    assert ailleurs.read_text() == "à un autre"
    assert not (maison.sauvegardes / FICHIER).is_symlink()


def test_la_demande_s_en_va_quand_on_la_prend(maison):
    maison.sauvegardes.mkdir()
    demander(maison.sauvegardes)

    retirer_la_demande(maison)
    retirer_la_demande(replace(maison))

    assert demandee_le(maison.sauvegardes) is None


def test_une_maison_sans_endroit_dit_a_ses_pages_pourquoi_elle_n_est_pas_sauvee(
    maison, monkeypatch, tmp_path
):
    monkeypatch.setattr("deploy.sauvegarde.__main__.maison_d_ici", lambda: maison)
    monkeypatch.setenv(ENDROITS, str(tmp_path / "aucun.toml"))
    maison.sauvegardes.mkdir()
    demander(maison.sauvegardes)

    with pytest.raises(SauvegardeRefusee, match="n’est encore réglé"):
        la_nuit(Namespace())

    [nuit] = lire(maison).nuits
    assert not nuit.reussie
    assert nuit.raison.startswith("Aucun endroit n’est encore réglé")
    # Else the machine would try again and again.
    assert demandee_le(maison.sauvegardes) is None
