"""The day that an export says it was made on, in the comments of its tool. Pure."""

import re
from datetime import date

from petiterockette.mots.chercher import plier

# « -- Dump completed on 2023-05-04 10:00:00 »: mysqldump, on its last line.
_MYSQLDUMP = re.compile(r"-- Dump completed on (\d{4})-(\d\d)-(\d\d)")
# « -- Généré le : jeu. 04 mai 2023 à 10:00 », « -- Generation Time: May 04, 2023 at 10:00 AM ».
_PHPMYADMIN = re.compile(r"-- (?:G\S+r\S+ le|Generation Time)\s*:\s*(.{1,60})")
_FRANCAIS = re.compile(r"(\d{1,2})\s+([^\W\d]+)\.?\s+(\d{4})")
_ANGLAIS = re.compile(r"([^\W\d]+)\.?\s+(\d{1,2}),\s+(\d{4})")
_MOIS = {
    **{"jan": 1, "fev": 2, "feb": 2, "mar": 3, "avr": 4, "apr": 4, "mai": 5, "may": 5},
    **{"juin": 6, "jun": 6, "juil": 7, "jul": 7, "aou": 8, "aug": 8, "sep": 9, "oct": 10},
    **{"nov": 11, "dec": 12},
}


def fait_le(commentaire: str) -> date | None:
    """The day that a comment says; None where it says none, or none that exists."""
    try:
        if dit := _MYSQLDUMP.match(commentaire):
            return date(int(dit[1]), int(dit[2]), int(dit[3]))
        if dit := _PHPMYADMIN.match(commentaire):
            return _en_mots(dit[1])
    except ValueError:
        return None
    return None


def _en_mots(dite: str) -> date | None:
    if lue := _FRANCAIS.search(dite):
        jour, nom, annee = lue.groups()
    elif lue := _ANGLAIS.search(dite):
        nom, jour, annee = lue.groups()
    else:
        return None
    mot = plier(nom)
    mois = next((n for debut, n in _MOIS.items() if mot.startswith(debut)), 0)
    return date(int(annee), mois, int(jour))
