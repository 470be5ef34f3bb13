"""A file that is not what was exported is refused whole, with a sentence, before any writing."""

import csv
import json
import zipfile
from io import StringIO
from pathlib import Path

import pyrage
import pytest

from petiterockette.demenagement.lecture import CHIFFRE, CLE, ouvrir
from petiterockette.demenagement.refus import (
    CleDemandee,
    CleQuiNOuvrePas,
    EmpreinteFausse,
    FichierIllisible,
    MembreInattendu,
    MembreManquant,
    TropGros,
)
from tests.demenagement.un_monde import dite, un_export

pytestmark = pytest.mark.une_base


def ouvert(chemin: Path, **cles) -> None:
    with ouvrir(chemin, **cles):
        pass


def test_un_export_entier_s_ouvre(tmp_path):
    with ouvrir(un_export(tmp_path / "e.zip")) as export:
        assert list(export.fichiers) == ["photos/objets/ab/cd-grande.jpg"]
        assert list(export.lignes("tables/rien.csv")) == [["id"], ["1"]]


def test_un_fichier_coupe_n_importe_ou_est_refuse(tmp_path):
    octets = un_export(tmp_path / "e.zip").read_bytes()

    for coupe in (0, 1, len(octets) // 2, len(octets) - 1):
        (tmp_path / "c.zip").write_bytes(octets[:coupe])
        with pytest.raises(FichierIllisible):
            ouvert(tmp_path / "c.zip")
    with pytest.raises(FichierIllisible):
        ouvert(tmp_path / "nulle-part.zip")


@pytest.mark.parametrize(
    "nom", ["tables/rien.csv", "photos/objets/ab/cd-grande.jpg", "fichiers.csv"]
)
def test_un_octet_change_est_vu(tmp_path, nom):
    def changer(contenus):
        contenus[nom] = contenus[nom][:-1] + b"!"

    with pytest.raises(EmpreinteFausse, match=nom):
        ouvert(un_export(tmp_path / "e.zip", change=changer))


def test_un_membre_de_moins_ou_de_trop_est_vu(tmp_path):
    def oter(contenus):
        del contenus["tables/rien.csv"]

    with pytest.raises(MembreManquant, match=r"tables/rien\.csv"):
        ouvert(un_export(tmp_path / "e.zip", change=oter))
    for nom in ("tables/autre.csv", "../../etc/cron.d/x", "/etc/passwd", "vide/"):
        with pytest.raises(MembreInattendu):
            ouvert(un_export(tmp_path / "e.zip", membres=[(nom, b"x")]))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_un_membre_deux_fois_est_vu(tmp_path):
    with pytest.raises(MembreInattendu):
        ouvert(un_export(tmp_path / "e.zip", membres=[("tables/rien.csv", b"id\r\n2\r\n")]))


@pytest.mark.parametrize(
    "nom",
    [
        *("photos/../../x", "../photos/x", "/photos/x", "photos//x", "photos/./x", "photos"),
        *("photos/.cache", "photos/a\\..\\x", "photos/C:x", "photos/a\nb", "ailleurs/x"),
    ],
)
def test_un_chemin_qui_sort_de_son_dossier_est_refuse(tmp_path, nom):
    liste = StringIO()
    csv.writer(liste).writerows([["nom", "octets", "sha256"], [nom, 1, "0" * 64]])
    octets = liste.getvalue().encode()

    def changer(contenus):
        contenus["fichiers.csv"] = octets

    with pytest.raises(MembreInattendu):
        ouvert(
            un_export(
                tmp_path / "e.zip",
                change=changer,
                membres=[(nom, b"x")],
                fichiers=dite("fichiers.csv", octets),
            )
        )
    assert [f.name for f in tmp_path.iterdir()] == ["e.zip"]


def test_une_bombe_est_refusee_sans_etre_depliee(tmp_path):
    bombe = tmp_path / "bombe.zip"
    dite = {"fichier": "tables/rien.csv", "octets": 64 << 20, "sha256": ""}
    un_export(bombe, change=lambda c: c.pop("tables/rien.csv"), tables=[dite])
    with zipfile.ZipFile(bombe, "a", zipfile.ZIP_DEFLATED) as zf:
        zf.writestr("tables/rien.csv", b"0" * (64 << 20))

    with pytest.raises(TropGros, match=r"tables/rien\.csv"):
        ouvert(bombe)


def test_une_description_qui_n_en_est_pas_une_est_refusee(tmp_path):
    for dit in (b"", b"[]", b"{}", json.dumps({"tables": 1}).encode()):
        with pytest.raises(FichierIllisible):
            ouvert(
                un_export(
                    tmp_path / "e.zip", change=lambda c, d=dit: c.update({"description.json": d})
                )
            )


def test_un_export_chiffre_demande_ce_qui_l_ouvre(tmp_path):
    with zipfile.ZipFile(tmp_path / "e.zip", "w") as zf:
        zf.writestr(CLE, b"la cle")
        zf.writestr(CHIFFRE, b"age-encryption.org/v1\nabc")
    (tmp_path / "e.age").write_bytes(b"age-encryption.org/v1\nabc")
    cle = str(pyrage.x25519.Identity.generate())

    with pytest.raises(CleDemandee):
        ouvert(tmp_path / "e.zip")
    with pytest.raises(CleDemandee):
        ouvert(tmp_path / "e.age")
    with pytest.raises(CleQuiNOuvrePas):
        ouvert(tmp_path / "e.zip", phrase="quatre bennes bleues")
    for fausse in (cle, "AGE-SECRET-KEY-1", "# rien"):
        with pytest.raises(CleQuiNOuvrePas):
            ouvert(tmp_path / "e.age", cle=fausse)
