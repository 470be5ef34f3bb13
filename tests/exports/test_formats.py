"""A document in its three formats: the same values, whole or not at all, never a formula."""

from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest

from petiterockette.exports import Colonne, Document, Feuille, Format, Genre, reponse
from petiterockette.exports import pages as decoupe
from petiterockette.exports.pages import nom_de_feuille
from petiterockette.exports.valeurs import ecrire, lisible
from tests.tableurs import fermer, lire, octets

COLONNES = [
    Colonne("Nº", Genre.NOMBRE),
    Colonne("Jour", Genre.JOUR),
    Colonne("Quoi"),
    Colonne("Masse", Genre.GRAMMES),
    Colonne("Taux", Genre.POURCENT),
]
LIGNES = [
    [1, date(2026, 11, 25), "Écrans, câbles & « œufs »", 28_150, Decimal("91.15")],
    [1284, None, "deux\nlignes,\tdeux  blancs", -1, None],
    [-38, date(2024, 2, 29), None, 1_234_567_891, Decimal("0")],
]
tous = pytest.mark.parametrize("format", list(Format))


def un_document(lignes=LIGNES, colonnes=COLONNES, titre="Bons", **champs) -> Document:
    champs.setdefault("filtres", [("Lieu", "Chemin-Vert"), ("Du", "1 novembre 2026")])
    champs.setdefault("definitions", [("Masse", "Le poids net.")])
    champs.setdefault("feuilles", [Feuille(titre, colonnes, lignes)])
    return Document(nom="essai", titre="Les bons", **champs)


def relu(document: Document, format: Format):
    return lire(reponse(document, format), format)


@tous
def test_les_valeurs_se_relisent_au_gramme_pres(format):
    lu = relu(un_document(), format)

    assert lu.feuilles == [
        [
            ["Nº", "Jour", "Quoi", "Masse (kg)", "Taux (%)"],
            [1, date(2026, 11, 25), LIGNES[0][2], Decimal("28.150"), Decimal("91.2")],
            [1284, None, LIGNES[1][2], Decimal("-0.001"), None],
            [-38, date(2024, 2, 29), None, Decimal("1234567.891"), 0],
        ]
    ]


@tous
def test_le_fichier_porte_son_titre_ses_filtres_et_ses_definitions(format, time_machine):
    time_machine.move_to("2026-11-26 09:05+00:00", tick=False)

    lu = relu(un_document(), format)

    assert lu.tete == [
        ["Les bons"],
        ["Lieu", "Chemin-Vert"],
        ["Du", "1 novembre 2026"],
        ["Fait le", "26 novembre 2026 à 10 h 05"],
    ]
    assert lu.definitions == {"Masse": "Le poids net."}


def test_le_csv_se_lit_de_haut_en_bas(time_machine):
    time_machine.move_to("2026-11-26 09:05+00:00", tick=False)
    seconde = Feuille("Matières", [Colonne("Matière")], [["Bois"]])
    document = un_document(feuilles=[Feuille("Bons", COLONNES[2:4], [["Lampe", 7_400]]), seconde])

    assert octets(reponse(document, Format.CSV)).decode() == (
        "\ufeffLes bons\r\nLieu;Chemin-Vert\r\nDu;1 novembre 2026\r\n"
        "Fait le;26 novembre 2026 à 10 h 05\r\n\r\n"
        "Bons\r\nQuoi;Masse (kg)\r\nLampe;7,400\r\n\r\n"
        "Matières\r\nMatière\r\nBois\r\n\r\n"
        "Définitions\r\nMasse;Le poids net.\r\n"
    )


@tous
@pytest.mark.parametrize(
    "texte", ["=cmd|'/C calc'!A0", "+33 1", "-2+3", "@SUM(A1)", "\t=1+1", " =1", "＝1+1", "\r\n=1"]
)
def test_aucun_texte_n_est_une_formule_ou_qu_il_soit(format, texte):
    document = un_document(
        lignes=[[texte]],
        colonnes=[Colonne(texte)],
        titre=texte,
        filtres=[(texte, texte)],
        definitions=[(texte, texte)],
    )

    lu = relu(document, format)

    attendu = "'" + texte.replace("\r\n", "\n")
    assert lu.feuilles == [[[attendu], [attendu]]]
    assert lu.tete[1] == [attendu, attendu]
    assert lu.definitions == {attendu: attendu}


