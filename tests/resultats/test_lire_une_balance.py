"""A balance is read strictly, from a spreadsheet or from CSV."""

from io import BytesIO
from zipfile import ZipFile

import pytest
import xlsxwriter

from petiterockette.resultats.lecteurs.cases import CaseFausse, lire_le_montant, lire_le_nombre
from petiterockette.resultats.lecteurs.fichiers import FichierFaux
from tests.pages import espaces

from .des_comptes import COMPTES, lue_de, une_balance_csv, une_balance_xlsx


def erreurs_de(octets: bytes) -> list[str]:
    with pytest.raises(FichierFaux) as faux:
        lue_de(octets, "balance")
    return [espaces(e) for e in faux.value.erreurs]


@pytest.mark.parametrize("separateur", [";", "\t"])
@pytest.mark.parametrize("encodage", ["utf-8", "utf-8-sig", "cp1252", "iso8859-15"])
@pytest.mark.parametrize("virgule", [",", "."])
def test_une_balance_se_lit_en_csv(separateur, encodage, virgule):
    lue = lue_de(une_balance_csv(separateur=separateur, encodage=encodage, virgule=virgule))

    assert (lue.genre, lue.lignes) == ("balance", len(COMPTES))
    assert lue.debit_cts == lue.credit_cts == 750_001
    assert lue.soldes["606100", ""].libelle == "Électricité"


def test_une_balance_se_lit_en_xlsx_sous_son_titre():
    lue = lue_de(une_balance_xlsx())

    assert lue.debit_cts == lue.credit_cts == 750_001
    assert lue.soldes["707100", ""].credit_cts == 500_001


def test_les_trois_fichiers_disent_la_meme_chose():
    sommes = [
        {cle: (s.debit_cts, s.credit_cts) for cle, s in lue_de(octets).soldes.items()}
        for octets in (une_balance_csv(), une_balance_xlsx())
    ]

    assert sommes[0] == sommes[1]


def test_une_balance_pas_equilibree_est_refusee_avec_ses_deux_sommes():
    comptes = (*COMPTES[:-1], ("512000", "Banque", 150_000, 0))

    assert erreurs_de(une_balance_csv(comptes)) == [
        "La balance n’est pas équilibrée : 7 500,00 € au débit, 7 500,01 € au crédit."
    ]


@pytest.mark.parametrize(
    ("comptes", "dit"),
    [
        ((("abc", "Rien", 1, 0),), "« abc » n’est pas un numéro de compte."),
        ((("606100", "", 1, 0),), "le compte 606100 n’a pas de libellé."),
        ((("", "", 1, 1),), "une somme sans compte : ôtez les lignes de total."),
    ],
)
def test_une_ligne_fausse_se_dit_avec_son_numero(comptes, dit):
    assert erreurs_de(une_balance_csv((*COMPTES, *comptes))) == [
        f"Ligne {len(COMPTES) + 2} : {dit}"
    ]


def test_des_colonnes_sans_nom_ne_se_devinent_pas():
    assert "ne nomme ses colonnes" in erreurs_de(une_balance_csv(tete=("a", "b", "c", "d")))[0]
    assert "ne nomme ses colonnes" in erreurs_de("Bonjour\nà tous".encode())[0]


def test_un_classeur_casse_est_refuse():
    octets = BytesIO()
    with ZipFile(octets, "w") as classeur:
        classeur.writestr("xl/autre.xml", "<a/>")

    for faux in (b"PK\x03\x04casse", octets.getvalue()):
        assert "enregistrez-le en XLSX, en ODS ou en CSV" in erreurs_de(faux)[0]


def test_un_classeur_a_mot_de_passe_est_refuse():
    octets = bytearray(une_balance_xlsx())
    # Each entry says, in both its heads, that it is encrypted.
    for tete, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        la = octets.find(tete)
        while la >= 0:
            octets[la + place] |= 1
            la = octets.find(tete, la + 4)

    assert "ne se lit pas" in erreurs_de(bytes(octets))[0]


def test_une_case_sans_fin_est_refusee():
    assert "n’est pas un tableau" in erreurs_de(b'Compte;"' + b"x" * 200_000)[0]


def test_un_classeur_qui_enfle_est_refuse(monkeypatch):
    monkeypatch.setattr("petiterockette.saisie.classeurs.OUVERT_MAX", 200)

    assert erreurs_de(une_balance_xlsx()) == ["Ce fichier est trop lourd une fois ouvert."]


def test_la_ligne_dite_est_celle_de_la_feuille():
    octets = BytesIO()
    with xlsxwriter.Workbook(octets) as classeur:
        feuille = classeur.add_worksheet()
        feuille.write_row(4, 0, ["Compte", "Libellé", "Débit", "Crédit"])
        feuille.write_row(9, 0, ["606100", "Achats", "beaucoup", ""])

    assert erreurs_de(octets.getvalue()) == ["Ligne 10 : « beaucoup » n’est pas un montant."]


@pytest.mark.parametrize(
    ("texte", "cts"),
    [
        ("1234,56", 123_456),
        ("1 234.5", 123_450),
        ("1\u202f234,56\u00a0€", 123_456),
        ("-12,00", -1_200),
        ("\u22120,05", -5),
        ("", 0),
        ("0", 0),
    ],
)
def test_un_montant_se_lit_comme_il_s_ecrit(texte, cts):
    assert lire_le_montant(texte) == cts


@pytest.mark.parametrize("texte", ["1,234,56", "1e5", "٣", "12,345", "--1", "1" * 20])
def test_un_faux_montant_est_refuse(texte):
    with pytest.raises(CaseFausse):
        lire_le_montant(texte)


def test_ce_que_garde_un_tableur_tombe_au_centime():
    assert lire_le_nombre("1234.5600000000001") == 123_456
    assert lire_le_nombre("3.0E-2") == 3
    with pytest.raises(CaseFausse):
        lire_le_nombre("0.125")
    with pytest.raises(CaseFausse):
        lire_le_nombre("NaN")
