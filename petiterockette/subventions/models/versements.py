"""What was paid of a grant."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .subventions import Subvention


class Versement(models.Model):
    """Money received of a grant, in cents. Sealed: a mistake is a row that takes it back."""

    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    subvention = models.ForeignKey(
        Subvention, models.PROTECT, related_name="versements", verbose_name=_("subvention")
    )
    le = models.DateField(_("reçu le"))
    montant_cts = models.BigIntegerField(_("montant"))
    annule = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="annulation",
        verbose_name=_("annule"),
    )
    motif = models.CharField(_("raison"), max_length=200, blank=True)
    enregistre_le = models.DateTimeField(_("enregistré le"))
    compte = models.ForeignKey(
        "comptes.Compte", models.PROTECT, related_name="+", verbose_name=_("compte")
    )

    class Meta:
        verbose_name = _("versement d’une subvention")
        verbose_name_plural = _("versements d’une subvention")
        ordering = ("le", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(annule=None, montant_cts__gt=0)
                | (Q(annule__isnull=False, montant_cts__lt=0) & ~Q(motif="")),
                name="subventions_versement_sens",
                violation_error_message=_("Un versement ajoute ; ce qui l’annule dit pourquoi."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.subvention_id} · {self.montant_cts}"
