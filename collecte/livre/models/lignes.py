"""The lines of a bon, and the tares of each."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from collecte.matiere.etapes import Etape, Mesure, Moyenne
from petiterockette.mots.mesures import kilos

from .bons import Bon


class Ligne(models.Model):
    """A line of a bon as it was weighed: gross, tares, net; from where to where. Sealed.

    ``categorie`` is null for what is weighed without one (a bin, a recycler's container):
    the movements then spread its kilograms over what was waiting.
    """

    bon = models.ForeignKey(Bon, models.PROTECT, related_name="lignes", verbose_name=_("bon"))
    rang = models.PositiveSmallIntegerField(_("rang"))
    categorie = models.ForeignKey(
        "collecte_listes.Categorie",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("catégorie"),
    )
    matiere = models.ForeignKey(
        "collecte_listes.Matiere", models.PROTECT, verbose_name=_("matière")
    )
    bac = models.ForeignKey(
        "collecte_listes.Bac", models.PROTECT, null=True, blank=True, verbose_name=_("bac")
    )
    de = models.CharField(_("de"), max_length=20, choices=Etape.choices)
    vers = models.CharField(_("vers"), max_length=20, choices=Etape.choices)
    brut_g = models.BigIntegerField(_("poids lu"))
    masse_g = models.BigIntegerField(_("poids net"))
    quantite = models.PositiveIntegerField(_("nombre d’objets"), null=True, blank=True)
    mesure = models.CharField(_("mesure"), max_length=8, choices=Mesure.choices)
    # The line it was sorted from, where a site sorts line by line.
    provient_de = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="suites",
        verbose_name=_("vient de la ligne"),
    )
    # What one object was taken to weigh, when nobody weighed: frozen that day.
    moyenne_mg = models.PositiveBigIntegerField(
        _("poids moyen retenu"), null=True, blank=True, help_text=_("en milligrammes")
    )
    moyenne_source = models.CharField(
        _("d’où vient ce poids moyen"),
        max_length=12,
        choices=Moyenne.choices,
        blank=True,
        default="",
        db_default="",
    )

    class Meta:
        verbose_name = _("ligne")
        verbose_name_plural = _("lignes")
        ordering = ("bon", "rang")
        indexes = (
            # What averages are made of: objects that were counted and weighed.
            models.Index(
                fields=["categorie"],
                condition=Q(quantite__isnull=False, mesure="pesee"),
                name="collecte_ligne_moyennes",
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["bon", "rang"],
                name="collecte_ligne_rang_unique",
                violation_error_message=_("Ce bon a déjà cette ligne."),
            ),
            models.CheckConstraint(
                condition=Q(masse_g__gt=0) & Q(brut_g__gte=F("masse_g")),
                name="collecte_ligne_masse_positive",
                violation_error_message=_("Une ligne pèse quelque chose, tare déduite."),
            ),
            models.CheckConstraint(
                condition=Q(quantite=None) | Q(quantite__gt=0),
                name="collecte_ligne_quantite_positive",
                violation_error_message=_("Le nombre d’objets est au moins 1."),
            ),
            models.CheckConstraint(
                condition=Q(mesure__in=Mesure.values)
                & Q(de__in=Etape.values)
                & Q(vers__in=Etape.values),
                name="collecte_ligne_mots_connus",
                violation_error_message=_("Cette étape n’existe pas."),
            ),
            models.CheckConstraint(
                condition=Q(moyenne_mg=None, moyenne_source="")
                | (
                    Q(moyenne_mg__gt=0, quantite__isnull=False, mesure="estimee")
                    & Q(moyenne_source__in=Moyenne.values)
                ),
                name="collecte_ligne_moyenne",
                violation_error_message=_(
                    "Un poids moyen va avec un nombre d’objets, et dit d’où il vient."
                ),
            ),
        )

    def __str__(self) -> str:
        return f"{self.categorie or self.matiere} : {kilos(self.masse_g)}"

    @property
    def tare_g(self) -> int:
        return self.brut_g - self.masse_g

    @property
    def moyenne_g(self) -> int | None:
        """What one object was taken to weigh, to the gram."""
        return None if self.moyenne_mg is None else max(1, round(self.moyenne_mg / 1000))


class Tare(models.Model):
    """Containers taken off a line: how many, and what each weighed that day. Sealed."""

    ligne = models.ForeignKey(Ligne, models.PROTECT, related_name="tares", verbose_name=_("ligne"))
    contenant = models.ForeignKey(
        "collecte_listes.Contenant",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("contenant"),
    )
    bac = models.ForeignKey(
        "collecte_listes.Bac", models.PROTECT, null=True, blank=True, verbose_name=_("bac")
    )
    n = models.PositiveSmallIntegerField(_("nombre"))
    tare_g = models.PositiveIntegerField(_("tare de chacun"))

    class Meta:
        verbose_name = _("tare")
        verbose_name_plural = _("tares")
        constraints = (
            models.CheckConstraint(
                condition=Q(n__gt=0, tare_g__gt=0)
                & (Q(contenant__isnull=False, bac=None) | Q(contenant=None, bac__isnull=False)),
                name="collecte_tare_positive",
                violation_error_message=_("Une tare est celle d’un contenant ou d’un bac."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.n} × {self.contenant or self.bac}"
