"""What came of a séance, sealed: heads, time, kilograms. The last one written holds."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..publics import Public
from .seances import Seance


class BilanQuerySet(models.QuerySet["Bilan"]):
    def en_vigueur(self):
        """The bilans that no later one corrects, of séances that were held: somebody came."""
        suivants = self.model.objects.filter(
            seance=models.OuterRef("seance"), rang__gt=models.OuterRef("rang")
        )
        return self.filter(~models.Exists(suivants), presents__gt=0)


class Bilan(models.Model):
    """The figures of a séance, at its closing (``rang`` 1) or corrected since. Sealed."""

    class Motif(models.TextChoices):
        COMPTE = "compte", _("le compte était faux")
        DUREE = "duree", _("la durée était fausse")
        KILOS = "kilos", _("les kilos étaient faux")
        AUTRE = "autre", _("une autre raison")

    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    seance = models.ForeignKey(
        Seance, models.PROTECT, related_name="bilans", verbose_name=_("séance")
    )
    rang = models.PositiveSmallIntegerField(_("rang"))
    presents = models.PositiveIntegerField(_("présents"))
    minutes = models.PositiveIntegerField(_("durée"), help_text=_("en minutes"))
    reemploi_g = models.PositiveBigIntegerField(_("kilos réemployés"), default=0)
    motif = models.CharField(
        _("raison de la correction"), max_length=8, choices=Motif.choices, blank=True
    )
    enregistre_le = models.DateTimeField(_("enregistré le"))
    par = models.BigIntegerField(_("personne"), null=True)
    compte = models.BigIntegerField(_("compte"), null=True)

    objects = BilanQuerySet.as_manager()

    class Meta:
        verbose_name = _("bilan de séance")
        verbose_name_plural = _("bilans de séance")
        ordering = ("seance", "rang")
        constraints = (
            models.UniqueConstraint(
                fields=["seance", "rang"],
                name="seances_bilan_rang_unique",
                violation_error_message=_("Ce bilan vient d’être écrit."),
            ),
            models.CheckConstraint(
                condition=Q(rang=1, motif="")
                | Q(rang__gt=1, motif__in=["compte", "duree", "kilos", "autre"]),
                name="seances_bilan_correction_motivee",
                violation_error_message=_("Dites pourquoi ce bilan change."),
            ),
            models.CheckConstraint(
                condition=Q(minutes__range=(1, 24 * 60)),
                name="seances_bilan_duree",
                violation_error_message=_("Une séance dure de 1 minute à 24 heures."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.seance}, nº {self.rang}"


class TetesComptees(models.Model):
    """How many of a public were there: their sum is what the bilan says. Sealed."""

    bilan = models.ForeignKey(Bilan, models.PROTECT, related_name="tetes", verbose_name=_("bilan"))
    public = models.CharField(_("public"), max_length=16, choices=Public.choices)
    presents = models.PositiveIntegerField(_("présents"))

    class Meta:
        verbose_name = _("présents d’un public")
        verbose_name_plural = _("présents par public")
        constraints = (
            models.UniqueConstraint(
                fields=["bilan", "public"],
                name="seances_tetes_un_public",
                violation_error_message=_("Ce public est déjà compté."),
            ),
            models.CheckConstraint(
                condition=Q(presents__gt=0) & Q(public__in=Public.values),
                name="seances_tetes_public_connu",
                violation_error_message=_("Ce public n’existe pas."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_public_display()} : {self.presents}"
