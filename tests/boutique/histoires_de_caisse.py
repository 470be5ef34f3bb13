"""Random histories with a till at one of their sites: what it sells, takes back, corrects."""

from collections.abc import Callable
from datetime import date

from boutique.ventes.models import Vente
from tests.boutique.a_la_caisse import ligne, paye, plafonner, rend, une_caisse
from tests.collecte.histoires import Histoire
from tests.collecte.maquette import Geste
from tests.fabriques import un_point

# Name → price in cents.
PRIX = {"Pantalon": 300, "T-shirt, haut": 150, "Assiette": 25, "Puzzle": 150}


class HistoireDeCaisse(Histoire):
    """``tickets``: of each, its day, the cents that were typed, the grams of its lines."""

    def __init__(self, graine: int, horloge) -> None:
        super().__init__(graine, horloge)
        self.lieu = self.points[0].lieu
        plafonner("direction", None)
        self.tenue = une_caisse(point=un_point("caisse", lieu=self.lieu), role="direction")
        self.tenue.fermer()
        self.tickets: list[tuple[date, int, int]] = []
        # Each sale, and how many of each of its lines are still with the customer.
        self.vendues: list[tuple[Vente, dict[int, int]]] = []

    def gestes(self) -> dict[Callable[[], None], int]:
        """Without the correction of averages: the matter alone is written again, not tickets."""
        de_la_matiere = super().gestes()
        del de_la_matiere[self.recalage]
        caisse = {self.vente_en_caisse: 20, self.remboursement: 10, self.correction: 3}
        return de_la_matiere | caisse

    def vente_en_caisse(self) -> None:
        lignes = []
        for nom in self.hasard.sample(sorted(PRIX), self.hasard.randint(1, 3)):
            masse_g = self.hasard.choice([None, self._petite_masse()])
            lignes.append(
                ligne(nom, self.hasard.randint(1, 4), prix_cts=PRIX[nom], masse_g=masse_g)
            )
        self.tenue.rouvrir()
        vente = self.tenue.vendre(*lignes)
        self.tenue.fermer()
        self._noter_le_ticket(vente, sum(li["montant_cts"] for li in lignes))
        self.vendues.append((vente, {li.pk: li.quantite for li in vente.lignes.all()}))

    def remboursement(self) -> None:
        """Some of a sale, or all that is left of it: a sale is cancelled so."""
        restent = [(v, reste) for v, reste in self.vendues if any(reste.values())]
        if not restent:
            return
        vente, reste = self.hasard.choice(restent)
        tout = self.hasard.random() < 0.5
        rendues = [li for li in vente.lignes.all() if reste[li.pk]]
        combien = {li: reste[li.pk] if tout else 1 for li in (rendues if tout else rendues[:1])}
        self.tenue.rouvrir()
        avoir = self.tenue.rendre(vente, [rend(li, n) for li, n in combien.items()])
        self.tenue.fermer()
        for li, n in combien.items():
            reste[li.pk] -= n
        self._noter_le_ticket(avoir, -sum(n * li.prix_cts for li, n in combien.items()))

    def correction(self) -> None:
        """Paid otherwise than was typed: no figure moves."""
        entieres = [v for v, reste in self.vendues if v.lignes.count() == 1 and all(reste.values())]
        if entieres:
            vente = entieres.pop()
            self.vendues = [(v, reste) for v, reste in self.vendues if v != vente]
            self.tenue.rouvrir()
            self.tenue.corriger(vente, paye("carte", vente.total_cts))
            self.tenue.fermer()

    def _noter_le_ticket(self, ticket: Vente, cts: int) -> None:
        """Sold from the shelf, or back on it."""
        geste = Geste(self.aujourd_hui, self.lieu.pk)
        assert ticket.jour == geste.jour
        g = 0
        for li in ticket.lignes.select_related("categorie"):
            masse_g = li.masse_g or 0
            g += masse_g
            if masse_g > 0:
                self._sortir(geste, li.categorie, "rayon", "vendu", None, masse_g, li.mesure)
            elif masse_g < 0:
                self.maquette.reprise(geste, li.categorie_id, -masse_g, li.mesure)
        self.tickets.append((ticket.jour, cts, g))
