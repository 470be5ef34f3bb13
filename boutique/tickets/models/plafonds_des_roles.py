"""How much each role may pay back."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from petiterockette.comptes.roles import Role


class PlafondRemboursement(models.Model):
    """The most that a role pays back on one ticket; empty: no limit. No row: nothing."""

    role = models.CharField(_("rôle"), max_length=16, choices=Role.choices, unique=True)
    avec_ticket_cts = models.PositiveIntegerField(
        _("avec le ticket"),
        null=True,
        blank=True,
        help_text=_("en centimes\u00a0; vide\u00a0: sans limite"),
    )
    sans_ticket_cts = models.PositiveIntegerField(
        _("sans ticket"),
        null=True,
        blank=True,
        help_text=_("en centimes\u00a0; vide\u00a0: sans limite"),
    )

    class Meta:
        verbose_name = _("plafond de remboursement")
        verbose_name_plural = _("plafonds de remboursement")
        constraints = (
            models.CheckConstraint(
                condition=Q(role__in=Role.values),
                name="boutique_plafond_role_connu",
                violation_error_message=_("Ce rôle n’existe pas."),
            ),
        )

    def __str__(self) -> str:
        return self.get_role_display()
