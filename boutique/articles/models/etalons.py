"""Which article was weighed without being sold: what its category learns, it learns first."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .articles import Article


class EtalonArticle(models.Model):
    """The article of a weighing without a sale. Sealed, like the weighing."""

    etalonnage = models.OneToOneField(
        "collecte_poids.Etalonnage",
        models.PROTECT,
        related_name="de_l_article",
        verbose_name=_("étalonnage"),
    )
    article = models.ForeignKey(
        Article, models.PROTECT, related_name="etalons", verbose_name=_("article")
    )

    class Meta:
        verbose_name = _("étalonnage d’un article")
        verbose_name_plural = _("étalonnages d’articles")
        ordering = ("-id",)

    def __str__(self) -> str:
        return str(self.article)
