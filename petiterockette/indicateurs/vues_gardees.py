"""Views that a reader keeps: an address of a page, under a name of his. A private bookmark.

Not sealed and not journaled: forgetting one changes nothing but its owner's list.
"""

from django.db import IntegrityError, transaction
from django.utils import timezone

from petiterockette.comptes.models import Compte
from petiterockette.saisie.ici import est_d_ici

from .models import Vue
from .refus import AdresseEtrangere, TropDeVues, VueDejaNommee

VUES_MAX = 20


def vues_de(compte: Compte) -> list[Vue]:
    """The views of an account, by name."""
    return list(Vue.objects.filter(compte=compte).order_by("nom"))


@transaction.atomic
def garder_la_vue(*, compte: Compte, nom: str, chemin: str) -> Vue:
    """Keep an address of ours under a name.

    Raises ``AdresseEtrangere``, ``VueDejaNommee``, ``TropDeVues``.
    """
    if not est_d_ici(chemin):
        raise AdresseEtrangere()
    if Vue.objects.filter(compte=compte).count() >= VUES_MAX:
        raise TropDeVues(n=VUES_MAX)
    try:
        with transaction.atomic():
            return Vue.objects.create(
                compte=compte, nom=nom, chemin=chemin, gardee_le=timezone.now()
            )
    except IntegrityError:
        raise VueDejaNommee(nom=nom) from None


def oublier_la_vue(*, compte: Compte, vue: int) -> None:
    """Forget one of one's own views; nothing for another's."""
    Vue.objects.filter(compte=compte, pk=vue).delete()
