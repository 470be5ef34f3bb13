"""Calibrations: what objects of a category weighed, really."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Etalonnage(models.Model):
    """So many objects of a category weighed together, without a sale. Sealed."""

    categorie = models.ForeignKey(
        "collecte_listes.Categorie",
        models.PROTECT,
        related_name="etalonnages",
        verbose_name=_("catégorie"),
    )
    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    lieu = models.ForeignKey("lieux.Lieu", models.PROTECT, verbose_name=_("lieu"))
    jour = models.DateField(_("jour"))
    quantite = models.PositiveIntegerField(_("nombre d’objets"))
    masse_g = models.BigIntegerField(_("poids"))
    compte = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("compte")
    )

    class Meta:
        verbose_name = _("étalonnage")
        verbose_name_plural = _("étalonnages")
        ordering = ("-jour", "-id")
        constraints = (
            models.CheckConstraint(
                condition=Q(quantite__gt=0, masse_g__gt=0),
                name="collecte_etalonnage_positif",
                violation_error_message=_("On étalonne au moins un objet, qui pèse."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.quantite} × {self.categorie}"
