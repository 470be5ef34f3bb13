"""The archives that were made, each a file kept outside the database."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Archive(models.Model):
    """An archive that was written, and what makes its file recognised. Sealed.

    ``debut`` and ``fin`` are days of Paris, both included. ``sha256``: the file's;
    ``empreinte``: its manifest's, which papers and the verifying script print. ``fautes``: what
    the script found in it as soon as it was written. ``par`` is a number, None for the night.
    The tills' names nobody; the law wants names on invoices: they are archived apart.
    """

    class Genre(models.TextChoices):
        CAISSES = "caisses", _("caisses")
        FACTURES = "factures", _("factures")

    genre = models.CharField(
        _("genre"), max_length=8, choices=Genre.choices, default="caisses", db_default="caisses"
    )
    fichier = models.CharField(_("fichier"), max_length=80, unique=True)
    debut = models.DateField(_("du"))
    fin = models.DateField(_("au"))
    octets = models.PositiveBigIntegerField(_("octets"))
    sha256 = models.CharField(_("empreinte du fichier"), max_length=64)
    empreinte = models.CharField(_("empreinte de l’archive"), max_length=64)
    tickets = models.PositiveIntegerField(_("tickets"))
    maillons = models.PositiveIntegerField(_("maillons"))
    fautes = models.PositiveIntegerField(_("fautes trouvées"), default=0)
    le = models.DateTimeField(_("faite le"))
    par = models.BigIntegerField(_("par"), null=True, blank=True)
    compte = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("compte"),
    )
    version = models.CharField(_("version du logiciel"), max_length=20)

    class Meta:
        verbose_name = _("archive")
        verbose_name_plural = _("archives")
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(genre__in=["caisses", "factures"]),
                name="boutique_archive_genre_connu",
                violation_error_message=_("Ce genre d’archive n’existe pas."),
            ),
            models.CheckConstraint(
                condition=Q(fin__gte=F("debut"), octets__gt=0),
                name="boutique_archive_periode",
                violation_error_message=_("Une archive finit après avoir commencé."),
            ),
        )

    def __str__(self) -> str:
        return self.fichier
