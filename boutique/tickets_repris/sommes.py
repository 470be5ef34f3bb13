"""The rows that the figures of before are made of: summed by the base, as they were asked for."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet, Sum

from boutique.ventes.sommes import Ids, Sommes
from petiterockette.base.jours import JourDeSemaine, PremierDuMois

from .models import TotalRepris


def totaux_vivants(lieux: Ids = None) -> QuerySet[TotalRepris]:
    """The totals of spreadsheets that nothing cancels, at some sites."""
    vivants = TotalRepris.objects.filter(annule=None, annulation=None)
    return vivants if lieux is None else vivants.filter(lieu__in=lieux)


def sommes_de(lues: Sequence[int]) -> Sommes:
    """The sums of a line, in the words of the till's."""
    montant, rendu, offerts, objets, pesee_g, estimee_g, masse_cts, sans_masse = lues
    return Sommes(
        montant_cts=montant,
        offerts=offerts,
        rendu_cts=rendu,
        quantite=objets,
        objets=objets,
        objets_cts=montant,
        pesee_g=pesee_g,
        estimee_g=estimee_g,
        masse_cts=masse_cts,
        sans_masse=sans_masse,
    )


def sommer(
    modele: Any, debut: date, fin: date, lieux: Ids, cle: Sequence[str], champs: Sequence[str]
) -> list:
    rangees = modele.objects.filter(jour__gte=debut, jour__lte=fin).order_by()
    if lieux is not None:
        rangees = rangees.filter(lieu__in=lieux)
    dates = {
        "semaine": JourDeSemaine("jour"),
        "mois": PremierDuMois("jour"),
    }
    calculees = {nom: dates[nom] for nom in cle if nom in dates}
    sommes = rangees.annotate(**calculees).values_list(*cle)
    return list(sommes.annotate(*(Sum(champ) for champ in champs)))
