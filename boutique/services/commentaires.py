"""Comments of tickets may name people: they can be redacted, never rewritten, with a trace."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.journal.services import consigner

from ..models import CommentaireVente, Vente

DROIT = "boutique.caviarder"


@transaction.atomic
def caviarder(*, vente: Vente, compte: Compte) -> None:
    """Erase the text of a ticket's comment for good; its sealed digest tells there was one.

    The journal keeps who and when, never the text. One already redacted, or none, changes
    nothing. Raises ``DroitManquant`` without the right at the ticket's site.
    """
    lieu = vente.serie.caisse.point.lieu
    exiger(compte, DROIT, lieu)
    change = CommentaireVente.objects.filter(vente=vente, caviarde_le=None).update(
        texte="", caviarde_le=timezone.now()
    )
    if change:
        consigner(
            "boutique.commentaire.caviarde",
            _("Commentaire du ticket nº %s caviardé") % vente.numero_lisible,
            {"vente": vente.pk},
            lieu=lieu.pk,
            par=compte.personne_id,
            compte=compte.pk,
        )
