"""Comments of tickets may name people: they can be redacted, never rewritten, with a trace."""

from django.db import transaction
from django.utils.translation import gettext as _

from boutique.caisses.services.en_main import heure_du_geste, reprendre_la_main
from boutique.caisses.services.evenements import noter
from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger

from ..models import CommentaireVente, Vente

DROIT = "boutique.caviarder"


@transaction.atomic
def caviarder(*, vente: Vente, compte: Compte) -> None:
    """Erase the text of a ticket's comment for good; its sealed digest tells there was one.

    The till's chain and the journal keep who and when, never the text. One already redacted,
    or none, changes nothing. Raises ``HorlogeReculee``, ``RestaurationConstatee``, or
    ``DroitManquant`` without the right at the ticket's site.
    """
    exiger(compte, DROIT, vente.serie.caisse.point.lieu)
    caisse = reprendre_la_main(vente.serie.caisse_id)
    commentaire = CommentaireVente.objects.filter(vente=vente, caviarde_le=None).first()
    if commentaire is None:
        return
    commentaire.texte, commentaire.caviarde_le = "", heure_du_geste(caisse)
    commentaire.save(update_fields=["texte", "caviarde_le"])
    noter(
        caisse,
        "commentaire.caviarde",
        _("Commentaire du ticket nº %s caviardé") % vente.numero_lisible,
        le=commentaire.caviarde_le,
        compte=compte,
        par=compte.personne_id,
        ecole=vente.ecole,
        rangees=[commentaire],
        vente=vente.pk,
    )
