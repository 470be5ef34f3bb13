"""A FEC is read strictly: what is wrong is said line by line, and nothing of it is kept."""

import tracemalloc
from datetime import date
from pathlib import Path

import pytest

from boutique.comptabilite.ecritures_des_caisses import VENTES, Ecriture, LigneComptable
from boutique.comptabilite.fec import octets_du_fec
from petiterockette.resultats.lecteurs.fec import COLONNES
from petiterockette.resultats.lecteurs.fichiers import MORCEAU, FichierFaux
from petiterockette.resultats.lecteurs.lire import lire
from tests.pages import espaces

from .des_comptes import COMPTES, DEBUT, FIN, ligne_fec, lue_de, un_fec

VENTE = ("707100", "Ventes", 0, 1_000)
BANQUE = ("512000", "Banque", 1_000, 0)


def erreurs_de(octets: bytes) -> list[str]:
    with pytest.raises(FichierFaux) as faux:
        lue_de(octets)
    return [espaces(e) for e in faux.value.erreurs]


@pytest.mark.parametrize("separateur", ["\t", "|"])
@pytest.mark.parametrize("encodage", ["utf-8", "utf-8-sig", "iso8859-15", "cp1252", "latin-1"])
def test_un_fec_se_lit_dans_chaque_encodage(separateur, encodage):
    lue = lue_de(un_fec(separateur=separateur, encodage=encodage))

    assert (lue.genre, lue.lignes) == ("fec", len(COMPTES))
    assert lue.debit_cts == lue.credit_cts == 750_001
    assert lue.soldes["606100", ""].libelle == "Électricité"
    assert lue.soldes["606100", ""].debit_cts == 100_000


def test_les_signes_de_windows_se_lisent():
    ligne = ligne_fec("606100", "Achats d’eau", 1_000, 0)

    lue = lue_de(un_fec(ligne, ligne_fec(*VENTE), encodage="cp1252"))

    assert lue.soldes["606100", ""].libelle == "Achats d’eau"


def test_le_fec_que_la_maison_ecrit_se_lit():
    ecritures = [
        Ecriture(
            jour=date(2025, 3, 4),
            journal=VENTES,
            piece="T1",
            libelle="Ventes du jour",
            lieu=1,
            lignes=(
                LigneComptable("530000", "Espèces", 1_234, 0),
                LigneComptable("707100", "Boutique", 0, 1_234),
            ),
        )
    ]

    lue = lue_de(b"".join(octets_du_fec(ecritures, FIN)))

    assert lue.soldes["707100", ""].credit_cts == 1_234


def test_un_meme_compte_s_additionne_et_garde_ses_codes_analytiques():
    tete = (*COLONNES, "Analytique")
    lignes = [
        [*ligne_fec("606100", "Électricité", 600, 0), "CAFE"],
        [*ligne_fec("606100", "Électricité", 400, 0), "VELO"],
        [*ligne_fec("606100", "Électricité", 100, 0), "CAFE"],
        [*ligne_fec("512000", "Banque", 0, 1_100), ""],
    ]

    lue = lue_de(un_fec(*lignes, tete=tete))

    assert lue.soldes["606100", "CAFE"].debit_cts == 700
    assert lue.soldes["606100", "VELO"].debit_cts == 400


@pytest.mark.parametrize(
    ("champs", "dit"),
    [
        ({"Debit": "12,345"}, "« 12,345 » n’est pas un montant."),
        ({"Debit": "douze"}, "« douze » n’est pas un montant."),
        ({"Debit": "1.234,56"}, "« 1.234,56 » n’est pas un montant."),
        ({"Credit": "10,00"}, "une ligne est au débit ou au crédit, pas aux deux."),
        ({"EcritureDate": "2025-12-31"}, "« 2025-12-31 » n’est pas une date AAAAMMJJ."),
        ({"EcritureDate": "20250231"}, "« 20250231 » n’est pas une date AAAAMMJJ."),
        ({"EcritureDate": "20260101"}, "le 1er janvier 2026 n’est pas de cet exercice."),
        ({"CompteNum": "60"}, "« 60 » n’est pas un numéro de compte."),
        ({"CompteNum": "=606100"}, "« =606100 » n’est pas un numéro de compte."),
        ({"CompteLib": ""}, "« CompteLib » est vide."),
        ({"JournalCode": " "}, "« JournalCode » est vide."),
        ({"EcritureNum": ""}, "« EcritureNum » est vide."),
    ],
)
def test_une_ligne_fausse_se_dit_avec_son_numero(champs, dit):
    fausse = ligne_fec(*BANQUE, **champs)

    assert erreurs_de(un_fec(ligne_fec(*VENTE), fausse)) == [f"Ligne 3 : {dit}"]


