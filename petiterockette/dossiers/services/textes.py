"""The passages of a draft: written, added, taken out; their pictures."""

from collections.abc import Collection
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from petiterockette.comptes.models import Compte
from petiterockette.photos.images import PhotoPrete, ranger

from ..lecture import portee_de
from ..models import Dossier, Texte
from ..photos import DOSSIER
from ..refus import TexteInconnu, TexteTropLong
from ..registre import PROPOSITIONS, Proposition
from .dossiers import noter, tenir
from .suite import inserer_avant_les_passages_de_fin, places_de, poser


@transaction.atomic
def ecrire(
    *,
    dossier: Dossier,
    compte: Compte,
    texte: Texte | None,
    titre: str,
    mots: str,
    photo: PhotoPrete | None = None,
    retirer_photo: bool = False,
    legende: str = "",
) -> Texte:
    """Write a passage, or a new one, which comes before those of the end (``texte`` None).

    ``photo``: a new picture; what was there stays without one, unless ``retirer_photo``, which
    takes it out with its words. Raises ``TexteTropLong``, ``TexteInconnu``, ``PasUnBrouillon`` or
    ``DroitManquant``.
    """
    tenu = tenir(dossier, compte)
    ecrit = texte or Texte(dossier=tenu, rang=0)
    if ecrit.dossier_id != tenu.pk:
        raise TexteInconnu()
    return _ecrire(
        ecrit,
        tenu,
        compte,
        titre=titre,
        mots=mots,
        photo=photo,
        retirer_photo=retirer_photo,
        legende=legende,
    )


def _ecrire(
    ecrit: Texte,
    tenu: Dossier,
    compte: Compte,
    *,
    titre: str,
    mots: str,
    photo: PhotoPrete | None,
    retirer_photo: bool = False,
    legende: str,
) -> Texte:
    """Write a passage of a draft that is held, a new one before those of the end; its picture
    last."""
    mots = mots.replace("\r\n", "\n").strip()
    if ecrit.signes_max and len(mots) > ecrit.signes_max:
        phrase = TexteTropLong(n=len(mots), max=ecrit.signes_max)
        raise TexteTropLong(n=len(mots), max=ecrit.signes_max, champs={"mots": str(phrase)})
    ecrit.titre, ecrit.texte, ecrit.legende = titre.strip(), mots, legende.strip()
    if photo:
        ecrit.photo = uuid4()
    elif retirer_photo:
        # Its files stay: what was frozen may show them.
        ecrit.photo, ecrit.legende = None, ""
    ecrit.full_clean(exclude=["dossier"])
    places, neuf = places_de(tenu), ecrit.pk is None
    ecrit.save()
    if neuf:
        inserer_avant_les_passages_de_fin(tenu, places, ecrit.place)
        poser(tenu, places)
    noter(tenu, "dossiers.texte.ecrit", _("Texte d’un dossier écrit"), compte, texte=ecrit.pk)
    if photo and ecrit.photo:
        ranger(photo, ecrit.photo, DOSSIER)
    return ecrit


def proposees(dossier: Dossier) -> list[Proposition]:
    """What the rooms propose for the days and the sites of a draft, less the titles that it has."""
    portee, deja = portee_de(dossier), set(dossier.textes.values_list("titre", flat=True))
    dites = {p.titre: p for lire in PROPOSITIONS for p in lire(portee)}
    return [p for titre, p in dites.items() if titre not in deja]


@transaction.atomic
def accepter(*, dossier: Dossier, compte: Compte, titres: Collection[str]) -> list[Texte]:
    """Write in a draft those of the proposed passages that bear these titles; returns them.

    What is no more proposed is left. Raises ``PasUnBrouillon`` or ``DroitManquant``.
    """
    tenu, ecrits = tenir(dossier, compte), []
    for p in proposees(tenu):
        if p.titre in titres:
            photo = p.photo() if p.photo else None
            ecrit = _ecrire(
                Texte(dossier=tenu, rang=0),
                tenu,
                compte,
                titre=p.titre,
                mots=p.texte,
                photo=photo,
                legende=p.legende if photo else "",
            )
            ecrits.append(ecrit)
    return ecrits


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
