"""Make a dossier, change what it shows, read its figures again: while it is a draft."""

from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import TypeVar
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.indicateurs.registre import INDICATEURS
from petiterockette.journal.services import consigner
from petiterockette.lieux.models import Lieu
from petiterockette.saisie.rejeux import faire_ou_relire

from ..lecture import lire
from ..models import Choisi, Dossier, Etape, Texte
from ..presets import PRESETS
from ..refus import (
    JoursALEnvers,
    JoursAVenir,
    LigneInconnue,
    PasUnBrouillon,
    PieceObligatoire,
    TenuAilleurs,
)
from ..registre import PIECES, TENUS

T = TypeVar("T")

DROIT = "dossiers.tenir"
# What a dossier is: the fields that its first page asks.
CHAMPS = ("objet", "titre", "pour", "debut", "fin", "a_rendre_le")


def creer(
    *,
    compte: Compte,
    uuid: UUID,
    objet: str,
    titre: str,
    debut: date,
    fin: date,
    lieux: Collection[Lieu] = (),
    pour: str = "",
    a_rendre_le: date | None = None,
    part_de: Dossier | None = None,
    avec: Callable[[Dossier], object] | None = None,
) -> tuple[Dossier, bool]:
    """A draft that shows what its purpose asks, or what the one it starts from showed.

    ``avec``: what the room that makes it writes beside it, before its figures are read: they are
    read at once. Returns it and whether it is new. Raises ``JoursALEnvers``,
    ``JoursAVenir`` or ``DroitManquant``.
    """
    exiger(compte, DROIT)
    _verifier_les_jours(debut, fin)

    def faire() -> Dossier:
        dossier = Dossier.objects.create(
            uuid=uuid,
            objet=objet,
            titre=titre.strip(),
            pour=pour.strip(),
            debut=debut,
            fin=fin,
            a_rendre_le=a_rendre_le,
            part_de=part_de,
            cree_le=timezone.now(),
            compte=compte,
        )
        dossier.lieux.set(lieux)
        Etape.objects.create(
            dossier=dossier,
            rang=1,
            devient=Dossier.Etat.BROUILLON,
            le=dossier.cree_le,
            compte=compte,
        )
        _remplir(dossier, part_de)
        if avec:
            avec(dossier)
        lire_ses_chiffres(dossier)
        noter(dossier, "dossiers.dossier.cree", _("Dossier commencé"), compte)
        return dossier

    return faire_ou_relire(faire, Dossier.objects.filter(uuid=uuid).first)


@transaction.atomic
def changer(
    *,
    dossier: Dossier,
    compte: Compte,
    objet: str,
    titre: str,
    debut: date,
    fin: date,
    lieux: Collection[Lieu] = (),
    pour: str = "",
    a_rendre_le: date | None = None,
) -> Dossier:
    """Change what a draft is: its purpose, its title, its days, its sites. Its figures are read
    again.

    Raises ``PasUnBrouillon``, ``TenuAilleurs``, ``JoursALEnvers``, ``JoursAVenir`` or
    ``DroitManquant``.
    """
    tenu = tenir(dossier, compte)
    _verifier_les_jours(debut, fin)
    if {tenu.objet, objet} & TENUS.keys():
        _verifier_qu_il_reste(tenu, objet, debut, fin, lieux)
    avant = {nom: str(getattr(tenu, nom) or "") for nom in CHAMPS}
    tenu.objet, tenu.titre, tenu.pour = objet, titre.strip(), pour.strip()
    tenu.debut, tenu.fin, tenu.a_rendre_le = debut, fin, a_rendre_le
    tenu.save(update_fields=CHAMPS)
    tenu.lieux.set(lieux)
    lire_ses_chiffres(tenu)
    apres = {nom: str(getattr(tenu, nom) or "") for nom in CHAMPS}
    noter(
        tenu,
        "dossiers.dossier.change",
        _("Dossier changé"),
        compte,
        avant=avant,
        apres=apres,
        lieux=[lieu.pk for lieu in lieux],
    )
    return tenu


@transaction.atomic
def choisir(
    *, dossier: Dossier, compte: Compte, indicateurs: Sequence[str], pieces: Sequence[str]
) -> Dossier:
    """Show these indicators and these pieces, and no other.

    Those that were there keep their order, the new ones come after them. Raises ``LigneInconnue``,
    ``PieceObligatoire``, ``PasUnBrouillon`` or ``DroitManquant``.
    """
    tenu = tenir(dossier, compte)
    possibles = {code for code, piece in PIECES.items() if piece.convient(tenu)}
    if not (set(indicateurs) <= INDICATEURS.keys() and set(pieces) <= possibles):
        raise LigneInconnue()
    for code in possibles - set(pieces):
        if PIECES[code].obligatoire:
            raise PieceObligatoire(nom=PIECES[code].nom)
    avant = _montres(tenu)
    apres = {
        genre: [
            *(code for code in avant[genre] if code in voulus),
            *(code for code in dict.fromkeys(voulus) if code not in avant[genre]),
        ]
        for genre, voulus in zip(Choisi.Genre.values, (indicateurs, pieces), strict=True)
    }
    if avant != apres:
        _montrer(tenu, *apres.values())
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
    """Move a line by so many places among those of its kind, up (negative) or down; at an end it
    stays.

    Raises ``LigneInconnue``, ``PasUnBrouillon`` or ``DroitManquant``.
    """
    tenu = tenir(dossier, compte)
    montres = _montres(tenu)
    codes = montres.get(genre, [])
    if code not in codes:
        raise LigneInconnue()
    avant = list(codes)
    deplacer(codes, code, de)
    if codes != avant:
        _montrer(tenu, *montres.values())
        noter(
            tenu,
            "dossiers.dossier.ordonne",
            _("Ordre d’un dossier changé"),
            compte,
            avant=avant,
            apres=codes,
        )
    return tenu


