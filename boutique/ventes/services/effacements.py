"""How the rows of the till are emptied when people are forgotten: said in the till's chain."""

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from boutique.caisses.services.en_main import heure_du_geste, reprendre_la_main
from boutique.caisses.services.evenements import noter

from ..models import CommentaireVente


@transaction.atomic
def caviarder_ces_commentaires(ids: Collection[int]) -> None:
    """Redact comments of tickets, as their right of erasure asks; each is chained.

    Raises ``HorlogeReculee`` or ``RestaurationConstatee``.
    """
    commentaires = (
        CommentaireVente.objects.filter(pk__in=ids, caviarde_le=None)
        .select_related("vente__serie")
        .order_by("vente__serie__caisse", "pk")
    )
    for commentaire in commentaires:
        caisse = reprendre_la_main(commentaire.vente.serie.caisse_id)
        commentaire.texte, commentaire.caviarde_le = "", heure_du_geste(caisse)
        commentaire.save(update_fields=["texte", "caviarde_le"])
        noter(
            caisse,
            "commentaire.caviarde",
            _("Commentaire du ticket nº %s caviardé") % commentaire.vente.numero_lisible,
            le=commentaire.caviarde_le,
            compte=None,
            par=None,
            ecole=commentaire.vente.ecole,
            rangees=[commentaire],
            vente=commentaire.vente_id,
        )
