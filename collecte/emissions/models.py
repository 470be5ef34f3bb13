"""A factor and all that says where it comes from; whether the estimate shows. Both sealed."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Facteur(models.Model):
    """What a kilogram, or an object, put to use again spares of CO2 equivalent, from a day on.

    ``basse_g`` ≤ ``centrale_g`` ≤ ``haute_g``: grams of CO2e a kilogram or an object; the three are
    equal where the source tells no range. ``categorie`` None: of all those that have none of their
    own. ``substitution_pm``: of a thousand, how many really stand for a new one. Sealed: a better
    factor is one more row, which counts from its own day on.
    """

    class Unite(models.TextChoices):
        KG = "kg", _("par kilo")
        OBJET = "objet", _("par objet")

    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    categorie = models.ForeignKey(
        "collecte_listes.Categorie",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("catégorie"),
    )
    sujet = models.CharField(_("ce que mesure la source"), max_length=120)
    unite = models.CharField(_("unité"), max_length=5, choices=Unite.choices)
    basse_g = models.PositiveIntegerField(_("valeur basse"))
    centrale_g = models.PositiveIntegerField(_("valeur centrale"))
    haute_g = models.PositiveIntegerField(_("valeur haute"))
    substitution_pm = models.PositiveSmallIntegerField(_("taux de substitution"))
    source = models.CharField(_("source"), max_length=200)
    url = models.CharField(_("adresse de la source"), max_length=300, blank=True)
    licence = models.CharField(_("licence"), max_length=100)
    perimetre = models.CharField(_("périmètre"), max_length=300)
    version = models.CharField(_("version"), max_length=60)
    a_verifier = models.BooleanField(_("à vérifier avant de publier"), default=False)
    valide_du = models.DateField(_("valable du"))
    valide_au = models.DateField(_("valable au"), null=True, blank=True)
    enregistre_le = models.DateTimeField(_("enregistré le"))
    compte = models.ForeignKey(
        "comptes.Compte", models.PROTECT, related_name="+", verbose_name=_("compte")
    )

    class Meta:
        verbose_name = _("facteur d’émission")
        verbose_name_plural = _("facteurs d’émission")
        ordering = ("categorie", "valide_du", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["categorie", "valide_du"],
                name="emissions_facteur_un_par_jour",
                violation_error_message=_("Cette catégorie change déjà de facteur ce jour-là."),
            ),
            models.UniqueConstraint(
                fields=["valide_du"],
                condition=Q(categorie=None),
                name="emissions_facteur_general_un_par_jour",
                violation_error_message=_("Le facteur de toutes les autres change ce jour-là."),
            ),
            models.CheckConstraint(
                condition=Q(centrale_g__gte=F("basse_g"))
                & Q(haute_g__gte=F("centrale_g"))
                & Q(haute_g__gt=0),
                name="emissions_facteur_fourchette",
                violation_error_message=_("La valeur centrale est entre la basse et la haute."),
            ),
            models.CheckConstraint(
                condition=Q(substitution_pm__gte=1) & Q(substitution_pm__lte=1000),
                name="emissions_facteur_substitution",
                violation_error_message=_("Un taux de substitution va de 0,1 à 100 %."),
            ),
            models.CheckConstraint(
                condition=~Q(sujet="")
                & ~Q(source="")
                & ~Q(licence="")
                & ~Q(perimetre="")
                & ~Q(version=""),
                name="emissions_facteur_source_dite",
                violation_error_message=_(
                    "Un facteur dit ce qu’il mesure, sa source, sa licence, son périmètre et sa "
                    "version."
                ),
            ),
            models.CheckConstraint(
                condition=Q(unite="kg") | Q(unite="objet", categorie__isnull=False),
                name="emissions_facteur_unite_connue",
                violation_error_message=_("Un facteur par objet est celui d’une catégorie."),
            ),
            models.CheckConstraint(
                condition=Q(valide_au=None) | Q(valide_au__gte=F("valide_du")),
                name="emissions_facteur_jours_dans_l_ordre",
                violation_error_message=_("Le dernier jour vient après le premier."),
            ),
        )

    def __str__(self) -> str:
        return self.sujet


class Choix(models.Model):
    """That the estimate shows from then on, or no longer. Sealed: the last one stands; none: no."""

    montre = models.BooleanField(_("montrée"))
    le = models.DateTimeField(_("le"))
    compte = models.ForeignKey(
        "comptes.Compte", models.PROTECT, related_name="+", verbose_name=_("compte")
    )

    class Meta:
        verbose_name = _("choix de montrer les émissions évitées")
        verbose_name_plural = _("choix de montrer les émissions évitées")
        ordering = ("-id",)

    def __str__(self) -> str:
        return str(_("montrées") if self.montre else _("cachées"))
