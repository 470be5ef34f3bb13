"""The passages of a draft: written, added, taken out; their pictures."""

from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from petiterockette.comptes.models import Compte
from petiterockette.photos.images import PhotoPrete, ranger

from ..models import Dossier, Texte
from ..photos import DOSSIER
from ..refus import TexteInconnu, TexteTropLong
from .dossiers import noter, tenir
from .suite import apres_les_siens, places_de, poser


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
    """Write a passage, or a new one, which comes after the others (``texte`` None).

    ``photo``: a new picture; what was there stays without one. Raises ``TexteTropLong``,
    ``TexteInconnu``, ``PasUnBrouillon`` or ``DroitManquant``.
    """
    tenu = tenir(dossier, compte)
    ecrit = texte or Texte(dossier=tenu, rang=0)
    if ecrit.dossier_id != tenu.pk:
        raise TexteInconnu()
    mots = mots.replace("\r\n", "\n").strip()
    if ecrit.signes_max and len(mots) > ecrit.signes_max:
        phrase = TexteTropLong(n=len(mots), max=ecrit.signes_max)
        raise TexteTropLong(n=len(mots), max=ecrit.signes_max, champs={"mots": str(phrase)})
    ecrit.titre, ecrit.texte, ecrit.legende = titre.strip(), mots, legende.strip()
    if photo:
        ecrit.photo = uuid4()
    ecrit.full_clean(exclude=["dossier"])
    places = places_de(tenu)
    ecrit.save()
    if texte is None:
        apres_les_siens(places, ecrit.place)
        poser(tenu, places)
    noter(tenu, "dossiers.texte.ecrit", _("Texte d’un dossier écrit"), compte, texte=ecrit.pk)
    if photo and ecrit.photo:
        ranger(photo, ecrit.photo, DOSSIER)
    return ecrit


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
