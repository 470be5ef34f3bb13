"""What may still come back of a ticket, what it is worth, and by which means it was paid."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Sum

from .models import Article, LigneVente, Moyen, Reglement, Vente
from .prix import part_de_plus
from .services.avoirs import quantites_rendues
from .services.corrections import paiement_actuel

Genre = Moyen.Genre


@dataclass(frozen=True)
class Rendable:
    """A line of a ticket, and how many of it came back before."""

    ligne: LigneVente
    rendue: int

    @property
    def reste(self) -> int:
        return self.ligne.quantite - self.rendue

    @property
    def est_une_chose(self) -> bool:
        """Whether it goes somewhere once it is back."""
        return self.ligne.provenance != Article.Provenance.SERVICE

    def vaut(self, quantite: int) -> int:
        """What giving so many back pays back, in cents, as the service will write it."""
        ligne = self.ligne
        return part_de_plus(ligne.montant_cts, ligne.quantite, self.rendue, quantite)


def rendables(lignes: Iterable[LigneVente]) -> list[Rendable]:
    """The lines of a sale, with what came back of each; one query."""
    lignes = list(lignes)
    rendues = quantites_rendues(lignes)
    return [Rendable(ligne, rendues.get(ligne.pk, 0)) for ligne in lignes]


def comme_paye(vente: Vente, total_cts: int) -> dict[Moyen, int]:
    """How to pay so much back by the means that paid: means → cents.

    A cheque goes back whole or not at all, and what was refunded once is not refunded by it
    again: the rest is cash.
    """
    rendus = {
        moyen: -somme
        for moyen, somme in Reglement.objects.filter(
            vente__lien=vente, vente__nature=Vente.Nature.AVOIR
        )
        .order_by()
        .values_list("moyen")
        .annotate(Sum("montant_cts"))
    }
    especes = Moyen.objects.filter(genre=Genre.ESPECES, visible=True).first()
    parts: dict[Moyen, int] = {}
    reste = total_cts
    for reglement in paiement_actuel(vente):
        deja = min(reglement.montant_cts, rendus.get(reglement.moyen_id, 0))
        rendus[reglement.moyen_id] = rendus.get(reglement.moyen_id, 0) - deja
        part = min(reglement.montant_cts - deja, reste)
        if not part:
            continue
        moyen = reglement.moyen
        entame = moyen.genre == Genre.CHEQUE and part != reglement.montant_cts
        if (entame or moyen.genre == Genre.ECHANGE or not moyen.visible) and especes:
            moyen = especes
        parts[moyen] = parts.get(moyen, 0) + part
        reste -= part
    if reste and especes:
        parts[especes] = parts.get(especes, 0) + reste
    return parts
