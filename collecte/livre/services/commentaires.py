"""Comments may name people: they can be redacted, never rewritten, and it leaves a trace."""

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.journal.services import consigner
from petiterockette.mots.mesures import nombre

from ..models import Bon, Commentaire


@transaction.atomic
def caviarder(*, bon: Bon, compte: Compte, par: int | None = None) -> None:
    """Erase the text of a bon's comment for good; the sealed digest tells there was one.

    The journal keeps who and when, never the text. A comment already redacted, or none,
    changes nothing. Raises ``DroitManquant`` without « annuler un bon » at the bon's site.
    """
    exiger(compte, "collecte.annuler", bon.lieu)
    change = Commentaire.objects.filter(bon=bon, caviarde_le=None).update(
        texte="", caviarde_le=timezone.now()
    )
    if change:
        consigner(
            "collecte.commentaire.caviarde",
            _("Commentaire du bon nº %(n)s caviardé") % {"n": nombre(bon.pk)},
            {"bon": bon.pk},
            lieu=bon.lieu_id,
            par=par or compte.personne_id,
            compte=compte.pk,
        )


def caviarder_ces_commentaires(ids: Collection[int]) -> None:
    """Erase texts for good; their sealed digests tell that there were some."""
    Commentaire.objects.filter(pk__in=ids, caviarde_le=None).update(
        texte="", caviarde_le=timezone.now()
    )
