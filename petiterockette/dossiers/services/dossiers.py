"""Make a dossier, change what it shows, read its figures again: while it is a draft."""

from collections.abc import Callable, Collection
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.comptes.models import Compte
from petiterockette.comptes.poles import POLES
from petiterockette.droits import exiger
from petiterockette.journal.services import consigner
from petiterockette.lieux.models import Lieu
from petiterockette.saisie.rejeux import faire_ou_relire
from petiterockette.temps.dates import ANNEES

from ..lecture import lire, lire_une_piece
from ..models import Dossier, Etape
from ..pages import depuis_l_envoi, pieces_depuis
from ..presets import preset_de
from ..refus import (
    JourHorsDuCalendrier,
    JoursALEnvers,
    JoursAVenir,
    PasUnBrouillon,
    PoleInconnu,
    TenuAilleurs,
)
from ..registre import TENUS
from .suite import commencer, continuer

DROIT = "dossiers.tenir"
# What a dossier is: the fields that its first page asks.
CHAMPS = ("objet", "titre", "pour", "debut", "fin", "poles", "couverture", "a_rendre_le")


def creer(
    *,
    compte: Compte,
    uuid: UUID,
    objet: str,
    titre: str,
    debut: date,
    fin: date,
    lieux: Collection[Lieu] = (),
    poles: Collection[str] = (),
    pour: str = "",
    couverture: bool = False,
    a_rendre_le: date | None = None,
    part_de: Dossier | None = None,
    avec: Callable[[Dossier], object] | None = None,
) -> tuple[Dossier, bool]:
    """A draft that shows what its purpose asks, or what the one it starts from showed.

    ``poles``: codes; none: all of them. ``avec``: what the room that makes it writes beside it,
    before its figures are read. Returns it and whether it is new. Raises ``JoursALEnvers``,
    ``JoursAVenir``, ``PoleInconnu`` or ``DroitManquant``.
    """
    exiger(compte, DROIT)
    _verifier(debut, fin, poles)

    def faire() -> Dossier:
        dossier = Dossier.objects.create(
            uuid=uuid,
            objet=objet,
            titre=titre.strip(),
            pour=pour.strip(),
            debut=debut,
            fin=fin,
            poles=list(poles),
            couverture=couverture,
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
        if part_de is None:
            commencer(dossier, preset_de(dossier))
        else:
            continuer(dossier, part_de)
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
    poles: Collection[str] = (),
    pour: str = "",
    couverture: bool = False,
    a_rendre_le: date | None = None,
) -> Dossier:
    """Change what a draft is: its purpose, its title, its days, its sites, its poles. Its figures
    are read again.

    Raises ``PasUnBrouillon``, ``TenuAilleurs``, ``JoursALEnvers``, ``JoursAVenir``,
    ``PoleInconnu`` or ``DroitManquant``.
    """
    tenu = tenir(dossier, compte)
    _verifier(debut, fin, poles)
    if {tenu.objet, objet} & TENUS.keys():
        _verifier_qu_il_reste(tenu, objet, debut, fin, lieux)
    avant = {nom: str(getattr(tenu, nom) or "") for nom in CHAMPS}
    tenu.objet, tenu.titre, tenu.pour = objet, titre.strip(), pour.strip()
    tenu.debut, tenu.fin, tenu.a_rendre_le = debut, fin, a_rendre_le
    tenu.poles, tenu.couverture = list(poles), couverture
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
def relire(*, dossier: Dossier, compte: Compte) -> Dossier:
    """Read the figures again, and, of what was frozen, what changed since; nothing else moves."""
    tenu = verrouiller(dossier, compte, "dossiers.lire")
    lire_ses_chiffres(tenu)
    return tenu


@transaction.atomic
def comparer_au_livre(dossier: Dossier) -> int:
    """Read again, for the night, the figures of what is frozen; returns how many lines moved."""
    tenu = Dossier.objects.select_for_update(no_key=True).get(pk=dossier.pk)
    lire_ses_chiffres(tenu)
    return tenu.bouge


def rafraichir(dossier: Dossier | None, code: str) -> None:
    """What another room just wrote shows at once in the draft that has this piece."""
    tenu = dossier and Dossier.objects.select_for_update(no_key=True).get(pk=dossier.pk)
    if tenu and tenu.est_un_brouillon:
        lire_une_piece(tenu, code)
        tenu.save(update_fields=["lecture"])


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


def _verifier(debut: date, fin: date, poles: Collection[str]) -> None:
    hors = {nom for nom, jour in (("debut", debut), ("fin", fin)) if jour.year not in ANNEES}
    if hors:
        raise JourHorsDuCalendrier(champs=dict.fromkeys(hors, str(JourHorsDuCalendrier.texte)))
    if fin < debut:
        raise JoursALEnvers(champs={"fin": str(JoursALEnvers.texte)})
    if debut > timezone.localdate():
        raise JoursAVenir(champs={"debut": str(JoursAVenir.texte)})
    if not set(poles) <= POLES.keys():
        raise PoleInconnu()


def _verifier_qu_il_reste(
    dossier: Dossier, objet: str, debut: date, fin: date, lieux: Collection[Lieu]
) -> None:
    """A dossier that another room made keeps its purpose, its days and its sites."""
    avant = (dossier.objet, dossier.debut, dossier.fin, set(dossier.lieux.all()))
    if avant != (objet, debut, fin, set(lieux)):
        raise TenuAilleurs()


def lire_ses_chiffres(dossier: Dossier) -> None:
    """Keep the figures of a locked dossier as they stand now (``lecture.py``)."""
    fige = None if dossier.est_un_brouillon else dossier.dernier_figement
    dossier.lecture = lire(dossier, fige.fige_le if fige else None)
    dossier.lu_le, dossier.bouge = timezone.now(), 0
    if fige:
        lignes, _changements = depuis_l_envoi(fige.contenu, dossier.lecture)
        rangees = pieces_depuis(fige.contenu, dossier.lecture)
        dossier.bouge = sum(ligne.bouge for ligne in lignes) + len(rangees)
    dossier.save(update_fields=["lecture", "lu_le", "bouge"])
