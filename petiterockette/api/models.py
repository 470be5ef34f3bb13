"""A key to the API: whose it is, what it opens, how often it serves. Never the key itself."""

from django.db import models
from django.db.models import Max, Q
from django.utils.translation import gettext_lazy as _


class JetonQuerySet(models.QuerySet["Jeton"]):
    def avec_leur_usage(self):
        """Each with ``servi_le``, the last day when it served, None for never."""
        return self.prefetch_related("domaines", "lieux").annotate(servi_le=Max("usages__jour"))


class Jeton(models.Model):
    """An access to the API. ``empreinte``: SHA-256 of its key, which is shown once and kept
    nowhere.

    Its domains are rows of ``OuvertA``; ``lieux``: the sites that it reads, none for all of them.
    """

    empreinte = models.CharField(_("empreinte de la clé"), max_length=64, unique=True)
    nom = models.CharField(_("nom"), max_length=60)
    pour = models.CharField(_("pour qui"), max_length=120)
    lieux = models.ManyToManyField(
        "lieux.Lieu", related_name="+", blank=True, verbose_name=_("lieux")
    )
    cree_le = models.DateTimeField(_("créé le"))
    compte = models.ForeignKey(
        "comptes.Compte", models.PROTECT, related_name="+", verbose_name=_("compte")
    )
    retire_le = models.DateTimeField(_("retiré le"), null=True, blank=True)

    objects = JetonQuerySet.as_manager()

    class Meta:
        verbose_name = _("accès à l’API")
        verbose_name_plural = _("accès à l’API")
        ordering = ("-cree_le", "-id")
        constraints = (
            models.CheckConstraint(
                condition=~Q(nom="") & ~Q(pour=""),
                name="api_jeton_dit",
                violation_error_message=_("Dites le nom de l’accès, et pour qui il est."),
            ),
            models.CheckConstraint(
                condition=Q(retire_le=None) | Q(retire_le__gte=models.F("cree_le")),
                name="api_jeton_retire_apres",
                violation_error_message=_("Un accès se retire après avoir été donné."),
            ),
        )

    def __str__(self) -> str:
        return self.nom


class OuvertA(models.Model):
    """A domain that a key opens, by its code."""

    jeton = models.ForeignKey(
        Jeton, models.PROTECT, related_name="domaines", verbose_name=_("accès")
    )
    domaine = models.CharField(_("domaine"), max_length=20)

    class Meta:
        verbose_name = _("domaine ouvert à un accès")
        verbose_name_plural = _("domaines ouverts à un accès")
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["jeton", "domaine"],
                name="api_ouvert_a_une_fois",
                violation_error_message=_("Cet accès lit déjà ce domaine."),
            ),
            models.CheckConstraint(
                condition=~Q(domaine=""),
                name="api_ouvert_a_dit",
                violation_error_message=_("Ce domaine n’existe pas."),
            ),
        )

    def __str__(self) -> str:
        return self.domaine


class Usage(models.Model):
    """How many times a key served, in an hour of a day, in Paris."""

    jeton = models.ForeignKey(Jeton, models.PROTECT, related_name="usages", verbose_name=_("accès"))
    jour = models.DateField(_("jour"))
    heure = models.PositiveSmallIntegerField(_("heure"))
    appels = models.PositiveIntegerField(_("appels"))

    class Meta:
        verbose_name = _("usage d’un accès à l’API")
        verbose_name_plural = _("usages d’un accès à l’API")
        ordering = ("-jour", "-heure")
        constraints = (
            models.UniqueConstraint(
                fields=["jeton", "jour", "heure"],
                name="api_usage_un_par_heure",
                violation_error_message=_("Cette heure est déjà comptée."),
            ),
            models.CheckConstraint(
                condition=Q(appels__gte=1, heure__lte=23),
                name="api_usage_appels",
                violation_error_message=_("Une heure comptée a au moins un appel."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.jeton_id} · {self.jour:%d/%m/%Y} {self.heure} h"
