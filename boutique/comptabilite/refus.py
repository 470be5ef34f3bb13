"""Manifestations, whose takings bear no VAT; the entries of the grants."""

from django.utils.translation import gettext_lazy as _

from petiterockette.refus import Refus


class SixManifestations(Refus):
    texte = _(
        "Six manifestations sont déjà annoncées en %(annee)s : la septième n’est plus exonérée. "
        "Renoncez à l’une d’elles, ou vendez sous une activité soumise à la TVA."
    )


class ManifestationVendue(Refus):
    texte = _("« %(nom)s » a des recettes : elle compte parmi les six, elle reste.")


class ExerciceDejaFige(Refus):
    texte = _(
        "L’exercice de ce jour est figé\u00a0: les écritures commencent au plus tôt le %(ouvert)s."
    )


class AccordAVenir(Refus):
    texte = _("Ce jour n’est pas encore là\u00a0: dites quand le comptable a accepté.")
