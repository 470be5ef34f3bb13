"""The units and scripts of backups say what the code does, and the doc names them."""

import re
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from deploy.sauvegarde.__main__ import _options
from deploy.sauvegarde.etat import PARIS, prochain_exercice
from deploy.sauvegarde.reglages import lire_les_reglages
from petiterockette.sante.demande import DEMANDE

pytestmark = pytest.mark.une_base
ICI = Path("deploy/sauvegarde")
UNITES = ICI / "modeles" / "systemd"
MODELES = sorted(UNITES.glob("rockette-*"))
DOC = Path("docs/sauvegardes.md").read_text()


def test_chaque_minuterie_reveille_une_unite_qui_est_la():
    noms = {m.name for m in MODELES}

    assert len(noms) >= 6
    for modele in MODELES:
        if modele.suffix in (".timer", ".path"):
            assert modele.with_suffix(".service").name in noms
            assert modele.name.replace("@", "@rockette") in DOC


def test_chaque_unite_lance_un_geste_qui_existe():
    for modele in MODELES:
        if trouve := re.search(r"-m deploy\.sauvegarde (\w+)", modele.read_text()):
            assert _options().parse_args([trouve[1]]).faire


def test_la_demande_est_attendue_la_ou_la_page_l_ecrit():
    chemin = (UNITES / "rockette-sauvegarde@.path").read_text()

    assert f"PathExists=/var/lib/rockette/%i/sauvegardes/{DEMANDE}\n" in chemin


def test_l_exercice_dit_l_heure_de_sa_minuterie():
    minuterie = (UNITES / "rockette-exercice@.timer").read_text()
    jour = re.search(r"OnCalendar=Sun \*-\*-01\.\.07 (\d\d):(\d\d)", minuterie)

    suivant = prochain_exercice(datetime(2026, 12, 3, tzinfo=UTC)).astimezone(PARIS)
    assert [suivant.hour, suivant.minute] == [int(jour[1]), int(jour[2])]


@pytest.mark.parametrize("script", ["remettre", "sauvegardes"])
def test_les_scripts_se_lisent_et_demandent_leur_installation(script):
    assert (ICI / script).stat().st_mode & 0o111
    dit = subprocess.run([ICI / script], capture_output=True, text=True)

    assert dit.returncode == 2
    assert dit.stderr.startswith("Dites")


def test_le_modele_d_endroits_se_lit():
    reglages = lire_les_reglages(ICI / "modeles" / "sauvegardes.toml.exemple")

    assert [e.nom for e in reglages.endroits] == ["Deuxième disque"]


def test_la_doc_ne_nomme_que_des_gestes_qui_existent():
    for geste in re.findall(r"\./sauvegardes rockette (\w+)", DOC):
        assert _options().parse_args([geste]).faire
    assert _options().parse_args(["remettre", "--le", "2026-12-01", "--oui"]).le.hour == 23
    assert _options().parse_args(["remettre", "--minute", "2026-12-03T14:05:00"]).minute.minute == 5
