"""The bons, told outside the base as they are written: their numbers were given to donors.

Whoever puts an old copy of the base back would have them given again. A line a bon, added at
the end of a file, without waiting for the disk nor for another counter: a power cut loses the
last ones at most. The night keeps the last line only: its own links say the rest.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from petiterockette.base.dossiers_prives import dossier_prive
from petiterockette.journal.cles import sceau
from petiterockette.journal.refus import RestaurationConstatee
from petiterockette.journal.tetes.fichier import (
    AILLEURS,
    AUCUNE,
    Ailleurs,
    Tete,
    ecrire_pour_de_bon,
)
from petiterockette.mots.mesures import nombre
from petiterockette.mots.numeros import numero_lu

from .models import Bon

NOM = "bons"
# What holds the last lines of the file, were several counters to write at once.
BOUT = 4_096


class Ligne(NamedTuple):
    """A line of the file; ``tete`` None: cut, or written by somebody who has not the key."""

    rang: int
    tete: Tete | None


def dire_le_bon(bon: Bon) -> None:
    """Tell a bon outside once its transaction has held."""
    texte = _en_ligne(Tete(bon.pk, bon.empreinte))
    transaction.on_commit(lambda: _ajouter(texte), robust=True)


def exiger_une_base_a_jour() -> None:
    """Raise ``RestaurationConstatee`` where the last bon told outside is not in this base."""
    dernier = dernier_dit().rang
    if dernier and not Bon.objects.filter(pk=dernier).exists():
        raise RestaurationConstatee(dernier=_("bon nº\u00a0%s") % nombre(dernier))


def dernier_dit() -> Tete:
    """The last bon told outside; rank 0 if nobody can say."""
    try:
        with fichier().open("rb") as entree:
            entree.seek(max(0, entree.seek(0, os.SEEK_END) - BOUT))
            bout = entree.read()
    except OSError:
        return AUCUNE
    tetes = (_lue(ligne) for ligne in bout.decode("ascii", "replace").splitlines())
    return max((tete for tete in tetes if tete), default=AUCUNE)


def lignes_dites() -> Iterator[Ligne]:
    """Every line of the file, in its order; none without one."""
    try:
        with fichier().open(encoding="ascii", errors="replace") as entree:
            for rang, ligne in enumerate(entree, start=1):
                yield Ligne(rang, _lue(ligne.rstrip("\n")))
    except FileNotFoundError:
        return


def redire_le_dernier() -> None:
    """Keep one line: the last bon of the base, known to be what was told last."""
    dernier = dernier_de_la_base()
    if dernier.rang:
        ecrire_pour_de_bon(fichier(), _en_ligne(dernier))


def dernier_de_la_base() -> Tete:
    rangee = Bon.objects.order_by("-pk").values_list("pk", "empreinte").first()
    return Tete(*rangee) if rangee else AUCUNE


def est_la(tete: Tete) -> bool:
    """Whether this very bon is in the base."""
    return Bon.objects.filter(pk=tete.rang, empreinte=tete.empreinte).exists()


def fichier() -> Path:
    return Path(settings.DOSSIER_DES_TETES) / "bons.txt"


def _en_ligne(tete: Tete) -> str:
    cle = settings.NOM_DE_LA_CLE
    dit = f"{tete.rang} {tete.empreinte} {cle}"
    return f"{dit} {sceau(f'bon {dit}', cle)}\n"


def _lue(ligne: str) -> Tete | None:
    """What a line tells, if the installation wrote it."""
    match ligne.split(" "):
        case [rang, empreinte, cle, signe] if cle in settings.CLES_DES_CHAINES:
            lu = numero_lu(rang)
            if lu is not None and signe == sceau(f"bon {rang} {empreinte} {cle}", cle):
                return Tete(lu, empreinte)
    return None


def _ajouter(texte: str) -> None:
    chemin = fichier()
    try:
        sortie = os.open(chemin, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    except FileNotFoundError:
        dossier_prive(chemin.parent)
        sortie = os.open(chemin, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        # One line in one call: those of two counters are never mixed.
        os.write(sortie, texte.encode())
    finally:
        os.close(sortie)


AILLEURS[NOM] = Ailleurs(_("bons de la matière"), dernier_de_la_base, est_la)
