"""A house saved on S3, by SFTP, on a disk that is full; one that fails leaves the others alone."""

import hashlib
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from deploy.sauvegarde import restic
from deploy.sauvegarde.reglages import Endroit, Reglages
from deploy.sauvegarde.remise import remettre
from deploy.sauvegarde.restic import Depot
from deploy.sauvegarde.sauver import sauvegarder
from tests.sauvegarde.des_endroits import par_sftp, sur_s3
from tests.sauvegarde.une_maison import CLE, ecrire, lire, une_maison

pytestmark = [pytest.mark.une_base, pytest.mark.longue]

VENTES = "SELECT numero FROM boutique_ventes_vente ORDER BY numero"


def rien(*_arguments: object) -> str:
    """What is done after a restoration, where it is not what is looked at."""
    return ""


def preparer(maison, endroit: Endroit) -> Depot:
    depot = Depot(endroit, CLE, maison.travail)
    depot.preparer()
    return depot


def sauvee_et_remise(maison, endroit: Endroit) -> list[tuple]:
    """A house saved in a place, changed, put back from there: its sales."""
    preparer(maison, endroit)
    reglages = Reglages((endroit,))
    nuit = sauvegarder(maison, reglages, CLE)
    assert nuit.bonne, nuit
    ecrire(maison, "INSERT INTO boutique_ventes_vente VALUES ('1-9', 1)")
    remettre(maison, reglages, CLE, apres=rien)
    return lire(maison, VENTES)


def test_une_maison_se_sauve_sur_s3_et_s_en_remet(tmp_path):
    maison, _ici = une_maison(tmp_path)
    with sur_s3() as s3:
        assert sauvee_et_remise(maison, s3.endroit) == [("1-1",)]


def test_une_maison_se_sauve_par_sftp_et_s_en_remet(tmp_path):
    maison, _ici = une_maison(tmp_path)
    with par_sftp(tmp_path / "ssh") as endroit:
        assert sauvee_et_remise(maison, endroit) == [("1-1",)]


def test_un_compartiment_qui_ne_repond_plus_est_dit_et_le_disque_est_sauve(tmp_path, monkeypatch):
    monkeypatch.setattr(restic, "PATIENCE", 5)
    maison, ici = une_maison(tmp_path)
    preparer(maison, ici.endroits[0])
    with sur_s3() as s3:
        preparer(maison, s3.endroit)
        s3.serveur.stop()
        nuit = sauvegarder(maison, Reglages((s3.endroit, *ici.endroits)), CLE)

    assert [r.refus for r in nuit.endroits] == [
        "«\u00a0Hors les murs\u00a0» ne répond pas\u00a0: vérifiez le réseau, l’adresse et le mot "
        "de passe de cet endroit.",
        "",
    ]
    assert not nuit.bonne


def test_un_serveur_qui_ne_connait_pas_notre_cle_est_dit(tmp_path):
    maison, _ici = une_maison(tmp_path)
    with par_sftp(tmp_path / "ssh") as endroit, par_sftp(tmp_path / "autre") as autre:
        preparer(maison, endroit)
        [ssh] = endroit.options
        cle = (str(tmp_path / "ssh" / "client"), str(tmp_path / "autre" / "client"))
        nuit = sauvegarder(
            maison, Reglages((replace(endroit, options=(ssh.replace(*cle),)), autre)), CLE
        )

    assert "ne répond pas" in nuit.endroits[0].refus


@pytest.fixture
def petit_disque(tmp_path):
    """A disk of a few hundred kilobytes, which only root can mount."""
    disque = tmp_path / "petit"
    disque.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=640k", "tmpfs", disque], check=True)
    yield disque
    subprocess.run(["umount", "--lazy", disque], check=True)


def test_un_disque_plein_est_dit_et_ce_qu_il_gardait_se_remet_encore(tmp_path, petit_disque):
    maison, _ici = une_maison(tmp_path)
    endroit = Endroit("Petit disque", str(petit_disque / "depot"))
    depot = preparer(maison, endroit)
    reglages = Reglages((endroit,))
    assert sauvegarder(maison, reglages, CLE).bonne
    _du_bruit(maison.photos / "lourde.jpg")

    nuit = sauvegarder(maison, reglages, CLE)

    assert nuit.endroits[0].refus.startswith("«\u00a0Petit disque\u00a0» est plein")
    assert len(depot.instantanes()) == 1
    remettre(maison, reglages, CLE, apres=rien)
    assert not (maison.photos / "lourde.jpg").exists()
    assert lire(maison, VENTES) == [("1-1",)]


def _du_bruit(fichier: Path) -> None:
    """What nothing presses, heavier than what is left."""
    graine = [hashlib.sha256(str(n).encode()).digest() for n in range(40_000)]
    fichier.write_bytes(b"".join(graine))
