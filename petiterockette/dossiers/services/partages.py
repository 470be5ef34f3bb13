"""Share what was frozen by a link that anybody may open, until it is taken back."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.base.tirages import nouveau_jeton
from petiterockette.comptes.models import Compte

from ..models import Dossier, Partage
from ..refus import DejaPartage, PasEncoreFige, PasPartage
from .dossiers import noter, verrouiller


@transaction.atomic
def partager(*, dossier: Dossier, compte: Compte) -> Partage:
    """A public link to what was frozen. Raises ``PasEncoreFige``, ``DejaPartage`` or
    ``DroitManquant``."""
    tenu = verrouiller(dossier, compte)
    if not tenu.est_fige:
        raise PasEncoreFige()
    if tenu.partages.filter(retire_le=None).exists():
        raise DejaPartage()
    partage = Partage.objects.create(
        dossier=tenu, jeton=nouveau_jeton(), cree_le=timezone.now(), compte=compte
    )
    noter(tenu, "dossiers.dossier.partage", _("Dossier partagé par un lien"), compte)
    return partage


@transaction.atomic
def retirer_le_partage(*, dossier: Dossier, compte: Compte) -> None:
    """The link opens nothing any more. Raises ``PasPartage`` or ``DroitManquant``."""
    tenu = verrouiller(dossier, compte)
    if not tenu.partages.filter(retire_le=None).update(retire_le=timezone.now()):
        raise PasPartage()
    noter(tenu, "dossiers.partage.retire", _("Lien d’un dossier retiré"), compte)
