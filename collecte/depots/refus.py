"""What the intake counter refuses."""

from django.utils.translation import gettext_lazy as _

from petiterockette.refus import Refus


class DepotIncomplet(Refus):
    texte = _("Le dépôt a des lignes à corriger.")


class DepotVide(Refus):
    texte = _("Ajoutez une ligne pour valider.")


class PesageImpossible(Refus):
    texte = _("On ne pèse pas de dépôt à ce point : choisissez un comptoir, un quai ou un camion.")


class RemplacementImpossible(Refus):
    texte = _(
        "Le bon nº %(numero)s ne peut pas être remplacé ici\u00a0: il n’est pas annulé par vous, "
        "ou l’est déjà. Abandonnez ce ticket et pesez un nouveau dépôt."
    )
