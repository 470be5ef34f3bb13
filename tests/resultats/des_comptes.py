"""Files of an accountant for a test: a FEC, a balance, and the bytes of each."""

from datetime import date
from io import BytesIO
from uuid import uuid4

import xlsxwriter

from petiterockette.resultats.lecteurs.fec import COLONNES
from petiterockette.resultats.lecteurs.fichiers import BalanceLue
from petiterockette.resultats.lecteurs.lire import lire
from petiterockette.resultats.models import Balance
from petiterockette.resultats.services.balances import importer
from tests.fabriques import un_compte

DEBUT, FIN = date(2025, 1, 1), date(2025, 12, 31)
# Account, name, debit, credit, in cents: charges of 6 000,00 €, income of 7 500,01 €.
COMPTES = (
    ("606100", "Électricité", 100_000, 0),
    ("613200", "Loyers", 300_000, 0),
    ("641000", "Salaires", 200_000, 0),
    ("707100", "Ventes de la boutique", 0, 500_001),
    ("707200", "Ventes du café", 0, 250_000),
    ("512000", "Banque", 150_001, 0),
)


def montant(cts: int, virgule: str = ",") -> str:
    return f"{cts // 100}{virgule}{cts % 100:02d}"


def ligne_fec(numero, nom, debit, credit, *, jour="20251231", ecriture="1", **champs) -> list[str]:
    """The eighteen cells of a line of a FEC."""
    cases = dict.fromkeys(COLONNES, "") | {
        "JournalCode": "OD",
        "JournalLib": "Opérations diverses",
        "EcritureNum": ecriture,
        "EcritureDate": jour,
        "CompteNum": numero,
        "CompteLib": nom,
        "PieceRef": "P1",
        "PieceDate": jour,
        "EcritureLib": nom,
        "Debit": montant(debit),
        "Credit": montant(credit),
        "ValidDate": jour,
    }
    return [str(v) for v in (cases | champs).values()]


def un_fec(*lignes, separateur="\t", encodage="utf-8", tete=COLONNES) -> bytes:
    """A FEC of these lines; those of ``COMPTES`` without any."""
    lignes = lignes or tuple(ligne_fec(*compte) for compte in COMPTES)
    texte = "".join(separateur.join(cases) + "\r\n" for cases in (tete, *lignes))
    return texte.encode(encodage)


def une_balance_csv(
    comptes=COMPTES, *, separateur=";", encodage="utf-8-sig", virgule=",", tete=None
) -> bytes:
    tete = tete or ("N° de compte", "Libellé", "Débit", "Crédit")
    rangees = [
        tete,
        *((n, nom, montant(d, virgule), montant(c, virgule)) for n, nom, d, c in comptes),
    ]
    return "\n".join(separateur.join(r) for r in rangees).encode(encodage)


def une_balance_xlsx(comptes=COMPTES) -> bytes:
    """As a spreadsheet keeps it: a title, an empty line, amounts as numbers."""
    octets = BytesIO()
    with xlsxwriter.Workbook(octets) as classeur:
        feuille = classeur.add_worksheet("Balance")
        feuille.write(0, 0, "Balance générale 2025")
        feuille.write_row(2, 0, ["Compte", "Intitulé", "Débit", "Crédit"])
        for rang, (numero, nom, debit, credit) in enumerate(comptes, start=3):
            feuille.write_number(rang, 0, int(numero))
            feuille.write_string(rang, 1, nom)
            if debit:
                feuille.write_number(rang, 2, debit / 100)
            if credit:
                feuille.write_number(rang, 3, credit / 100)
    return octets.getvalue()


def lue_de(octets: bytes, nom: str = "fec.txt", debut=DEBUT, fin=FIN) -> BalanceLue:
    return lire(BytesIO(octets), nom, len(octets), debut, fin)


def une_balance(octets: bytes | None = None, **champs) -> Balance:
    """A file that was kept; the FEC of ``COMPTES`` unless said."""
    champs = {"debut": DEBUT, "fin": FIN, "uuid": uuid4(), **champs}
    champs.setdefault("compte", un_compte("tresorerie"))
    lue = lue_de(octets or un_fec(), debut=champs["debut"], fin=champs["fin"])
    return importer(lue=lue, **champs)[0]
