"""The charity events whose takings are exempt: six a year, and no more."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from petiterockette.base.jours import Annee

LES_SIX = 6


class Manifestation(models.Model):
    """An event announced; ``rang``: which of the year's six it takes.

    ``annee`` is the year of its first day. One that was given up frees its place.

    Source: CGI art. 261-7-1°c; BOI-TVA-CHAMP-30-10-30-10 (six a year).
    """

    annee = models.PositiveSmallIntegerField(_("année"))
    rang = models.PositiveSmallIntegerField(_("rang"))
    nom = models.CharField(_("nom"), max_length=80)
    debut = models.DateField(_("du"))
    fin = models.DateField(_("au"))
    abandonnee_le = models.DateTimeField(_("abandonnée le"), null=True, blank=True)

    class Meta:
        verbose_name = _("manifestation de soutien")
        verbose_name_plural = _("manifestations de soutien")
        ordering = ("-debut", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=["annee", "rang"],
                condition=Q(abandonnee_le=None),
                name="boutique_manifestation_rang",
                violation_error_message=_("Cette place de l’année est déjà prise."),
            ),
            models.CheckConstraint(
                condition=Q(rang__range=(1, LES_SIX)),
                name="boutique_manifestation_six",
                violation_error_message=_("Six manifestations par an au plus sont exonérées."),
            ),
            models.CheckConstraint(
                condition=Q(fin__gte=F("debut"), annee=Annee("debut")),
                name="boutique_manifestation_dates",
                violation_error_message=_("Elle finit après avoir commencé."),
            ),
        )

    def __str__(self) -> str:
        return self.nom
