"""Versions side by side, and archives that are what was published."""

import hashlib
import json
import os
import tarfile
from pathlib import Path

import pytest

from deploy import versions
from deploy.archives import verifier_l_archive
from deploy.livraison import archiver, dire_l_audit, licences, sommes
from deploy.maisons import Machine
from deploy.programmes import Programmes
from deploy.refus import Arret

RACINE = Path(__file__).resolve().parents[2]


@pytest.fixture
def source(tmp_path):
    dossier = tmp_path / "source"
    (dossier / "petiterockette").mkdir(parents=True)
    (dossier / "petiterockette" / "version.py").write_text('VERSION = "1.2.3"\n', "utf-8")
    (dossier / "manage.py").write_text("print()\n", "utf-8")
    (dossier / "manage.py").chmod(0o755)
    return dossier


class SansRienFaire(Programmes):
    def essayer(self, *commande, **_ou):
        return 0, ""


def test_le_nom_d_une_version_suit_ses_fichiers_et_eux_seuls(source):
    nom = versions.nom_de_la_version(source)
    (source / ".git").mkdir()
    (source / ".git" / "HEAD").write_text("ref", "utf-8")
    (source / ".env").write_text("SECRET_KEY=x", "utf-8")
    (source / "donnees").mkdir()
    (source / "donnees" / "base.sqlite3").write_text("x", "utf-8")

    assert nom.startswith("1.2.3-")
    assert versions.nom_de_la_version(source) == nom
    (source / "manage.py").write_text("print(1)\n", "utf-8")
    assert versions.nom_de_la_version(source) != nom


def test_une_version_se_pose_une_fois_et_garde_ses_droits(source, tmp_path):
    machine = Machine(code=tmp_path / "srv")

    posee = versions.poser_la_version(source, machine, SansRienFaire())

    assert posee.parent == machine.versions
    assert os.access(posee / "manage.py", os.X_OK)
    (posee / "temoin").touch()
    assert versions.poser_la_version(source, machine, SansRienFaire()) == posee
    assert (posee / "temoin").exists()


def test_une_version_posee_a_moitie_se_repose(source, tmp_path):
    machine = Machine(code=tmp_path / "srv")

    class EnPanne(Programmes):
        def essayer(self, *commande, **_ou):
            return 1, "pas de réseau"

    with pytest.raises(Arret, match="pas de réseau"):
        versions.poser_la_version(source, machine, EnPanne())
    posee = versions.poser_la_version(source, machine, SansRienFaire())

    assert (posee / "manage.py").exists()


def test_un_lien_mene_ailleurs_sans_jamais_manquer(tmp_path):
    lien = tmp_path / "nom"
    for cible in ("un", "deux"):
        (tmp_path / cible).mkdir()
        versions.pointer(lien, tmp_path / cible)

    assert lien.resolve() == tmp_path / "deux"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["deux", "nom", "un"]


def test_les_versions_que_personne_ne_sert_s_oublient_sauf_les_dernieres(tmp_path):
    machine = Machine(code=tmp_path)
    for rang, nom in enumerate(["a", "b", "c", "d", "servie"]):
        (machine.versions / nom).mkdir(parents=True)
        os.utime(machine.versions / nom, (rang, rang))
    # The oldest of all, and somebody goes back to it.
    versions.pointer(tmp_path / "nom.avant", machine.versions / "a")
    versions.pointer(tmp_path / "nom", machine.versions / "servie")

    assert versions.oublier_les_anciennes(machine) == ["b"]
    assert {v.name for v in machine.versions.iterdir()} == {"a", "c", "d", "servie"}


def _archive(tmp_path: Path, contenu: bytes, somme: str) -> Path:
    archive = tmp_path / "petiterockette-1.tar.gz"
    archive.write_bytes(contenu)
    (tmp_path / "SHA256SUMS").write_text(f"{somme}  {archive.name}\n", "utf-8")
    return archive


def test_une_archive_intacte_le_dit(tmp_path):
    archive = _archive(tmp_path, b"octets", hashlib.sha256(b"octets").hexdigest())

    assert "celle qui a été publiée" in verifier_l_archive(archive)


def test_un_octet_change_fait_refuser_l_archive(tmp_path):
    archive = _archive(tmp_path, b"octetz", hashlib.sha256(b"octets").hexdigest())

    with pytest.raises(Arret, match="n’est pas l’archive publiée"):
        verifier_l_archive(archive)


