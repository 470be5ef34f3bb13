"""What a séance looked like: photos, each with what its faces allow."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from petiterockette.photos.fichiers import fichiers_de

from .seances import Seance

DOSSIER = "seances"


class Photo(models.Model):
    """A photo of a séance. Taken away, or over its term, its row goes with its files.

    ``droits``: whether it may be shown outside; a face is somebody's own (Code civil, art. 9).
    ``accords``: where the written agreements are kept. ``terme``: until when it is kept.
    """

    class Droits(models.TextChoices):
        PERSONNE = "personne", _("personne ne s’y reconnaît")
        ACCORDS = "accords", _("tous ceux qu’on reconnaît ont signé leur accord")
        EQUIPE = "equipe", _("pour l’équipe seulement")

    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    seance = models.ForeignKey(
        Seance, models.PROTECT, related_name="photos", verbose_name=_("séance")
    )
    cle = models.UUIDField(_("clé des fichiers"), unique=True, default=uuid4)
    largeur = models.PositiveSmallIntegerField(_("largeur"))
    hauteur = models.PositiveSmallIntegerField(_("hauteur"))
    empreinte = models.CharField(_("empreinte"), max_length=64)
    droits = models.CharField(_("droits"), max_length=8, choices=Droits.choices)
    accords = models.CharField(_("où sont les accords"), max_length=120, blank=True)
    terme = models.DateField(_("gardée jusqu’au"), null=True, blank=True)
    le = models.DateTimeField(_("ajoutée le"))
    par = models.BigIntegerField(_("personne"), null=True)
    compte = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("compte")
    )

    class Meta:
        verbose_name = _("photo d’une séance")
        verbose_name_plural = _("photos des séances")
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["seance", "empreinte"],
                name="seances_photo_unique",
                violation_error_message=_("Cette photo est déjà là."),
            ),
            models.CheckConstraint(
                condition=(Q(droits="accords", terme__isnull=False) & ~Q(accords=""))
                | Q(droits="equipe", accords="", terme__isnull=False)
                | Q(droits="personne", accords="", terme=None),
                name="seances_photo_droits",
                violation_error_message=_("Dites qui s’y reconnaît, et où sont les accords."),
            ),
        )

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.cle}"

    @property
    def fichiers(self) -> dict[str, str]:
        return fichiers_de(self.cle, DOSSIER)

    @property
    def montrable(self) -> bool:
        """Whether a report, a poster, a network may show it."""
        return self.droits != self.Droits.EQUIPE