@pytest.mark.parametrize("texte", ["http://exemple.fr", "mailto:a@b.fr", "internal:A1", "1e5"])
def test_une_adresse_ou_un_nombre_tapes_restent_du_texte(texte):
    recu = octets(reponse(un_document(lignes=[[texte]], colonnes=[Colonne("Quoi")]), Format.XLSX))

    cellule = openpyxl.load_workbook(BytesIO(recu))["Bons"]["A2"]

    assert (cellule.value, cellule.data_type, cellule.hyperlink) == (texte, "s", None)


@tous
def test_ce_que_xml_ne_sait_pas_ecrire_est_ote(format):
    lu = relu(un_document([["a\x00\x0b\x1b\ufffe\ud800z\U0001f6b2"]], [Colonne("Q")]), format)

    assert lu.feuilles[0][1] == ["az\U0001f6b2"]


@tous
def test_un_texte_qui_ressemble_a_du_balisage_reste_ce_qu_il_est(format):
    textes = ["<r><t>1</t></r>", "</text:p>&amp;]]>", "_x0041_"]

    lu = relu(un_document([[t] for t in textes], [Colonne("Quoi")]), format)

    assert [li[0].rstrip() for li in lu.feuilles[0][1:]] == textes


@tous
def test_un_texte_plus_long_qu_une_cellule_d_excel_le_dit(format):
    lu = relu(un_document([["é" * 32_767], ["é" * 32_768]], [Colonne("Quoi")]), format)

    coupe = "é" * 32_766 + "…" if format is Format.XLSX else "é" * 32_768
    assert [li[0] for li in lu.feuilles[0][1:]] == ["é" * 32_767, coupe]


def test_les_nombres_sont_des_nombres_et_les_jours_des_jours():
    recu = octets(reponse(un_document(), Format.XLSX))

    feuille = openpyxl.load_workbook(BytesIO(recu))["Bons"]

    assert [c.data_type for c in feuille[2]] == ["n", "d", "s", "n", "n"]
    assert [feuille[f"{c}2"].number_format for c in "ABDE"] == [
        "#,##0",
        "dd/mm/yyyy",
        "#,##0.000",
        "#,##0.0",
    ]
    assert feuille.freeze_panes == "A2"
    assert feuille.column_dimensions["C"].width > len(LIGNES[0][2])


def test_l_ods_a_tout_ce_que_libreoffice_cherche():
    with ZipFile(BytesIO(octets(reponse(un_document(), Format.ODS)))) as archive:
        parties = {nom: archive.read(nom).decode() for nom in archive.namelist()}

    assert parties["mimetype"] == "application/vnd.oasis.opendocument.spreadsheet"
    for nom in parties.keys() - {"mimetype", "META-INF/manifest.xml"}:
        assert f'full-path="{nom}"' in parties["META-INF/manifest.xml"]
    # Every style that a cell names is defined, and the head stays in sight.
    contenu = parties["content.xml"]
    for style in ("nombre0", "nombre1", "nombre3", "jour", "tete", "gras", "long", "feuille"):
        assert f'table:style-name="{style}"' in contenu
        assert f'style:name="{style}"' in contenu
    assert 'config:name="VerticalSplitPosition" config:type="int">1<' in parties["settings.xml"]
    assert 'config:name="Bons"' in parties["settings.xml"]


def test_les_noms_des_feuilles_conviennent_a_tous_les_tableurs():
    pris: set[str] = {"lisez-moi"}
    titres = [
        "Entrées/sorties [2026] : tout ce qui s’est passé",
        "'=1'",
        "",
        "Lisez-moi",
        "History",
    ]
    titres += ["bons", "BONS", "Bons", "🚲" * 20]
    titres += ["Les heures et les kilos de chaque pôle", "Les heures et les kilos de chaque lieu"]

    noms = []
    for titre in titres:
        noms.append(nom_de_feuille(titre, pris))
        pris.add(noms[-1].lower())

    assert noms == [
        "Entrées sorties 2026 tout",
        "=1",
        "Feuille",
        "Lisez-moi (2)",
        "History (2)",
        "bons",
        "BONS (2)",
        "Bons (3)",
        "🚲" * 15,
        "Les heures et les kilos",
        "Les heures et les kilos (2)",
    ]


