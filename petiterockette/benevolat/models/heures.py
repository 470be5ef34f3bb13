"""Hours given: sealed rows, corrected by counter-entries; and who is there now."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .listes import Activite, Pole


class HeuresQuerySet(models.QuerySet["HeuresFaites"]):
    def visibles(self, lieux):
        """The hours of these sites (ids); None means every site."""
        return self if lieux is None else self.filter(lieu__in=lieux)

    def du_au(self, debut, fin):
        """The hours of these days, both in."""
        return self.filter(jour__range=(debut, fin))

    def qui_tiennent(self):
        """Neither counter-entries nor what one of them cancels."""
        return self.filter(contre=None, contrepassee=None)


class HeuresFaites(models.Model):
    """Time that somebody gave on a day. Sealed: a sum of these is a number of hours.

    ``contre``: the row that this one cancels, minute for minute. ``motif``: why it was
    corrected, on the counter-entry and on what replaces it: a word of a list, since what is
    sealed must hold nothing of anybody. ``par``: who typed it.
    """

    class Motif(models.TextChoices):
        DUREE = "duree", _("la durée était fausse")
        JOUR = "jour", _("ce n’était pas ce jour")
        PERSONNE = "personne", _("ce n’était pas cette personne")
        POLE = "pole", _("ce n’était pas ce pôle")
        DOUBLON = "doublon", _("elles étaient notées deux fois")

    uuid = models.UUIDField(_("identifiant du geste"))
    rang = models.PositiveSmallIntegerField(_("rang"), default=0)
    lieu = models.ForeignKey("lieux.Lieu", models.PROTECT, related_name="+", verbose_name=_("lieu"))
    personne = models.ForeignKey(
        "personnes.Personne", models.PROTECT, related_name="+", verbose_name=_("personne")
    )
    jour = models.DateField(_("jour"))
    pole = models.ForeignKey(Pole, models.PROTECT, related_name="+", verbose_name=_("pôle"))
    activite = models.ForeignKey(
        Activite,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("activité"),
    )
    minutes = models.SmallIntegerField(_("minutes"))
    contre = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        related_name="contrepassee",
        verbose_name=_("annule"),
    )
    motif = models.CharField(_("raison"), max_length=10, choices=Motif.choices, blank=True)
    enregistre_le = models.DateTimeField(_("enregistré le"))
    par = models.BigIntegerField(_("par"), null=True)
    compte = models.BigIntegerField(_("compte"), null=True)

    objects = HeuresQuerySet.as_manager()

    class Meta:
        verbose_name = _("heures de bénévolat")
        verbose_name_plural = _("heures de bénévolat")
        ordering = ("jour", "id")
        indexes = (
            models.Index(fields=["jour", "lieu"], name="benevolat_heures_jour"),
            models.Index(fields=["personne", "jour"], name="benevolat_heures_personne"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["uuid", "rang"],
                name="benevolat_heures_geste_unique",
                violation_error_message=_("Ces heures sont déjà notées."),
            ),
            models.CheckConstraint(
                condition=Q(contre=None, minutes__range=(1, 1440))
                | (Q(contre__isnull=False, minutes__range=(-1440, -1)) & ~Q(motif="")),
                name="benevolat_heures_signe",
                violation_error_message=_(
                    "Des heures vont de 1 minute à 24 h ; leur correction les retire, et dit "
                    "pourquoi."
                ),
            ),
            models.CheckConstraint(
                condition=Q(motif__in=["", "duree", "jour", "personne", "pole", "doublon"]),
                name="benevolat_heures_motif_connu",
                violation_error_message=_("Cette raison n’existe pas."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.jour:%Y-%m-%d} · {self.minutes} min"


class Arrivee(models.Model):
    """Somebody said « j’arrive »: it goes when they say « je pars », and the hours stay."""

    personne = models.OneToOneField(
        "personnes.Personne", models.PROTECT, related_name="+", verbose_name=_("personne")
    )
    lieu = models.ForeignKey("lieux.Lieu", models.PROTECT, related_name="+", verbose_name=_("lieu"))
    pole = models.ForeignKey(Pole, models.PROTECT, related_name="+", verbose_name=_("pôle"))
    le = models.DateTimeField(_("arrivé à"))

    class Meta:
        verbose_name = _("arrivée")
        verbose_name_plural = _("arrivées")
        ordering = ("le", "id")

    def __str__(self) -> str:
        return f"{self.personne} · {self.le:%Y-%m-%d %H:%M}"
