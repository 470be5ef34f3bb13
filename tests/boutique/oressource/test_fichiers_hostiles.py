"""What an export is packed in: zips, bombs, lines without end, alphabets that are not ours."""

import gzip
import random
import tracemalloc
from collections.abc import Callable, Iterator
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

import pytest

from boutique.oressource.lecture import fichiers
from boutique.oressource.lecture.dump import Dump, Rangees
from boutique.oressource.lecture.fichiers import ouvrir
from boutique.oressource.rangees import Base
from boutique.oressource.rapport.texte import en_texte
from boutique.oressource.refus import (
    BaseRefusee,
    FichierAbime,
    FichierTropGros,
    FichierVide,
    JeuInconnu,
    PasDuTexte,
    PasEnUtf8,
    TropLong,
    ZipFerme,
    ZipSansBase,
)
from boutique.oressource.tables import voulues
from tests.boutique.oressource.des_bases import tous_les_pieges, un_examen
from tests.boutique.oressource.lus import VENTES, commentaires, lire, octets
from tests.mesure import fois

JOUR = "'2018-03-02 12:00:01'"
EXPORT = f"{VENTES}INSERT INTO `ventes` VALUES (1,{JOUR},'été',1,1);\n"
MO = 1_000_000
# What the reader may hold at once, whatever it reads: its window, some times over.
MEMOIRE = 20 * MO
# A line, a text, a bomb: a part of a hundred MB, or all of them.
ENORME = fois(30, 100) * MO


def zip_de(membres: dict[str, bytes], compression: int = ZIP_DEFLATED) -> bytes:
    fichier = BytesIO()
    with ZipFile(fichier, "w", compression) as archive:
        for nom, contenu in membres.items():
            archive.writestr(nom, contenu)
    return fichier.getvalue()


def chiffre(zip_: bytes) -> bytes:
    """The same zip, its members said encrypted."""
    return zip_.replace(b"PK\x03\x04\x14\x00\x00", b"PK\x03\x04\x14\x00\x01").replace(
        b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01"
    )


LUS = {
    "sql": EXPORT.encode(),
    "marque": b"\xef\xbb\xbf" + EXPORT.encode(),
    "gzip": gzip.compress(EXPORT.encode()),
    "zip": zip_de({"base.sql": EXPORT.encode()}),
    "à côté": zip_de(
        {"lisez-moi.txt": b"?", "d/Base.SQL": EXPORT.encode(), "__MACOSX/._b.sql": b""}
    ),
    "chemin": zip_de({"../../../tmp/oressource-evade.sql": EXPORT.encode()}),
    "latin1": b"/*!40101 SET NAMES latin1 */;\n" + EXPORT.encode("cp1252"),
}


