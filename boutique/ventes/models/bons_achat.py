"""Vouchers, which are owed until they are spent."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class BonAchat(models.Model):
    """A voucher: sold, given back for a refund, or granted by a prescriber (« bon solidaire »).

    Sold or given back, it is owed, not earned. ``solde_cts`` is kept beside the movements
    that make it; ``manage.py verifier`` compares them. Nobody's name is on it.
    """

    class Origine(models.TextChoices):
        VENDU = "vendu", _("vendu")
        AVOIR = "avoir", _("remboursement")
        SOLIDAIRE = "solidaire", _("bon solidaire")

    # What is left of it changes without an event: the tickets that spend it say how.
    VIVANTES = frozenset({"solde_cts"})

    code = models.CharField(_("code"), max_length=8, unique=True)
    origine = models.CharField(_("origine"), max_length=10, choices=Origine.choices)
    prescripteur = models.ForeignKey(
        "personnes.Structure",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("prescripteur"),
    )
    valeur_cts = models.PositiveIntegerField(_("valeur"))
    solde_cts = models.PositiveIntegerField(_("solde"))
    emis_le = models.DateField(_("émis le"))
    expire_le = models.DateField(_("valable jusqu’au"))

    class Meta:
        verbose_name = _("bon d’achat")
        verbose_name_plural = _("bons d’achat")
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(valeur_cts__gt=0) & Q(solde_cts__lte=models.F("valeur_cts")),
                name="boutique_bon_achat_solde",
                violation_error_message=_("Il ne reste pas tant sur ce bon."),
            ),
            models.CheckConstraint(
                condition=Q(origine__in=["vendu", "avoir"], prescripteur=None)
                | Q(origine="solidaire", prescripteur__isnull=False),
                name="boutique_bon_achat_prescripteur",
                violation_error_message=_("Un bon solidaire dit qui l’a prescrit, et lui seul."),
            ),
        )

    def __str__(self) -> str:
        return self.code
