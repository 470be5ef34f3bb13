"""The night keeps what articles weigh, for the day."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext_lazy, ngettext

from petiterockette.travaux.registre import etape

from .services.poids import retenir_les_poids


@etape("peser_les_articles", gettext_lazy("Préparer les poids moyens des articles"), rang=35)
def peser_les_articles(jour: date) -> str:
    n = retenir_les_poids(timezone.localdate())
    return ngettext(
        "%(n)d article au poids moyen connu.", "%(n)d articles au poids moyen connu.", n
    ) % {"n": n}
