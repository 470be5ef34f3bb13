"""The refusals that several rooms say."""

from django.utils.translation import gettext_lazy as _

from petiterockette.refus import Refus


class AConfirmer(Refus):
    """A refusal that the same document, confirmed, would pass."""


class RienDeCompte(Refus):
    texte = _("Rien n’est encore compté.")


class PageDejaServie(Refus):
    page_servie = True
    texte = _(
        "Cette page a déjà servi, avec un autre contenu. "
        "Si c’est bien un nouveau geste, validez à nouveau."
    )
