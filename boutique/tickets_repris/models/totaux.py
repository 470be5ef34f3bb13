"""What a spreadsheet of before says was sold: totals, each as finely as it is known. Sealed."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class TotalRepris(models.Model):
    """What a site sold from ``debut`` to ``fin``, net, by category or by means; cancelled by the
    opposite of it (``annule``).

    ``ligne``: its line in the file; ``ventes``: how many sales, None where the file says nothing.
    """

    fichier = models.ForeignKey(
        "reprise.Fichier", models.PROTECT, related_name="+", verbose_name=_("fichier")
    )
    ligne = models.PositiveIntegerField(_("ligne du fichier"))
    annule = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="annulation",
        verbose_name=_("annule"),
    )
    lieu = models.ForeignKey(
        "lieux.Lieu", models.PROTECT, related_name="+", db_index=False, verbose_name=_("lieu")
    )
    debut = models.DateField(_("premier jour"))
    fin = models.DateField(_("dernier jour"))
    categorie = models.ForeignKey(
        "collecte_listes.Categorie",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
        verbose_name=_("catégorie"),
    )
    moyen = models.ForeignKey(
        "boutique_regles.Moyen",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
        verbose_name=_("moyen de paiement"),
    )
    montant_cts = models.BigIntegerField(_("montant"))
    ventes = models.BigIntegerField(_("ventes"), null=True, blank=True)

    class Meta:
        verbose_name = _("total des ventes d’avant")
        verbose_name_plural = _("totaux des ventes d’avant")
        indexes = (models.Index(fields=["debut"], name="boutique_total_repris_debut"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(debut__lte=F("fin")),
                name="boutique_total_repris_jours",
                violation_error_message=_("Une période finit après avoir commencé."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.debut} {self.montant_cts}"
