"""What leaves without being sold."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from collecte.livre.models import Bon


class Sortie(models.Model):
    """What leaves without being sold: to whom, and how. Sealed."""

    class Genre(models.TextChoices):
        DON = "don", _("don")
        RECYCLEUR = "recycleur", _("recycleur")
        BAC = "bac", _("bac")
        DECHETTERIE = "dechetterie", _("déchetterie")
        ZONE = "zone", _("zone de gratuité")

    bon = models.OneToOneField(
        Bon, models.PROTECT, primary_key=True, related_name="sortie", verbose_name=_("bon")
    )
    genre = models.CharField(_("genre"), max_length=12, choices=Genre.choices)
    type_don = models.ForeignKey(
        "collecte_listes.TypeDon",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("type de don"),
    )
    structure = models.ForeignKey(
        "personnes.Structure", models.PROTECT, null=True, blank=True, verbose_name=_("structure")
    )

    class Meta:
        verbose_name = _("sortie")
        verbose_name_plural = _("sorties")
        constraints = (
            models.CheckConstraint(
                condition=Q(genre="don", type_don__isnull=False)
                | Q(genre="recycleur", structure__isnull=False, type_don=None)
                | Q(genre__in=["bac", "dechetterie"], type_don=None)
                | Q(genre="zone", structure=None, type_don=None),
                name="collecte_sortie_destinataire",
                violation_error_message=_("Une sortie dit à qui elle va."),
            ),
        )

    def __str__(self) -> str:
        return str(self.bon)

    @property
    def nom_du_genre(self) -> str:
        """« don », « recycleur ». Not get_genre_display: it reads every label again, row by row."""
        return str(self.Genre(self.genre).label)
