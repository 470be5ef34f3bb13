"""The labels of what is sold: what each says already, how many are wanted, what was printed."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

ETIQUETTES_MAX = 200


class Etiquetage(models.Model):
    """What the labels of an article say at a site, and how many more are wanted there.

    ``faite_le``: when the last one was printed, or said to be on the article already; it says
    ``prix_cts`` (nothing: a free price). A followed thing has one row, which goes where it goes.
    """

    article = models.ForeignKey(
        "boutique_articles.Article",
        models.PROTECT,
        related_name="etiquetages",
        verbose_name=_("article"),
    )
    lieu = models.ForeignKey("lieux.Lieu", models.PROTECT, related_name="+", verbose_name=_("lieu"))
    faite_le = models.DateTimeField(_("faite le"), null=True, blank=True)
    prix_cts = models.PositiveIntegerField(
        _("prix de l’étiquette"), null=True, blank=True, help_text=_("en centimes")
    )
    demandees = models.PositiveSmallIntegerField(_("étiquettes demandées"), default=0)

    class Meta:
        verbose_name = _("étiquetage")
        verbose_name_plural = _("étiquetages")
        constraints = (
            models.UniqueConstraint(
                fields=["article", "lieu"], name="boutique_etiquetage_un_par_lieu"
            ),
            models.CheckConstraint(
                condition=Q(demandees__lte=ETIQUETTES_MAX),
                name="boutique_etiquetage_demandees",
                violation_error_message=_("On demande 200 étiquettes d’un article au plus."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.article} : {self.lieu}"


class Tirage(models.Model):
    """Some labels taken off the queue together, to be printed on whatever paper; kept, so that
    they are printed again when the printer jams."""

    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    lieu = models.ForeignKey("lieux.Lieu", models.PROTECT, related_name="+", verbose_name=_("lieu"))
    le = models.DateTimeField(_("le"))
    compte = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("compte")
    )

    class Meta:
        verbose_name = _("tirage d’étiquettes")
        verbose_name_plural = _("tirages d’étiquettes")
        ordering = ("-id",)
        indexes = (models.Index(fields=["lieu", "-id"], name="boutique_tirage_du_lieu"),)

    def __str__(self) -> str:
        return f"{_('étiquettes')} {self.pk}"


class LigneTirage(models.Model):
    """So many labels of an article, at the price that they say."""

    tirage = models.ForeignKey(
        Tirage, models.PROTECT, related_name="lignes", verbose_name=_("tirage")
    )
    article = models.ForeignKey(
        "boutique_articles.Article", models.PROTECT, related_name="+", verbose_name=_("article")
    )
    prix_cts = models.PositiveIntegerField(
        _("prix"), null=True, blank=True, help_text=_("en centimes")
    )
    nombre = models.PositiveSmallIntegerField(_("nombre"))

    class Meta:
        verbose_name = _("ligne de tirage")
        verbose_name_plural = _("lignes de tirage")
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["tirage", "article"], name="boutique_tirage_article_une_fois"
            ),
            models.CheckConstraint(
                condition=Q(nombre__range=(1, ETIQUETTES_MAX)),
                name="boutique_tirage_nombre",
                violation_error_message=_("De 1 à 200 étiquettes d’un article à la fois."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.nombre} × {self.article}"