@pytest.mark.parametrize("format", [Format.XLSX, Format.ODS])
def test_une_table_trop_longue_continue_sur_la_feuille_suivante(format, monkeypatch):
    monkeypatch.setattr(decoupe, "LIGNES_MAX", 2)

    lu = relu(un_document([[n] for n in range(5)], [Colonne("Nº", Genre.NOMBRE)]), format)

    assert lu.feuilles == [[["Nº"], [0], [1]], [["Nº"], [2], [3]], [["Nº"], [4]]]


@tous
def test_une_table_vide_garde_ses_entetes(format):
    lu = relu(un_document([]), format)

    assert [len(feuille) for feuille in lu.feuilles] == [1]


class Panne(Exception):
    pass


def puis_une_panne(n: int):
    yield from ([i, None, "Lampe", 1, None] for i in range(n))
    raise Panne


# Before the widths are known, and after; in the middle of a packet of CSV.
@pytest.mark.parametrize("n", [0, 5, 450])
@tous
def test_une_panne_au_milieu_ne_donne_jamais_un_fichier_court(format, n, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    with pytest.raises(Panne):
        octets(reponse(un_document(puis_une_panne(n)), format))

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("format", [Format.XLSX, Format.ODS])
def test_le_fichier_disparait_une_fois_envoye(format, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    envoi = reponse(un_document(), format)
    assert int(envoi["Content-Length"]) == len(b"".join(envoi.streaming_content))
    fichier = envoi.file_to_stream
    fermer(envoi)

    assert fichier.closed
    assert list(tmp_path.iterdir()) == []


def test_le_csv_part_a_mesure_qu_il_se_lit():
    lues = []

    def lignes():
        for n in range(1_000):
            lues.append(n)
            yield [n]

    envoi = reponse(un_document(lignes(), [Colonne("Nº", Genre.NOMBRE)]), Format.CSV)
    assert lues == []
    next(iter(envoi.streaming_content))

    assert 0 < len(lues) < 200


@pytest.mark.parametrize(
    ("valeur", "genre"),
    [
        (28.15, Genre.GRAMMES),
        (28.15, Genre.EUROS),
        (Decimal("28.15"), Genre.EUROS),
        (Decimal("28.15"), Genre.GRAMMES),
        (True, Genre.GRAMMES),
        (1.5, Genre.NOMBRE),
        (Decimal("NaN"), Genre.NOMBRE),
        (1.5, Genre.TEXTE),
        (91.1, Genre.POURCENT),
        (datetime(2026, 11, 26, tzinfo=UTC), Genre.JOUR),
        (20261126, Genre.JOUR),
    ],
)
def test_une_valeur_qui_n_est_pas_de_sa_colonne_est_refusee(valeur, genre):
    with pytest.raises(TypeError):
        ecrire(valeur, genre)


@tous
def test_une_ligne_trop_courte_est_refusee(format):
    with pytest.raises(ValueError, match="zip"):
        octets(reponse(un_document([[1, None]]), format))


@pytest.mark.parametrize(
    ("valeur", "genre", "lue"),
    [
        (1_284_500, Genre.GRAMMES, "1\u202f284,500"),
        (128_450, Genre.EUROS, "1\u202f284,50"),
        (-5, Genre.EUROS, "−0,05"),
        (-38, Genre.NOMBRE, "−38"),
        (Decimal("91.15"), Genre.POURCENT, "91,2"),
        (date(2026, 11, 5), Genre.JOUR, "05/11/2026"),
        ("=1", Genre.TEXTE, "=1"),
        (True, Genre.TEXTE, "O"),
        (None, Genre.GRAMMES, ""),
    ],
)
def test_sur_le_papier_une_valeur_s_ecrit_pour_des_gens(valeur, genre, lue):
    assert lisible(valeur, genre) == lue
