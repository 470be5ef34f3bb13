"""Which file a membership came from, and who somebody of before is here."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AdhesionReprise(models.Model):
    """A membership that a file wrote. Sealed."""

    adhesion = models.OneToOneField(
        "boutique_adhesions.Adhesion",
        models.PROTECT,
        primary_key=True,
        related_name="reprise",
        verbose_name=_("adhésion"),
    )
    fichier = models.ForeignKey(
        "reprise.Fichier", models.PROTECT, related_name="+", verbose_name=_("fichier")
    )

    class Meta:
        verbose_name = _("adhésion reprise")
        verbose_name_plural = _("adhésions reprises")

    def __str__(self) -> str:
        return str(self.adhesion)


class PersonneReconnue(models.Model):
    """Who somebody of before is in the directory: what one file said holds for all those after it.

    ``cle``: digest of how a file names them (``fiches.cle_de``); ``inscrite``: that file wrote
    them down.
    """

    cle = models.CharField(_("clé"), max_length=64)
    personne = models.ForeignKey(
        "personnes.Personne", models.PROTECT, related_name="+", verbose_name=_("personne")
    )
    fichier = models.ForeignKey(
        "reprise.Fichier", models.PROTECT, related_name="+", verbose_name=_("fichier")
    )
    inscrite = models.BooleanField(_("inscrite par ce fichier"))

    class Meta:
        verbose_name = _("personne reconnue")
        verbose_name_plural = _("personnes reconnues")
        constraints = (
            models.UniqueConstraint(
                fields=["cle", "fichier"],
                name="adhesions_reprises_reconnue_une_fois",
                violation_error_message=_("Cette personne est déjà reconnue dans ce fichier."),
            ),
        )

    def __str__(self) -> str:
        return f"nº\u00a0{self.personne_id}"
