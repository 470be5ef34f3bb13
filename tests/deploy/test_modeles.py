"""Units, commands and templates, judged by the programs that will read them."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from deploy.fichiers import remplir
from deploy.maisons import DOSSIERS, Maison
from deploy.poses import OU, poser, poses, unites_a_allumer

RACINE = Path(__file__).parents[2]
DEPLOY = RACINE / "deploy"
UNITES = DEPLOY / "modeles" / "systemd"
# What systemd measures, from 0 (shut) to 100.
EXPOSITION_MAX = 20


def test_les_unites_se_lisent_par_systemd(tmp_path):
    for fichier, ou, _mode in poses(DEPLOY):
        if ou.parent == OU["systemd"][0]:
            shutil.copy(fichier, tmp_path)

    fait = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *sorted(tmp_path.glob("rockette*"))],
        capture_output=True,
        text=True,
        check=False,
    )

    # The programs themselves come with an installation.
    fautes = [
        ligne
        for ligne in fait.stderr.splitlines()
        if "rockette" in ligne and "is not executable" not in ligne
    ]
    assert fautes == []


def test_verifier_une_unite_voit_une_faute(tmp_path):
    faussee = tmp_path / "rockette@.service"
    texte = (UNITES / "rockette@.service").read_text("utf-8")
    faussee.write_text(texte.replace("ProtectHome=yes", "ProtectHouse=yes"), "utf-8")

    fait = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", faussee], capture_output=True, text=True
    )

    assert "ProtectHouse" in fait.stderr


@pytest.mark.parametrize("unite", sorted(f.name for f in UNITES.glob("*@.service")))
def test_une_unite_est_durcie(unite):
    fait = subprocess.run(
        [
            *("systemd-analyze", "security", "--offline=yes", "--no-pager"),
            *(f"--threshold={EXPOSITION_MAX}", UNITES / unite),
        ],
        capture_output=True,
        text=True,
        check=False,
    )

    assert fait.returncode == 0, fait.stdout[-300:] + fait.stderr
    texte = (UNITES / unite).read_text("utf-8")
    assert "MemoryMax=" in texte
    assert "TasksMax=" in texte
    # Else a change of version could be met on its way.
    assert "ExecStartPre=/usr/bin/flock --shared /run/rockette/%i.attente /bin/true" in texte


def test_aucune_unite_de_root_ne_perd_le_droit_de_devenir_un_autre_compte():
    """« User=root » with a filter of system calls: systemd takes CAP_SETUID away."""
    dites = [f.name for f, _ou, _mode in poses(DEPLOY) if "\nUser=root\n" in f.read_text("utf-8")]
    assert dites == []


def test_les_scripts_passent_shellcheck():
    scripts = [
        f
        for dossier in ("deploy", "outils")
        for f in (RACINE / dossier).rglob("*")
        if f.is_file() and f.suffix in ("", ".sh") and f.read_bytes()[:9] == b"#!/bin/sh"
    ]

    fait = subprocess.run(["shellcheck", *scripts], capture_output=True, text=True, check=False)

    assert len(scripts) > 5
    assert fait.stdout == ""


def test_chaque_dossier_des_reglages_est_fait_par_tmpfiles():
    texte = remplir((DEPLOY / "modeles" / "tmpfiles.conf").read_text("utf-8"), {"nom": "cycles"})

    faits = set(re.findall(r"^d (\S+)", texte, re.M))
    maison = Maison("cycles")
    assert {str(maison.donnees / d) for d in DOSSIERS.values()} <= faits
    assert f"f {maison.attente} 0640 root {maison.compte} -" in texte


def test_le_plus_long_nom_donne_un_compte_que_la_machine_accepte():
    assert len(Maison("a" * 16).proprietaire) <= 31


def test_les_minuteries_d_une_association_portent_son_nom():
    allumees = unites_a_allumer(DEPLOY, "cycles")

    assert {"rockette@cycles.socket", "rockette-nuit@cycles.timer"} <= set(allumees)
    assert {"rockette-sauvegarde@cycles.timer", "rockette-sauvegarde@cycles.path"} <= set(allumees)
    # The cluster is the machine's.
    assert "rockette-grappe.timer" in allumees
    assert not any(unite.endswith(".service") for unite in allumees)


def test_ce_qu_un_autre_dossier_de_modeles_apporte_se_pose_aussi(tmp_path):
    modeles = tmp_path / "deploy" / "sauvegarde" / "modeles"
    (modeles / "systemd").mkdir(parents=True)
    (modeles / "systemd" / "rockette-essai@.timer").write_text("[Timer]\n", "utf-8")
    (modeles / "sbin").mkdir()
    (modeles / "sbin" / "essai").write_text("#!/bin/sh\n", "utf-8")
    machine = tmp_path / "machine"

    assert unites_a_allumer(tmp_path / "deploy", "cycles") == ["rockette-essai@cycles.timer"]
    assert poser(tmp_path / "deploy", machine)
    assert (machine / "usr/local/sbin/essai").stat().st_mode & 0o777 == 0o755
    # The second time, nothing is different.
    assert not poser(tmp_path / "deploy", machine)


def test_nginx_attend_autant_que_les_pages_et_laisse_entrer_les_exports():
    site = (DEPLOY / "modeles" / "nginx" / "site.conf").read_text("utf-8")

    for ligne in (
        "client_max_body_size 400m;",
        "proxy_read_timeout 120s;",
        "proxy_set_header X-Request-ID $request_id;",
        "proxy_set_header X-Forwarded-Proto $scheme;",
        "proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;",
        "limit_req zone=lu burst=60 nodelay;",
    ):
        assert ligne in site
    # HSTS is Django's to say.
    assert "Strict-Transport" not in site


def test_le_role_qui_sert_ne_recoit_ni_truncate_ni_la_propriete():
    droits = (DEPLOY / "modeles" / "droits.sql").read_text("utf-8")

    assert "TRUNCATE" not in droits
    assert "OWNER" not in droits
    assert droits.count("ALTER DEFAULT PRIVILEGES") == 2
