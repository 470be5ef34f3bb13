"""Choose what a draft shows, and move it: a figure, a piece or a passage."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from petiterockette.comptes.models import Compte
from petiterockette.indicateurs.registre import INDICATEURS

from ..contenu import pieces_de
from ..models import Choisi, Dossier
from ..refus import LigneInconnue, PieceObligatoire
from .dossiers import lire_ses_chiffres, noter, tenir
from .suite import CONNUS, inserer_apres_sa_famille, places_de, poser


@transaction.atomic
def choisir(
    *, dossier: Dossier, compte: Compte, indicateurs: Sequence[str], pieces: Sequence[str]
) -> Dossier:
    """Show these indicators and these pieces, and no other.

    Those that were there keep their place, each new one comes after those of its kind. Raises
    ``LigneInconnue``, ``PieceObligatoire``, ``PasUnBrouillon`` or ``DroitManquant``.
    """
    tenu = tenir(dossier, compte)
    voulues = [
        *((str(Choisi.Genre.INDICATEUR), code) for code in dict.fromkeys(indicateurs)),
        *((str(Choisi.Genre.PIECE), code) for code in dict.fromkeys(pieces)),
    ]
    possibles = pieces_de(tenu)
    if not (set(indicateurs) <= INDICATEURS.keys() and set(pieces) <= possibles.keys()):
        raise LigneInconnue()
    for code, piece in possibles.items():
        if piece.obligatoire and code not in pieces:
            raise PieceObligatoire(nom=piece.nom)
    avant = places_de(tenu)
    apres = [place for place in avant if place in voulues or place[0] not in CONNUS]
    for place in voulues:
        if place not in apres:
            inserer_apres_sa_famille(apres, place)
    if avant != apres:
        poser(tenu, apres)
        # A piece that a room has added since was not read yet.
        if not set(pieces) <= tenu.lecture.get("pieces", {}).keys():
            lire_ses_chiffres(tenu)
        noter(
            tenu,
            "dossiers.dossier.choisi",
            _("Lignes d’un dossier choisies"),
            compte,
            avant=avant,
            apres=apres,
        )
    return tenu


@transaction.atomic
def ordonner(*, dossier: Dossier, compte: Compte, genre: str, code: str, de: int) -> Dossier:
    """Move what a draft shows by so many places, up (negative) or down; at an end it stays.

    ``genre``, ``code``: its place (``Choisi.place``, ``Texte.place``). Raises ``LigneInconnue``,
    ``PasUnBrouillon`` or ``DroitManquant``.
    """
    tenu = tenir(dossier, compte)
    avant = places_de(tenu)
    if (genre, code) not in avant:
        raise LigneInconnue()
    ancien = avant.index((genre, code))
    nouveau = max(0, min(len(avant) - 1, ancien + de))
    if nouveau != ancien:
        apres = [place for place in avant if place != (genre, code)]
        apres.insert(nouveau, (genre, code))
        poser(tenu, apres)
        noter(
            tenu,
            "dossiers.dossier.ordonne",
            _("Ordre d’un dossier changé"),
            compte,
            avant=avant,
            apres=apres,
        )
    return tenu
