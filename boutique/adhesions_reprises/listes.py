"""The formulas of the house, that words of before are looked for in."""

from collections import defaultdict
from datetime import date

from django.utils.translation import gettext as _

from boutique.adhesions.models import Formule
from petiterockette.reprise.mots import Liste, Listes


def listes() -> Listes:
    """Code of a list → the list: the till's articles that are memberships, by their number."""
    noms = Formule.objects.order_by("article").values_list("article", "article__nom").distinct()
    return {"formule": Liste(_("formule"), {str(pk): nom for pk, nom in noms})}


class Formules:
    """The formulas of each article, read once."""

    def __init__(self) -> None:
        self._par_article: dict[int, list[Formule]] = defaultdict(list)
        for formule in Formule.objects.order_by("article", "debut"):
            self._par_article[formule.article_id].append(formule)

    def de(self, article: int, jour: date) -> Formule:
        """As ``Formule.objects.en_vigueur``: the latest that has begun, else the first one."""
        siennes = self._par_article[article]
        commencees = [f for f in siennes if f.debut <= jour]
        return commencees[-1] if commencees else siennes[0]
