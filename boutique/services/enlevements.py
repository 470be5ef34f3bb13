"""What was paid for and left behind: its buyer came for it."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.journal.services import consigner

from ..models import Enlevement, LigneVente
from ..refus.listes import PasAEnlever
from ..uniques import a_enlever

DROIT = "boutique.encaisser"


def enlever(*, ligne: LigneVente, compte: Compte) -> tuple[Enlevement, bool]:
    """Note that a line sold « à enlever » was taken away; noted twice, it is noted once.

    Raises ``PasAEnlever`` or ``DroitManquant``.
    """
    caisse = ligne.vente.serie.caisse
    exiger(compte, DROIT, caisse.point.lieu)
    deja = Enlevement.objects.filter(ligne=ligne).first()
    if deja:
        return deja, False
    if not a_enlever(None).filter(pk=ligne.pk).exists():
        raise PasAEnlever()
    try:
        with transaction.atomic():
            enlevement = Enlevement.objects.create(
                ligne=ligne, enleve_le=timezone.now(), par=compte.personne_id, compte=compte
            )
            consigner(
                "boutique.ligne.enlevee",
                _("« %(article)s » enlevé, ticket nº %(numero)s")
                % {"article": ligne.libelle, "numero": ligne.vente.numero_lisible},
                {"vente": ligne.vente_id, "ligne": ligne.pk},
                lieu=caisse.point.lieu_id,
                par=compte.personne_id,
                compte=compte.pk,
            )
    except IntegrityError:
        return Enlevement.objects.get(ligne=ligne), False
    return enlevement, True
