"""What the articles were found to weigh, kept for the day."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from collecte.matiere.etapes import Moyenne


class PoidsDuJour(models.Model):
    """A cache: what the weighings of twelve months say of an article, on the day it was asked.

    ``moyenne_mg`` is empty where too little was weighed. ``etalon``: the last weighing « sans
    vente » that it knew of, so that a new one is heard at once.
    """

    article = models.OneToOneField(
        "boutique_articles.Article", models.CASCADE, related_name="+", verbose_name=_("article")
    )
    jour = models.DateField(_("jour"))
    etalon = models.BigIntegerField(_("dernier étalonnage"))
    moyenne_mg = models.PositiveBigIntegerField(
        _("poids moyen"), null=True, blank=True, help_text=_("en milligrammes")
    )
    source = models.CharField(_("source"), max_length=12, choices=Moyenne.choices, blank=True)

    class Meta:
        verbose_name = _("poids du jour")
        verbose_name_plural = _("poids du jour")

    def __str__(self) -> str:
        return f"{self.article_id} {self.jour}"
