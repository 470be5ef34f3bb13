"""Read a file of the accountant, whichever of the three it is."""

from datetime import date
from typing import BinaryIO

from django.utils.translation import gettext as _

from petiterockette.mots.mesures import nombre

from .balance import lire_la_balance
from .fec import est_un_fec, lire_le_fec
from .fichiers import OCTETS_MAX, BalanceLue, FichierFaux, empreinte_de

# The head of a FEC begins so, whatever the encoding: it is told from its first bytes.
TETE_OCTETS = 200


def lire(fichier: BinaryIO, nom: str, taille: int, debut: date, fin: date) -> BalanceLue:
    """The accounts of an exercise as a file tells them: a FEC, or a balance as XLSX or CSV.

    ``taille``: its bytes. Raises ``FichierFaux``.
    """
    if taille > OCTETS_MAX:
        dits = {"n": nombre(OCTETS_MAX // 1_000_000)}
        raise FichierFaux(_("Ce fichier est trop lourd : %(n)s Mo au plus.") % dits)
    if not taille:
        raise FichierFaux(_("Ce fichier est vide."))
    empreinte = empreinte_de(fichier)
    if est_un_fec(fichier.readline(TETE_OCTETS).decode("utf-8-sig", errors="replace")):
        lue = lire_le_fec(fichier, nom, debut, fin)
    else:
        lue = lire_la_balance(fichier, nom)
    lue.empreinte = empreinte
    return lue
