"""Hours of before this product: totals that a file brought in, of nobody by name."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .listes import Pole


class HeuresReprisesQuerySet(models.QuerySet["HeuresReprises"]):
    def visibles(self, lieux):
        """Those of these sites (ids); None means every site."""
        return self if lieux is None else self.filter(lieu__in=lieux)

    def du_au(self, debut, fin):
        """Those that these days hold whole: of a year, nothing is known of a shorter period."""
        return self.filter(debut__gte=debut, fin__lte=fin)

    def qui_tiennent(self):
        """Neither counter-entries nor what one of them cancels."""
        return self.filter(contre=None, contrepassee=None)


class HeuresReprises(models.Model):
    """Time given over some days, as a file tells it: a year, a month or a day. Sealed.

    ``benevoles``: how many people gave it, where the file says so; they are nobody here.
    ``contre``: the row that this one cancels, minute for minute.
    """

    fichier = models.ForeignKey(
        "reprise.Fichier", models.PROTECT, related_name="+", verbose_name=_("fichier")
    )
    lieu = models.ForeignKey("lieux.Lieu", models.PROTECT, related_name="+", verbose_name=_("lieu"))
    pole = models.ForeignKey(Pole, models.PROTECT, related_name="+", verbose_name=_("pôle"))
    debut = models.DateField(_("premier jour"))
    fin = models.DateField(_("dernier jour"))
    minutes = models.IntegerField(_("minutes"))
    benevoles = models.PositiveIntegerField(_("bénévoles"), null=True, blank=True)
    contre = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="contrepassee",
        verbose_name=_("annule"),
    )
    enregistre_le = models.DateTimeField(_("enregistré le"))

    objects = HeuresReprisesQuerySet.as_manager()

    class Meta:
        verbose_name = _("heures de bénévolat reprises")
        verbose_name_plural = _("heures de bénévolat reprises")
        ordering = ("debut", "id")
        indexes = (models.Index(fields=["debut", "lieu"], name="benevolat_reprises_debut"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(contre=None, minutes__gt=0) | Q(contre__isnull=False, minutes__lt=0),
                name="benevolat_reprises_signe",
                violation_error_message=_("Des heures s’ajoutent ; leur annulation les retire."),
            ),
            models.CheckConstraint(
                condition=Q(fin__gte=F("debut")),
                name="benevolat_reprises_jours",
                violation_error_message=_("Le dernier jour précède le premier."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.debut:%Y-%m-%d} · {self.minutes} min"
