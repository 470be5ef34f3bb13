"""Who sold how much, and how it was paid: read from the tickets, never kept by person.

For whoever looks for what is wrong with a drawer; nobody is ranked, and no file tells it.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, Sum

from boutique.regles.models import Moyen
from boutique.regles.noms import noms
from boutique.ventes.models import Reglement, Vente
from boutique.ventes.sommes import Ids
from petiterockette.comptes.models import Compte
from petiterockette.lieux.models import Lieu

# Whoever answers for the drawers of a site.
DROIT = "boutique.tenir_les_especes"


@dataclass(frozen=True)
class Vendeur:
    """What somebody took, net; ``moyens``: (means, cents), in the order of the list."""

    personne: int
    nom: str
    ventes: int
    moyens: list[tuple[Moyen, int]]

    @property
    def montant_cts(self) -> int:
        return sum(cts for _moyen, cts in self.moyens)


def lit_les_vendeurs(compte: Compte, lieux: Iterable[Lieu]) -> bool:
    """Whether an account reads who sold, at all of these sites."""
    return all(compte.has_perm(DROIT, lieu) for lieu in lieux)


def vendeurs(debut: date, fin: date, caisses: Ids, pour: Compte) -> list[Vendeur]:
    """Who held the tills of a period, ``fin`` included, by name; training is not counted.

    Together they took what ``bilans.lire_les_reglements`` reads. 0: nobody is named.
    """
    du = Vente.objects.reelles().filter(jour__gte=debut, jour__lte=fin)
    payes = Reglement.objects.filter(
        vente__serie__ecole=False, vente__jour__gte=debut, vente__jour__lte=fin
    )
    if caisses is not None:
        du = du.filter(serie__caisse__in=caisses)
        payes = payes.filter(vente__serie__caisse__in=caisses)
    vendues = Count("pk", filter=Q(nature=Vente.Nature.VENTE))
    comptes = {qui or 0: n for qui, n in du.order_by().values_list("par").annotate(n=vendues)}
    sommes: dict[tuple[int, int], int] = defaultdict(int)
    cle = ("vente__par", "moyen")
    for qui, moyen, cts in payes.order_by().values_list(*cle).annotate(Sum("montant_cts")):
        sommes[qui or 0, moyen] = cts
    moyens, dits = list(Moyen.objects.all()), noms(comptes, pour)
    tous = []
    for qui, n in comptes.items():
        siens = [(m, sommes[qui, m.pk]) for m in moyens if sommes[qui, m.pk]]
        tous.append(Vendeur(qui, dits.get(qui, ""), n, siens))
    return sorted(tous, key=lambda v: (not v.nom, v.nom.casefold(), v.personne))
