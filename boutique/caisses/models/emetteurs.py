"""Who hands a ticket over, as it says it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Emetteur(models.Model):
    """The association and the site of a ticket, as they were named that day. Sealed.

    One row for all the tickets that say the same; each ticket's link holds what it says. Moved
    or renamed, the next ticket makes another.
    """

    nom = models.CharField(_("association"), max_length=120, blank=True)
    adresse = models.CharField(_("adresse de l’association"), max_length=200, blank=True)
    siret = models.CharField(_("SIRET"), max_length=14, blank=True)
    numero_tva = models.CharField(_("nº de TVA"), max_length=20, blank=True)
    lieu_nom = models.CharField(_("lieu"), max_length=80)
    lieu_adresse = models.CharField(_("adresse du lieu"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("émetteur de tickets")
        verbose_name_plural = _("émetteurs de tickets")
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["nom", "adresse", "siret", "numero_tva", "lieu_nom", "lieu_adresse"],
                name="boutique_emetteur_unique",
                violation_error_message=_("Cet émetteur est déjà connu."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.nom} · {self.lieu_nom}"

    @property
    def siret_lisible(self) -> str:
        """« 123 456 789 00012 », or nothing."""
        s = self.siret
        return f"{s[:3]} {s[3:6]} {s[6:9]} {s[9:]}".strip().replace(" ", "\u00a0")
