"""Manifestations, whose takings bear no VAT."""

from django.utils.translation import gettext_lazy as _

from petiterockette.refus import Refus


class SixManifestations(Refus):
    texte = _(
        "Six manifestations sont déjà annoncées en %(annee)s : la septième n’est plus exonérée. "
        "Renoncez à l’une d’elles, ou vendez sous une activité soumise à la TVA."
    )


class ManifestationVendue(Refus):
    texte = _("« %(nom)s » a des recettes : elle compte parmi les six, elle reste.")
