"""Whatever a till sells and takes back: the shop and the matter say the same, everywhere.

The random histories of the matter, with a till at one of their two sites: every surface of the
matter is judged again, then the page of sales and its workbook, to the cent and the gram.
"""

from collections.abc import Iterable
from datetime import date

import pytest
from django.db import transaction

from boutique.ventes.models import Vente
from collecte.livre.models import Mouvement
from petiterockette.lieux.services import fonder
from tests.abonnements.abonnes import un_abonnement
from tests.boutique.histoires_de_caisse import HistoireDeCaisse
from tests.boutique.tableau.test_page_ventes import valeurs
from tests.collecte import surfaces
from tests.collecte.test_surfaces import comparer, passer_minuit, periodes
from tests.fabriques import connecter, un_compte
from tests.mesure import fois
from tests.tableurs import Lu, grammes

pytestmark = pytest.mark.django_db

# Periods that the short run reads, of the five of a history.
LUES = (0, 1, 2)


def comparer_les_ventes(client, histoire: HistoireDeCaisse, lues: Iterable[int]) -> int:
    """The tickets of each period, added up one by one, beside what each surface says of them;
    how many periods had some."""
    toutes, pleines = periodes(histoire), 0
    for code, debut, fin, lieu in (toutes[n] for n in lues):
        filtre = {"lieu": lieu} if lieu else {}
        lus = [
            (cts, g)
            for jour, cts, g in histoire.tickets
            if debut <= jour <= fin and lieu in ("", histoire.lieu.code)
        ]
        adresse = f"/boutique/mois/{code}/"
        page = surfaces.lire_la_page(client, adresse, filtre)
        if not lus:
            assert "Rien de vendu en caisse" in page.texte
            continue
        pleines += 1
        attendu = sum(cts for cts, _g in lus), sum(g for _cts, g in lus)
        [ca], [kilos] = (
            valeurs(page.html, titre)[:1] for titre in ("recette-titre", "carte-KG_VENDUS_CAISSE")
        )
        assert (ca, kilos) == attendu
        lu = surfaces.classeur(client, adresse, filtre, histoire.hasard.choice(["csv", "xlsx"]))
        assert du_classeur(lu) == (attendu, attendu)
        assert vendu_au_grand_livre(debut, fin) == attendu[1]
        au_tableau = surfaces.classeur(client, f"/collecte/mois/{code}/", filtre, "csv")
        assert vendu_au_tableau(au_tableau) == vendu_de_la_maquette(histoire, debut, fin, lieu)
    return pleines


def du_classeur(lu: Lu) -> tuple[tuple[int, int], tuple[int, int]]:
    """Cents and grams of a workbook of sales: its totals, and the sums of its categories."""
    totaux = {li[-1]: li[1] for f in lu.feuilles for li in f[1:] if f[0][-1:] == ["Code"]}
    [categories] = (f[1:] for f in lu.feuilles if f[0][0] == "Catégorie")
    return (
        (int(100 * totaux["CA"]), grammes(totaux["KG_VENDUS_CAISSE"])),
        (int(100 * sum(li[1] for li in categories)), sum(grammes(li[5]) for li in categories)),
    )


def vendu_au_grand_livre(debut: date, fin: date) -> int:
    """What the ledger holds as sold by tickets, net of what came back, in grams."""
    ecrits = Mouvement.objects.filter(jour__range=(debut, fin), bon__in=Vente.objects.values("bon"))
    return sum(m.masse_g * ((m.vers == "vendu") - (m.de == "vendu")) for m in ecrits)


def vendu_au_tableau(lu: Lu) -> int:
    """What the matter's workbook says was sold, at a till or not."""
    [destinations] = (f[1:] for f in lu.feuilles if f[0][0] == "Destination")
    return sum(grammes(li[2]) for li in destinations if li[0] == "Vendu")


def vendu_de_la_maquette(histoire: HistoireDeCaisse, debut: date, fin: date, lieu: str) -> int:
    ici = {p.lieu_id for p in histoire.points if lieu in ("", p.lieu.code)}
    return sum(
        g
        for (jour, ou, _c, poste, _mesure), g in histoire.maquette.postes.items()
        if poste == "vendu" and ou in ici and debut <= jour <= fin
    )


@pytest.mark.une_base
def test_une_caisse_et_la_matiere_disent_les_memes_ventes(client, pleine, time_machine):
    lues, pleines = range(5) if pleine else LUES, 0
    for graine in sorted({4, *range(fois(0, 40))}):
        with transaction.atomic():
            histoire = HistoireDeCaisse(graine, time_machine)
            fonder(nom="La Petite Rockette")
            histoire.jouer(30)
            passer_minuit(histoire)
            histoire.vente_en_caisse()
            histoire.remboursement()
            direction = un_compte("direction")
            connecter(client, direction)
            comparer(client, histoire, un_abonnement(direction), lues if pleine else (0,))
            pleines += comparer_les_ventes(client, histoire, lues)
            # Each history has the books for itself.
            transaction.set_rollback(True)
    assert pleines > 1
