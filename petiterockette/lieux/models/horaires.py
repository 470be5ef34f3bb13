"""What a site's day is meant to be: its usual hours, what is looked at when it opens and closes."""

from datetime import time

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .lieux import Lieu


class HoraireHabituel(models.Model):
    """The hours of a site on a day of the week, for the public and for a forgotten closing.

    ``pause_de`` and ``pause_a``: closed between them, as at noon; none of them: open throughout.
    """

    class Jour(models.IntegerChoices):
        LUNDI = 0, _("lundi")
        MARDI = 1, _("mardi")
        MERCREDI = 2, _("mercredi")
        JEUDI = 3, _("jeudi")
        VENDREDI = 4, _("vendredi")
        SAMEDI = 5, _("samedi")
        DIMANCHE = 6, _("dimanche")

    lieu = models.ForeignKey(Lieu, models.PROTECT, related_name="horaires", verbose_name=_("lieu"))
    jour = models.PositiveSmallIntegerField(_("jour"), choices=Jour.choices)
    ouvre = models.TimeField(_("ouvre à"))
    ferme = models.TimeField(_("ferme à"))
    pause_de = models.TimeField(_("coupure de"), null=True, blank=True)
    pause_a = models.TimeField(_("coupure à"), null=True, blank=True)

    class Meta:
        verbose_name = _("horaire habituel")
        verbose_name_plural = _("horaires habituels")
        ordering = ("lieu", "jour")
        constraints = (
            models.UniqueConstraint(
                fields=["lieu", "jour"],
                name="lieux_horaire_unique",
                violation_error_message=_("Ce jour a déjà ses heures."),
            ),
            models.CheckConstraint(
                condition=Q(jour__lte=6),
                name="lieux_horaire_jour_connu",
                violation_error_message=_("Une semaine a sept jours."),
            ),
            models.CheckConstraint(
                condition=Q(ferme__gt=F("ouvre")),
                name="lieux_horaire_ferme_apres",
                violation_error_message=_("La fermeture précède l’ouverture."),
            ),
            models.CheckConstraint(
                condition=Q(pause_de=None, pause_a=None)
                | Q(
                    pause_de__isnull=False,
                    pause_a__isnull=False,
                    pause_de__gt=F("ouvre"),
                    pause_a__gt=F("pause_de"),
                    ferme__gt=F("pause_a"),
                ),
                name="lieux_horaire_pause",
                violation_error_message=_("Une coupure tient entre l’ouverture et la fermeture."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.lieu} · {self.get_jour_display()}"

    @property
    def tranches(self) -> list[tuple[time, time]]:
        """The stretches when the site is open that day: one, or one on each side of the pause."""
        if self.pause_de is None or self.pause_a is None:
            return [(self.ouvre, self.ferme)]
        return [(self.ouvre, self.pause_de), (self.pause_a, self.ferme)]


class TacheQuerySet(models.QuerySet["Tache"]):
    def a_faire(self, moment):
        """What is looked at when opening, or when closing, in its order."""
        return self.filter(moment=moment, visible=True).order_by("ordre", "id")


class Tache(models.Model):
    """Something looked at when a site opens or closes; ticking it is never compulsory."""

    class Moment(models.TextChoices):
        OUVERTURE = "ouverture", _("à l’ouverture")
        FERMETURE = "fermeture", _("à la fermeture")

    lieu = models.ForeignKey(Lieu, models.PROTECT, related_name="taches", verbose_name=_("lieu"))
    moment = models.CharField(_("quand"), max_length=10, choices=Moment.choices)
    texte = models.CharField(_("tâche"), max_length=120)
    ordre = models.PositiveSmallIntegerField(_("ordre"), default=0)
    visible = models.BooleanField(_("visible"), default=True)

    objects = TacheQuerySet.as_manager()

    class Meta:
        verbose_name = _("tâche")
        verbose_name_plural = _("tâches")
        ordering = ("lieu", "moment", "ordre", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["lieu", "moment", "texte"],
                name="lieux_tache_unique",
                violation_error_message=_("Cette tâche est déjà dans la liste."),
            ),
            models.CheckConstraint(
                condition=Q(moment__in=["ouverture", "fermeture"]),
                name="lieux_tache_moment_connu",
                violation_error_message=_("Une tâche se fait à l’ouverture ou à la fermeture."),
            ),
        )

    def __str__(self) -> str:
        return self.texte