@transaction.atomic
def relire(*, dossier: Dossier, compte: Compte) -> Dossier:
    """Read the figures again, and, of what was frozen, what changed since; nothing else moves."""
    tenu = verrouiller(dossier, compte, "dossiers.lire")
    lire_ses_chiffres(tenu)
    return tenu


def verrouiller(dossier: Dossier, compte: Compte, droit: str = DROIT) -> Dossier:
    """A dossier, locked for a gesture. Raises ``DroitManquant``."""
    exiger(compte, droit)
    return Dossier.objects.select_for_update(no_key=True).get(pk=dossier.pk)


def tenir(dossier: Dossier, compte: Compte) -> Dossier:
    """A draft, locked for a gesture. Raises ``PasUnBrouillon`` or ``DroitManquant``."""
    tenu = verrouiller(dossier, compte)
    if not tenu.est_un_brouillon:
        raise PasUnBrouillon()
    return tenu


def noter(dossier: Dossier, code: str, phrase: str, compte: Compte, **contenu: object) -> None:
    """Tell a gesture on a dossier to the journal; its title is in it."""
    consigner(
        code,
        f"{phrase} : {dossier.titre}",
        {"dossier": dossier.pk, **contenu},
        par=compte.personne_id,
        compte=compte.pk,
    )


def deplacer(rangees: list[T], laquelle: T, de: int) -> None:
    """Move one of some rows by so many places, in place; at an end it stays."""
    ancien = rangees.index(laquelle)
    nouveau = max(0, min(len(rangees) - 1, ancien + de))
    rangees.insert(nouveau, rangees.pop(ancien))


def _montres(dossier: Dossier) -> dict[str, list[str]]:
    """The codes that a dossier shows, by kind, in their order."""
    montres: dict[str, list[str]] = {genre: [] for genre in Choisi.Genre.values}
    for choisi in dossier.choisis.all():
        montres[choisi.genre].append(choisi.code)
    return montres


def _verifier_les_jours(debut: date, fin: date) -> None:
    if fin < debut:
        raise JoursALEnvers(champs={"fin": str(JoursALEnvers.texte)})
    if debut > timezone.localdate():
        raise JoursAVenir(champs={"debut": str(JoursAVenir.texte)})


def _verifier_qu_il_reste(
    dossier: Dossier, objet: str, debut: date, fin: date, lieux: Collection[Lieu]
) -> None:
    """A dossier that another room made keeps its purpose, its days and its sites."""
    avant = (dossier.objet, dossier.debut, dossier.fin, set(dossier.lieux.all()))
    if avant != (objet, debut, fin, set(lieux)):
        raise TenuAilleurs()


def _remplir(dossier: Dossier, part_de: Dossier | None) -> None:
    """What a new dossier shows: as the one before, or as its purpose asks."""
    if part_de is None:
        preset = PRESETS[dossier.objet]
        _montrer(dossier, preset.indicateurs, preset.pieces)
        textes = [(str(t.titre), t.signes_max) for t in preset.textes]
    else:
        _montrer(dossier, *_montres(part_de).values())
        textes = [(t.titre, t.signes_max) for t in part_de.textes.all()]
    Texte.objects.bulk_create(
        Texte(dossier=dossier, rang=rang, titre=titre, signes_max=signes_max)
        for rang, (titre, signes_max) in enumerate(textes, start=1)
    )


def _montrer(dossier: Dossier, indicateurs: Sequence[str], pieces: Sequence[str]) -> None:
    genres = (
        (Choisi.Genre.INDICATEUR, indicateurs, INDICATEURS.keys()),
        (Choisi.Genre.PIECE, pieces, PIECES.keys()),
    )
    dossier.choisis.all().delete()
    Choisi.objects.bulk_create(
        Choisi(dossier=dossier, genre=genre, code=code, rang=rang)
        for genre, codes, connus in genres
        for rang, code in enumerate(dict.fromkeys(codes), start=1)
        if code in connus
    )


def lire_ses_chiffres(dossier: Dossier) -> None:
    """Keep the figures of a locked dossier as they stand now (``lecture.py``)."""
    fige = None if dossier.est_un_brouillon else dossier.dernier_figement
    depuis = fige.fige_le if fige else None
    dossier.lecture, dossier.lu_le = lire(dossier, depuis), timezone.now()
    dossier.save(update_fields=["lecture", "lu_le"])
