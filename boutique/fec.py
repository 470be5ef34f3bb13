"""The « fichier des écritures comptables »: eighteen columns, tab between them.

Source: LPF art. L. 47 A-I and A. 47 A-1, VII: dates AAAAMMJJ, a comma in amounts, one file an
exercise, named SIREN + FEC + the day it ends.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from .comptabilite import JOURNAUX, Ecriture

COLONNES = (
    *("JournalCode", "JournalLib", "EcritureNum", "EcritureDate", "CompteNum", "CompteLib"),
    *("CompAuxNum", "CompAuxLib", "PieceRef", "PieceDate", "EcritureLib", "Debit", "Credit"),
    *("EcritureLet", "DateLet", "ValidDate", "Montantdevise", "Idevise"),
)
# One of those that the order of 29 July 2013 allows, and the only one with € and œ.
ENCODAGE = "iso8859-15"


def nom_du_fec(siren: str, fin: date) -> str:
    """« 123456789FEC20271231.txt »."""
    return f"{siren}FEC{_jour(fin)}.txt"


def lignes_du_fec(toutes: Iterable[Ecriture]) -> Iterator[str]:
    """The file's lines, the header first; entries are numbered in their order, from 1."""
    yield "\t".join(COLONNES) + "\r\n"
    for numero, ecriture in enumerate(toutes, start=1):
        for ligne in ecriture.lignes:
            valeurs = (
                ecriture.journal,
                str(JOURNAUX[ecriture.journal]),
                str(numero),
                _jour(ecriture.jour),
                ligne.compte,
                ligne.nom,
                *("", ""),
                ecriture.piece,
                _jour(ecriture.jour),
                ecriture.libelle,
                _montant(ligne.debit_cts),
                _montant(ligne.credit_cts),
                *("", ""),
                # Closed, so valid: nothing changes it any more.
                _jour(ecriture.jour),
                *("", ""),
            )
            yield "\t".join(map(_en_une_case, valeurs)) + "\r\n"


def octets_du_fec(toutes: Iterable[Ecriture]) -> Iterator[bytes]:
    """The same, encoded; what the encoding lacks is written « ? »."""
    for ligne in lignes_du_fec(toutes):
        yield ligne.encode(ENCODAGE, errors="replace")


def _en_une_case(texte: str) -> str:
    """Without what would cut a line or a column, nor the no-break spaces of French."""
    return " ".join(texte.replace("\u2019", "'").split())


def _jour(jour: date) -> str:
    return jour.strftime("%Y%m%d")


def _montant(cts: int) -> str:
    return f"{cts // 100},{cts % 100:02d}"
