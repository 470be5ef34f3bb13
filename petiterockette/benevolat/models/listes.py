"""Where volunteers help, and at what: lists that the house keeps."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PoleQuerySet(models.QuerySet["Pole"]):
    def montres(self):
        """The poles that one may choose, in their order."""
        return self.filter(visible=True)


class Pole(models.Model):
    """A part of the house where volunteers help: its code is the one that roles name."""

    code = models.SlugField(_("code"), max_length=20, unique=True)
    nom = models.CharField(_("nom"), max_length=40)
    ordre = models.PositiveSmallIntegerField(_("ordre"), default=0)
    visible = models.BooleanField(_("visible"), default=True)

    objects = PoleQuerySet.as_manager()

    class Meta:
        verbose_name = _("pôle")
        verbose_name_plural = _("pôles")
        ordering = ("ordre", "nom")

    def __str__(self) -> str:
        return self.nom


class ActiviteQuerySet(models.QuerySet["Activite"]):
    def montrees(self):
        """The activities that one may choose, pole after pole."""
        return self.filter(visible=True, pole__visible=True)


class Activite(models.Model):
    """What is done in a pole: the till, the kitchen, mending bikes."""

    pole = models.ForeignKey(Pole, models.PROTECT, related_name="activites", verbose_name=_("pôle"))
    nom = models.CharField(_("nom"), max_length=60)
    ordre = models.PositiveSmallIntegerField(_("ordre"), default=0)
    visible = models.BooleanField(_("visible"), default=True)

    objects = ActiviteQuerySet.as_manager()

    class Meta:
        verbose_name = _("activité bénévole")
        verbose_name_plural = _("activités bénévoles")
        ordering = ("pole__ordre", "pole__nom", "ordre", "nom")
        constraints = (
            models.UniqueConstraint(
                fields=["pole", "nom"],
                name="benevolat_activite_unique",
                violation_error_message=_("Ce pôle a déjà une activité de ce nom."),
            ),
        )

    def __str__(self) -> str:
        return self.nom
