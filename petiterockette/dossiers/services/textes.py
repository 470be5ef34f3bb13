"""The passages of a draft: written, added, moved, taken out; their pictures."""

from uuid import uuid4

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from petiterockette.comptes.models import Compte
from petiterockette.photos.images import PhotoPrete, ranger

from ..lecture import portee_de
from ..models import Dossier, Texte
from ..photos import DOSSIER
from ..refus import TexteInconnu, TexteTropLong
from ..registre import PROPOSITIONS
from .dossiers import deplacer as deplacer_parmi
from .dossiers import noter, tenir


@transaction.atomic
def ecrire(
    *,
    dossier: Dossier,
    compte: Compte,
    texte: Texte | None,
    titre: str,
    mots: str,
    photo: PhotoPrete | None = None,
    legende: str = "",
) -> Texte:
    """Write a passage, or a new one after the others (``texte`` None).

    ``photo``: a new picture; what was there stays without one. Raises ``TexteTropLong``,
    ``TexteInconnu``, ``PasUnBrouillon`` or ``DroitManquant``.
    """
    tenu = tenir(dossier, compte)
    ecrit = texte or Texte(dossier=tenu, rang=_apres_les_autres(tenu))
    if ecrit.dossier_id != tenu.pk:
        raise TexteInconnu()
    return _ecrire(ecrit, tenu, compte, titre=titre, mots=mots, photo=photo, legende=legende)


def _ecrire(
    ecrit: Texte,
    tenu: Dossier,
    compte: Compte,
    *,
    titre: str,
    mots: str,
    photo: PhotoPrete | None,
    legende: str,
) -> Texte:
    """Write a passage of a draft that is held; its picture last."""
    mots = mots.replace("\r\n", "\n").strip()
    if ecrit.signes_max and len(mots) > ecrit.signes_max:
        phrase = TexteTropLong(n=len(mots), max=ecrit.signes_max)
        raise TexteTropLong(n=len(mots), max=ecrit.signes_max, champs={"mots": str(phrase)})
    ecrit.titre, ecrit.texte, ecrit.legende = titre.strip(), mots, legende.strip()
    if photo:
        ecrit.photo = uuid4()
    ecrit.full_clean(exclude=["dossier"])
    ecrit.save()
    noter(tenu, "dossiers.texte.ecrit", _("Texte d’un dossier écrit"), compte, texte=ecrit.pk)
    if photo and ecrit.photo:
        ranger(photo, ecrit.photo, DOSSIER)
    return ecrit


@transaction.atomic
def proposer(*, dossier: Dossier, compte: Compte) -> int:
    """Write what the rooms propose for the days and the sites of a draft; returns how many.

    What is in the draft already, under the same title, is not proposed twice. Raises
    ``PasUnBrouillon`` or ``DroitManquant``.
    """
    tenu = tenir(dossier, compte)
    portee, deja = portee_de(tenu), set(tenu.textes.values_list("titre", flat=True))
    rang = _apres_les_autres(tenu)
    proposees = {p.titre: p for lire in PROPOSITIONS for p in lire(portee)}
    neuves = [p for titre, p in proposees.items() if titre not in deja]
    for n, p in enumerate(neuves):
        photo = p.photo() if p.photo else None
        _ecrire(
            Texte(dossier=tenu, rang=rang + n),
            tenu,
            compte,
            titre=p.titre,
            mots=p.texte,
            photo=photo,
            legende=p.legende if photo else "",
        )
    return len(neuves)


@transaction.atomic
def retirer(*, dossier: Dossier, compte: Compte, texte: Texte) -> None:
    """Take a passage out of a draft. Raises ``TexteInconnu``, ``PasUnBrouillon`` or
    ``DroitManquant``."""
    tenu = tenir(dossier, compte)
    if texte.dossier_id != tenu.pk:
        raise TexteInconnu()
    noter(
        tenu,
        "dossiers.texte.retire",
        _("Texte d’un dossier retiré"),
        compte,
        texte=texte.pk,
        titre=texte.titre,
        mots=texte.texte,
    )
    texte.delete()


@transaction.atomic
def deplacer(*, dossier: Dossier, compte: Compte, texte: Texte, de: int) -> None:
    """Move a passage by so many places, up (negative) or down; at an end it stays.

    Raises ``TexteInconnu``, ``PasUnBrouillon`` or ``DroitManquant``.
    """
    tenu = tenir(dossier, compte)
    textes = list(tenu.textes.all())
    if texte not in textes:
        raise TexteInconnu()
    avant = list(textes)
    deplacer_parmi(textes, texte, de)
    if textes == avant:
        return
    for rang, t in enumerate(textes, start=1):
        t.rang = rang
    Texte.objects.bulk_update(textes, ["rang"])
    noter(
        tenu,
        "dossiers.texte.deplace",
        _("Texte d’un dossier déplacé"),
        compte,
        texte=texte.pk,
        rang=textes.index(texte) + 1,
    )


def _apres_les_autres(dossier: Dossier) -> int:
    return (dossier.textes.aggregate(n=Max("rang"))["n"] or 0) + 1
