"""The « fichier des écritures comptables »: eighteen columns, tab between them.

Source: LPF art. L. 47 A-I and A. 47 A-1, VII: dates AAAAMMJJ, a comma in amounts, one file an
exercise, named SIREN + FEC + the day it ends; since the day ``ValidDate``, entries are final.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from .ecritures_des_caisses import JOURNAUX, Ecriture

COLONNES = (
    *("JournalCode", "JournalLib", "EcritureNum", "EcritureDate", "CompteNum", "CompteLib"),
    *("CompAuxNum", "CompAuxLib", "PieceRef", "PieceDate", "EcritureLib", "Debit", "Credit"),
    *("EcritureLet", "DateLet", "ValidDate", "Montantdevise", "Idevise"),
)
# One of those that the order of 29 July 2013 allows, and the only one with € and œ.
ENCODAGE = "iso8859-15"


def nom_du_fec(siren: str, fin: date, clos_le: date | None) -> str:
    """« 123456789FEC20271231.txt »; « …-provisoire.txt » while the exercise is not frozen."""
    return f"{siren}FEC{_jour(fin)}{'' if clos_le else '-provisoire'}.txt"


def lignes_du_fec(toutes: Iterable[Ecriture], clos_le: date | None) -> Iterator[str]:
    """The file's lines, the header first.

    ``clos_le``: the day since which nothing of it changes, which validates every entry. Without
    one the file is provisional: no entry is valid, and « P1 » is no number that was given.
    """
    yield "\t".join(COLONNES) + "\r\n"
    for rang, ecriture in enumerate(toutes, start=1):
        numero = ecriture.numero or f"P{rang}"
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
                _jour(ecriture.piece_jour or ecriture.jour),
                ecriture.libelle,
                _montant(ligne.debit_cts),
                _montant(ligne.credit_cts),
                *("", ""),
                _jour(clos_le) if clos_le else "",
                *("", ""),
            )
            yield "\t".join(map(_en_une_case, valeurs)) + "\r\n"


def octets_du_fec(toutes: Iterable[Ecriture], clos_le: date | None) -> Iterator[bytes]:
    """The file's lines as bytes, in the law's encoding; what it lacks is written « ? »."""
    for ligne in lignes_du_fec(toutes, clos_le):
        yield ligne.encode(ENCODAGE, errors="replace")


def _en_une_case(texte: str) -> str:
    """Without what would cut a line or a column, nor the no-break spaces of French."""
    return " ".join(texte.replace("\u2019", "'").split())


def _jour(jour: date) -> str:
    return jour.strftime("%Y%m%d")


def _montant(cts: int) -> str:
    return f"{cts // 100},{cts % 100:02d}"
