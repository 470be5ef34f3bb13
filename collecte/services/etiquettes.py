"""Labels printed in advance: each roll takes the next codes, which no other will hold."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.droits import exiger
from petiterockette.journal.services import consigner

from ..codes import IMPRIMABLES
from ..models import Rouleau
from ..refus import PlusDEtiquettes
from .bons import Entete
from .evenements import SUIVRE

PAR_PLANCHE = 24
PLANCHES_MAX = 20


def preparer_un_rouleau(*, entete: Entete, planches: int) -> tuple[Rouleau, bool]:
    """Reserve the codes of some A4 sheets; the same page posted twice reserves once.

    Raises ``PlusDEtiquettes`` or ``DroitManquant``.
    """
    deja = Rouleau.objects.filter(uuid=entete.uuid).first()
    if deja:
        return deja, False
    try:
        return _reserver(entete, planches * PAR_PLANCHE), True
    except IntegrityError:
        # Somebody took the same numbers at the same instant, or this is a double tap.
        deja = Rouleau.objects.filter(uuid=entete.uuid).first()
        return (deja, False) if deja else (_reserver(entete, planches * PAR_PLANCHE), True)


@transaction.atomic
def _reserver(entete: Entete, nombre: int) -> Rouleau:
    exiger(entete.compte, SUIVRE, entete.lieu)
    dernier = Rouleau.objects.order_by("-premier").first()
    premier = dernier.premier + dernier.nombre if dernier else 0
    if premier + nombre > IMPRIMABLES:
        raise PlusDEtiquettes()
    rouleau = Rouleau.objects.create(
        uuid=entete.uuid,
        lieu=entete.lieu,
        premier=premier,
        nombre=nombre,
        imprime_le=timezone.now(),
        compte=entete.compte,
    )
    consigner(
        "collecte.etiquettes.preparees",
        _("%(n)d étiquettes d’objets préparées") % {"n": nombre},
        {"rouleau": rouleau.pk, "premier": premier, "nombre": nombre},
        lieu=entete.lieu.pk,
        par=entete.personne,
        compte=entete.compte.pk,
    )
    return rouleau