@pytest.mark.parametrize("genre", LUS)
def test_un_export_s_ouvre_d_apres_ce_qu_il_contient(genre, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    assert commentaires(LUS[genre]) == {1: "été"}
    assert list(tmp_path.iterdir()) == []


def test_le_latin1_de_mysql_a_l_euro_et_les_octets_que_cp1252_n_a_pas():
    tete = b"/*!40101 SET NAMES latin1 */;\n"
    sql = EXPORT.replace("été", "5 EURO, NULLE").encode("latin-1")

    lus = commentaires(tete + sql.replace(b"EURO", b"\x80").replace(b"NULLE", b"\x81"))

    assert lus == {1: "5 €, \x81"}


REFUSES = {
    "vide": (b"", FichierVide),
    "utf-16": (EXPORT.encode("utf-16"), PasDuTexte),
    "utf-16 sans marque": (EXPORT.encode("utf-16-le"), PasDuTexte),
    "une image": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", PasDuTexte),
    "latin1 non dit": (EXPORT.encode("latin-1"), PasEnUtf8),
    "un autre alphabet": (b"SET NAMES sjis;\n" + EXPORT.encode(), JeuInconnu),
    "gzip coupé": (gzip.compress(EXPORT.encode())[:-12], FichierAbime),
    "gzip gâté": (gzip.compress(EXPORT.encode())[:-8] + b"12345678", FichierAbime),
    "zip coupé": (zip_de({"base.sql": EXPORT.encode()})[:-30], FichierAbime),
    "zip gâté": (zip_de({"b.sql": b"x" * 99}, 0).replace(b"xxxx", b"xxxy", 1), FichierAbime),
    "zip sans base": (zip_de({"base.txt": b"x"}), ZipSansBase),
    "zip de deux bases": (zip_de({"a.sql": b"x", "b.sql": b"x"}), ZipSansBase),
    "zip fermé": (chiffre(zip_de({"a.sql": b"x" * 50})), ZipFerme),
    "zip en bzip2": (zip_de({"a.sql": b"x"}, ZIP_BZIP2), ZipFerme),
    "bien des membres": (zip_de({f"{n:0200d}": b"" for n in range(5_000)}), FichierTropGros),
}


@pytest.mark.parametrize("quoi", REFUSES)
def test_ce_qui_ne_s_ouvre_pas_est_refuse_d_une_phrase(quoi):
    contenu, classe = REFUSES[quoi]

    with pytest.raises(BaseRefusee) as refus:
        lire(contenu)

    assert type(refus.value) is classe
    assert str(refus.value).endswith(".")


def test_un_octet_qui_n_est_pas_de_l_utf8_est_nomme_par_sa_ligne():
    loin = f"{VENTES}-- {'x' * 80}\n" * 30_000

    with pytest.raises(PasEnUtf8) as refus:
        lire(loin.replace("CREATE", "--").encode() + b"-- \xe9\n")

    assert str(refus.value).startswith("Ligne 60001\u00a0: ")


def memoire_de(lire_tout: Callable[[], object]) -> int:
    """The most that was held at once, in bytes."""
    tracemalloc.start()
    try:
        lire_tout()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("serrer", [gzip.compress, lambda b: zip_de({"base.sql": b})])
def test_une_bombe_s_arrete_avant_d_eclater(serrer, monkeypatch):
    monkeypatch.setattr(fichiers, "TOUJOURS_LU", 1 * MO)
    bombe = serrer(b" " * ENORME)

    def eclater():
        with pytest.raises(FichierTropGros):
            lire(bombe)

    assert len(bombe) * fichiers.RAPPORT_MAX < ENORME
    assert memoire_de(eclater) < MEMOIRE


def test_une_base_qui_se_serre_bien_n_est_pas_prise_pour_une_bombe(monkeypatch):
    monkeypatch.setattr(fichiers, "TOUJOURS_LU", 0)
    rangees = ",".join(f"({n},{JOUR},'',1,1)" for n in range(20_000))
    serre = gzip.compress(f"{VENTES}INSERT INTO ventes VALUES {rangees};".encode())

    with ouvrir(octets(serre)) as source:
        assert sum(len(lot.rangees) for lot in Base(source).lots()) == 20_000
        assert source.part == 1.0


def _une_ligne_de_cent_mo() -> Iterator[str]:
    yield f"{VENTES}INSERT INTO `ventes` VALUES (0,{JOUR},'',1,1)"
    morceau = f",(1,{JOUR},'{'x' * 900}',1,1)" * 1_000
    for _ in range(ENORME // len(morceau) + 1):
        yield morceau
    yield ";\n"


def test_une_ligne_de_cent_mo_se_lit_sans_etre_gardee():
    def lire_tout():
        lots = (lu for lu in Dump(_une_ligne_de_cent_mo(), voulues()).lire())
        assert sum(len(lu.valeurs) for lu in lots if isinstance(lu, Rangees)) > ENORME // 1_000

    assert memoire_de(lire_tout) < MEMOIRE


@pytest.mark.parametrize(
    "debut", [f"INSERT INTO ventes VALUES (1,{JOUR},'", "/* ", "CREATE TABLE t (a"]
)
def test_une_valeur_de_cent_mo_est_refusee_avec_sa_ligne(debut):
    morceaux = iter([VENTES, debut, *("x" * MO for _ in range(ENORME // MO))])

    def lire_tout():
        with pytest.raises(TropLong) as refus:
            list(Dump(morceaux, voulues()).lire())
        assert str(refus.value).startswith("Ligne 2\u00a0: ")

    assert memoire_de(lire_tout) < MEMOIRE


def test_un_texte_de_cent_mo_d_une_autre_table_est_passe_sans_etre_garde():
    # Each piece ends in the middle of an escaped quote.
    texte = ("'\\" * MO for _ in range(ENORME // 2 // MO))
    morceaux = iter(["INSERT INTO photos VALUES (1,'\\", *texte, "'');\n", EXPORT])

    def lire_tout():
        lots = [lu for lu in Dump(morceaux, voulues()).lire() if isinstance(lu, Rangees)]
        assert [lot.ligne for lot in lots] == [3]

    assert memoire_de(lire_tout) < MEMOIRE


def _gater(export: bytes, tirage: random.Random) -> bytes:
    """The same export, some of its bytes changed, lost, said twice or moved."""
    gate = bytearray(export)
    for _ in range(tirage.randrange(1, 6)):
        debut, ailleurs = tirage.randrange(len(gate)), tirage.randrange(len(gate))
        fin = debut + tirage.randrange(60)
        partie = (
            bytes(tirage.choices(b"'\"\\();,-/*#`09.NUL\n\xc3", k=3)),
            b"",
            bytes(gate[debut:fin]) * 2,
            bytes(gate[ailleurs : ailleurs + 200]),
        )
        gate[debut:fin] = tirage.choice(partie)
    return bytes(gate)


def test_un_export_gate_est_refuse_d_une_phrase_ou_examine():
    tirage, export = random.Random(20_140_702), tous_les_pieges().encode()
    refuses, essais = 0, fois(60, 20_000)

    for _ in range(essais):
        try:
            examen = un_examen(_gater(export, tirage))
        except BaseRefusee as refus:
            refuses += str(refus).endswith(".")
        else:
            assert en_texte(examen)

    assert 0 < refuses < essais
