"""Which file a bon of before came from."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Repris(models.Model):
    """A bon that a file wrote, kilograms of before or an opening stock, and the first of the days
    that it is of. Sealed.

    ``bon.jour`` is the last of them. ``entre``: what came in; False: what went out. ``origine`` and
    ``localite``: where it came from, if the file says it; how many deposits it was, nobody knows.
    """

    bon = models.OneToOneField(
        "collecte_livre.Bon",
        models.PROTECT,
        primary_key=True,
        related_name="repris",
        verbose_name=_("bon"),
    )
    fichier = models.ForeignKey(
        "reprise.Fichier", models.PROTECT, related_name="+", verbose_name=_("fichier")
    )
    debut = models.DateField(_("premier jour"))
    entre = models.BooleanField(_("entré"))
    origine = models.ForeignKey(
        "collecte_listes.Origine",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("origine"),
    )
    localite = models.ForeignKey(
        "collecte_listes.Localite",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("localité"),
    )

    class Meta:
        verbose_name = _("bon repris")
        verbose_name_plural = _("bons repris")

    def __str__(self) -> str:
        return str(self.bon)
