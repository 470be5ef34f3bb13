"""Thousands of baskets against a model of their own: exact to the cent and to the gram.

The model keeps fractions and what was typed; it knows nothing of the product's arithmetic.
"""

import random
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from math import floor

import pytest

from boutique.articles.models import Operation
from boutique.regles.models import Activite, RegimeTVA
from boutique.regles.services.lignes_de_liste import noter_les_neuves
from boutique.ventes.models import Vente
from collecte.livre.models import Mouvement
from petiterockette.base.insertion import compter_les_rangees
from tests.boutique.a_la_caisse import l_article, ligne, lot, paye, plafonner, rend, une_caisse
from tests.boutique.alterations import ce_que_dit_verifier
from tests.fabriques import categorie
from tests.mesure import fois

pytestmark = pytest.mark.django_db

# At full numbers, in so many transactions.
BLOCS = fois(1, 20)

# Name → price in cents, share off by today's operation; VAT of the shop: 20 %.
PRIX = {"Pantalon": 300, "T-shirt, haut": 150, "Assiette": 25, "Bol": 50, "Puzzle": 150}
OPERATION = {"Pantalon": Fraction(1, 2), "T-shirt, haut": Fraction(1, 2)}
TAUX = Fraction(20, 100)


def arrondi(valeur: Fraction) -> int:
    """To the nearest cent, half away from zero."""
    return floor(abs(valeur) + Fraction(1, 2)) * (1 if valeur >= 0 else -1)


@dataclass
class Attendu:
    """What a till should have taken, from what was typed."""

    total: int = 0
    tva: int = 0
    especes: int = 0
    rendus: int = 0
    kilos: dict[str, int] = field(default_factory=dict)

    def vendre(self, montant: int, nom: str, masse_g: int | None) -> None:
        self.total += montant
        self.tva += montant - arrondi(Fraction(montant) / (1 + TAUX))
        if masse_g:
            self.kilos[nom] = self.kilos.get(nom, 0) + masse_g


def une_ligne_au_hasard(hasard: random.Random, attendu: Attendu) -> dict:
    nom = hasard.choice(list(PRIX))
    masse_g = hasard.choice([None, hasard.randint(20, 4_000)])
    if hasard.random() < 0.15:
        prix = hasard.randint(0, 2_000)
        brut = Fraction(prix)
        remise = arrondi(brut * OPERATION.get(nom, 0))
        attendu.vendre(prix - remise, nom, masse_g)
        n = hasard.choice([None, 3, 12])
        return lot(nom, prix, n, montant_cts=prix - remise, masse_g=masse_g)
    quantite = hasard.randint(1, 9)
    catalogue = PRIX[nom] * quantite
    if hasard.random() < 0.1:
        attendu.vendre(0, nom, masse_g)
        return ligne(nom, quantite, offert=True, masse_g=masse_g)
    remise = arrondi(Fraction(catalogue) * OPERATION.get(nom, 0))
    a_la_main = hasard.choice([0, 0, 0, hasard.randint(0, catalogue - remise)])
    montant = catalogue - remise - a_la_main
    attendu.vendre(montant, nom, masse_g)
    return ligne(nom, quantite, remise_cts=a_la_main, montant_cts=montant, masse_g=masse_g)


def des_reglements_au_hasard(hasard: random.Random, total: int, attendu: Attendu) -> list[dict]:
    """One to three means; cash may be given in excess."""
    reste, reglements = total, []
    for code in hasard.sample(["carte", "cheque"], hasard.randint(0, 2)):
        part = hasard.randint(0, reste)
        if part:
            reglements.append(paye(code, part))
            reste -= part
    if reste:
        reglements.append(paye("especes", reste, reste + hasard.choice([0, 50, 735])))
        attendu.especes += reste
    return reglements


# Apart: inside one transaction PostgreSQL walks all the versions of what each sale changes.
@pytest.mark.parametrize("bloc", range(BLOCS))
def test_des_milliers_de_paniers_sont_justes_au_centime_et_au_gramme(bloc):
    plafonner("caisse", None)
    tenue = une_caisse()
    regime = RegimeTVA.objects.create(
        activite=Activite.objects.get(code="boutique"),
        debut=date(2020, 1, 1),
        regime="assujetti",
        taux_cp=2_000,
    )
    operation = Operation.objects.create(
        nom="−50 % textile", debut=date(2020, 1, 1), fin=date(2099, 1, 1), pourcent=50
    )
    operation.categories.add(categorie("textiles"))
    noter_les_neuves([regime, operation])
    hasard, attendu = random.Random(1789 + bloc), Attendu()

    for rang in range(fois(60, 10_000) // BLOCS):
        if rang == 100:
            compter_les_rangees()
        lignes = [une_ligne_au_hasard(hasard, attendu) for _ in range(hasard.randint(1, 5))]
        total = sum(li["montant_cts"] for li in lignes)
        reglements = des_reglements_au_hasard(hasard, total, attendu)
        vente = tenue.vendre(*lignes, reglements=reglements)
        assert vente.total_cts == total
        assert vente.rendu_cts == sum(r["donne_cts"] - r["montant_cts"] for r in reglements)
        if hasard.random() < 0.2:
            _tout_rendre_bout_par_bout(tenue, vente, attendu)

    ventes = Vente.objects.all()
    assert sum(v.total_cts for v in ventes) == attendu.total - attendu.rendus
    vendues = [v for v in ventes if v.nature == "vente"]
    assert sum(v.tva_cts for v in vendues) == attendu.tva
    assert _kilos_vendus() == _par_categorie(attendu)
    assert ce_que_dit_verifier() == []


def _tout_rendre_bout_par_bout(tenue, vente: Vente, attendu: Attendu) -> None:
    """Give a ticket back one object at a time: the sum is the ticket, to the cent."""
    avoirs = []
    for vendue in vente.lignes.all():
        for rang in range(vendue.quantite):
            du = arrondi(Fraction(vendue.montant_cts * (rang + 1), vendue.quantite))
            deja = arrondi(Fraction(vendue.montant_cts * rang, vendue.quantite)) if rang else 0
            reglements = [paye("especes", du - deja)] if du - deja else []
            avoirs.append(tenue.rendre(vente, [rend(vendue)], reglements, total_cts=du - deja))
    assert sum(a.total_cts for a in avoirs) == -vente.total_cts
    assert sum(a.tva_cts for a in avoirs) == -vente.tva_cts
    assert sum(a.masse_g for a in avoirs) == -vente.masse_g
    attendu.rendus += vente.total_cts
    for vendue in vente.lignes.all():
        if vendue.mesure == "pesee":
            attendu.kilos[vendue.libelle] -= vendue.masse_g


def _kilos_vendus() -> dict[str, int]:
    """Category → net weighed grams that the ledger holds as sold."""
    nets: dict[str, int] = {}
    for m in Mouvement.objects.filter(mesure="pesee").select_related("categorie"):
        signe = (m.vers == "vendu") - (m.de == "vendu")
        nets[m.categorie.code] = nets.get(m.categorie.code, 0) + signe * m.masse_g
    return {code: g for code, g in nets.items() if g}


def _par_categorie(attendu: Attendu) -> dict[str, int]:
    nets: dict[str, int] = {}
    for nom, g in attendu.kilos.items():
        code = l_article(nom).categorie.code
        nets[code] = nets.get(code, 0) + g
    return {code: g for code, g in nets.items() if g}