def test_une_archive_sans_somme_se_dit(tmp_path):
    archive = tmp_path / "seule.tar.gz"
    archive.write_bytes(b"x")

    assert "n’est pas comparée" in verifier_l_archive(archive)
    (tmp_path / "SHA256SUMS").write_text("", "utf-8")
    with pytest.raises(Arret, match="ne parle pas"):
        verifier_l_archive(archive)


def test_les_sommes_se_relisent(tmp_path):
    archive = tmp_path / "petiterockette-1.tar.gz"
    archive.write_bytes(b"octets")
    (tmp_path / "SHA256SUMS").write_text(sommes([archive]), "utf-8")

    assert "publiée" in verifier_l_archive(archive)


def test_deux_archives_d_un_meme_commit_sont_les_memes_octets(tmp_path, depot):
    racine, commit = depot
    dit = {"nom": "petiterockette-1.2.3-abc", "commit": commit, "le": "2026-12-01T10:00:00+01:00"}
    pieces = tmp_path / "PIECES.cdx.json"
    pieces.write_text("{}", "utf-8")

    for nom in ("une.tar.gz", "deux.tar.gz"):
        archiver(tmp_path / nom, dit, [pieces], racine)

    assert (tmp_path / "une.tar.gz").read_bytes() == (tmp_path / "deux.tar.gz").read_bytes()
    with tarfile.open(tmp_path / "une.tar.gz") as archive:
        noms = set(archive.getnames())
        fiche = json.load(archive.extractfile(f"{dit['nom']}/LIVRAISON"))
    assert {f"{dit['nom']}/manage.py", f"{dit['nom']}/PIECES.cdx.json"} <= noms
    assert fiche == dit
    assert f"{dit['nom']}/secret" not in noms


@pytest.fixture
def depot(source):
    import subprocess

    def git(*mots: str) -> str:
        qui = ["-c", "user.name=essai", "-c", "user.email=essai@example.org"]
        return subprocess.run(
            ["git", *qui, *mots], cwd=source, check=True, capture_output=True, text=True
        ).stdout.strip()

    git("init", "--quiet")
    git("add", "--all")
    git("commit", "--quiet", "--message", "essai")
    (source / "secret").write_text("x", "utf-8")
    return source, git("rev-parse", "HEAD")


def test_la_liste_des_licences_dit_chaque_piece():
    pieces = {
        "components": [
            {"name": "Django", "version": "5.2", "licenses": [{"license": {"id": "BSD-3-Clause"}}]},
            {"name": "axes", "version": "8", "licenses": [{"expression": "MIT OR Apache-2.0"}]},
        ]
    }

    assert licences(pieces, {}) == "axes 8 : MIT OR Apache-2.0\nDjango 5.2 : BSD-3-Clause\n"


def test_une_piece_sans_licence_arrete_la_livraison():
    with pytest.raises(Arret, match="mystere"):
        licences({"components": [{"name": "mystere", "version": "1"}]}, {"autre": "MIT"})


def test_une_licence_que_sa_piece_ne_dit_pas_se_declare():
    pieces = {"components": [{"name": "mystere", "version": "1"}]}

    assert licences(pieces, {"mystere": "MIT"}) == "mystere 1 : MIT\n"


@pytest.mark.parametrize(
    ("dit", "phrase"),
    [
        ("Found 2 known vulnerabilities in 1 package", "a des avis de sécurité"),
        ("Dependency not found on PyPI and could not be audited: x", "ne connaît pas"),
        ("ERROR:pip_audit._cli:pkg was skipped", "ne connaît pas"),
        ("requests.exceptions.ConnectionError: name resolution", "ne répond pas"),
    ],
)
def test_un_audit_qui_s_arrete_dit_pourquoi(dit, phrase):
    assert phrase in dire_l_audit("produit.txt", dit)
    assert "SANS_AUDIT" in dire_l_audit("produit.txt", dit)


@pytest.mark.parametrize(
    "fichier",
    [
        "outils/venv.sh",
        "deploy/versions.py",
        "deploy/livraison.sh",
        "deploy/installation/installer.sh",
    ],
)
def test_qui_pose_des_epingles_ne_pose_qu_elles(fichier):
    """Left to work out what a part asks for, an old pip takes what came out since, and refuses."""
    dit = (RACINE / fichier).read_text("utf-8")
    assert dit.count("--require-hashes") == dit.count("--no-deps") == 1
