"""The vehicles of rounds."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from collecte.listes.models.categories import ListeQuerySet

from ..mots import metres_cubes


class Vehicule(models.Model):
    """A truck or a van, and how much it holds."""

    nom = models.CharField(_("nom"), max_length=60, unique=True)
    lieu = models.ForeignKey("lieux.Lieu", models.PROTECT, verbose_name=_("lieu"))
    point = models.ForeignKey(
        "lieux.Point",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("point de pesée"),
        help_text=_("là où l’on pèse ce qu’il rapporte"),
    )
    immatriculation = models.CharField(_("immatriculation"), max_length=12, blank=True)
    volume_l = models.PositiveIntegerField(_("volume"), help_text=_("en litres"))
    ordre = models.PositiveSmallIntegerField(_("ordre"), default=0)
    visible = models.BooleanField(_("visible"), default=True)

    objects = ListeQuerySet.as_manager()

    class Meta:
        verbose_name = _("véhicule")
        verbose_name_plural = _("véhicules")
        ordering = ("ordre", "nom")
        constraints = (
            models.CheckConstraint(
                condition=Q(volume_l__gt=0),
                name="collecte_vehicule_volume_positif",
                violation_error_message=_("Un véhicule contient quelque chose."),
            ),
        )

    def __str__(self) -> str:
        return self.nom

    @property
    def volume(self) -> str:
        return metres_cubes(self.volume_l)