def test_une_ligne_courte_se_dit():
    courte = ligne_fec(*BANQUE)[:12]

    assert erreurs_de(un_fec(ligne_fec(*VENTE), courte)) == [
        "Ligne 3 : 12 colonnes, au lieu de 18."
    ]


def test_le_point_et_la_virgule_valent_autant():
    ligne = ligne_fec("512000", "Banque", 0, 0, Debit="10.00")

    assert lue_de(un_fec(ligne_fec(*VENTE), ligne)).debit_cts == 1_000


def test_vingt_erreurs_se_disent_et_les_autres_se_comptent():
    fausses = [ligne_fec(*BANQUE, Debit="x") for _ in range(30)]

    dites = erreurs_de(un_fec(*fausses))

    assert len(dites) == 21
    assert dites[-1] == "Et 10 autres lignes."


def test_une_ecriture_pas_equilibree_se_dit_meme_si_le_total_tombe_juste():
    lignes = [
        ligne_fec("512000", "Banque", 1_000, 0, ecriture="1"),
        ligne_fec("707100", "Ventes", 0, 900, ecriture="1"),
        ligne_fec("707100", "Ventes", 0, 100, ecriture="2"),
    ]

    assert erreurs_de(un_fec(*lignes)) == [
        "L’écriture 1 du journal OD n’est pas équilibrée : 1,00 €.",
        "L’écriture 2 du journal OD n’est pas équilibrée : 1,00 €.",
    ]


def test_une_tete_fausse_se_dit():
    sans = tuple("Montant" if nom == "Debit" else nom for nom in COLONNES)

    assert erreurs_de(un_fec(tete=sans)) == [
        "Ligne 1 : la colonne 12 est « Montant », « Debit » est attendu."
    ]


@pytest.mark.parametrize(
    ("octets", "dit"),
    [
        (b"", "Ce fichier est vide."),
        (un_fec([""]), "Ce fichier n’a aucune écriture."),
        (un_fec(encodage="utf-16"), "Ce texte est en UTF-16 : enregistrez-le en UTF-8."),
        (b"\x00\x01\x02", "Ce fichier n’est pas un texte."),
    ],
)
def test_ce_qui_n_est_pas_un_fichier_du_comptable_est_refuse(octets, dit):
    assert erreurs_de(octets) == [dit]


def test_un_fichier_trop_lourd_est_refuse(monkeypatch):
    monkeypatch.setattr("petiterockette.resultats.lecteurs.lire.OCTETS_MAX", 100)

    assert "trop lourd" in erreurs_de(un_fec())[0]


def un_long_fec(chemin: Path, ecritures: int) -> Path:
    """Entries of two lines, in a file."""
    debit = "\t".join(ligne_fec("512000", "Banque", 100, 0, ecriture="%d"))
    credit = "\t".join(ligne_fec("707100", "Ventes", 0, 100, ecriture="%d"))
    with chemin.open("w") as fichier:
        fichier.write("\t".join(COLONNES) + "\n")
        fichier.writelines(f"{debit % n}\n{credit % n}\n" for n in range(ecritures))
    return chemin


def test_deux_cent_mille_lignes_se_lisent(tmp_path):
    chemin = un_long_fec(tmp_path / "fec.txt", 100_000)

    with chemin.open("rb") as fichier:
        lue = lire(fichier, "fec.txt", chemin.stat().st_size, DEBUT, FIN)

    assert lue.lignes == 200_000
    assert lue.soldes["512000", ""].debit_cts == 10_000_000


def test_la_memoire_ne_grandit_pas_avec_les_lignes(tmp_path):
    def pic(ecritures: int) -> int:
        chemin = un_long_fec(tmp_path / f"{ecritures}.txt", ecritures)
        with chemin.open("rb") as fichier:
            tracemalloc.start()
            lire(fichier, "fec.txt", chemin.stat().st_size, DEBUT, FIN)
            lu = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
        return lu

    # A file as long as what is read at once, and one five times longer.
    assert pic(10_000) - pic(2_500) < 2 * MORCEAU
