"""The tickets of the recyclers' weighbridges."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from collecte.livre.models import Bon
from collecte.matiere.etapes import FINS_DE_DECHET
from collecte.sorties.models import Sortie


class Reception(models.Model):
    """What the recycler's weighbridge says of an exit, later. Sealed; cancelled like any bon."""

    bon = models.OneToOneField(
        Bon, models.PROTECT, primary_key=True, related_name="reception", verbose_name=_("bon")
    )
    sortie = models.ForeignKey(
        Sortie, models.PROTECT, related_name="receptions", verbose_name=_("sortie")
    )
    pese_le = models.DateField(_("pesé le"))
    ticket = models.CharField(_("nº du ticket de pesée"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("retour du pont-bascule")
        verbose_name_plural = _("retours du pont-bascule")

    def __str__(self) -> str:
        return str(self.bon)


class PeseePont(models.Model):
    """One material of a reception: announced by us, weighed and refused by them. Sealed."""

    reception = models.ForeignKey(
        Reception, models.PROTECT, related_name="pesees", verbose_name=_("retour")
    )
    matiere = models.ForeignKey(
        "collecte_listes.Matiere", models.PROTECT, verbose_name=_("matière")
    )
    annonce_g = models.BigIntegerField(_("annoncé"))
    net_g = models.BigIntegerField(_("pesé au pont"))
    refuse_g = models.BigIntegerField(_("refusé"), default=0)
    refuse_vers = models.CharField(
        _("ce que devient le refusé"),
        max_length=20,
        blank=True,
        choices=[(e.value, e.label) for e in FINS_DE_DECHET],
    )

    class Meta:
        verbose_name = _("pesée du pont")
        verbose_name_plural = _("pesées du pont")
        constraints = (
            models.UniqueConstraint(
                fields=["reception", "matiere"],
                name="collecte_pesee_pont_unique",
                violation_error_message=_("Cette matière a déjà sa pesée."),
            ),
            models.CheckConstraint(
                condition=Q(annonce_g__gt=0, net_g__gte=0, refuse_g__gte=0)
                & Q(refuse_g__lte=F("net_g")),
                name="collecte_pesee_pont_masses",
                violation_error_message=_("On ne refuse pas plus que ce qui a été pesé."),
            ),
            models.CheckConstraint(
                condition=Q(refuse_g=0, refuse_vers="")
                | Q(refuse_g__gt=0, refuse_vers__in=[str(e) for e in FINS_DE_DECHET]),
                name="collecte_pesee_pont_refus",
                violation_error_message=_("Dites ce que devient ce qui est refusé."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.matiere}"

    # Above so many percent of what was announced, somebody must look.
    ALERTE = 5

    @property
    def ecart_g(self) -> int:
        """Weighed there less announced here."""
        return self.net_g - self.annonce_g

    @property
    def accepte_g(self) -> int:
        return self.net_g - self.refuse_g

    @property
    def est_en_alerte(self) -> bool:
        return abs(self.ecart_g) * 100 > self.annonce_g * self.ALERTE
