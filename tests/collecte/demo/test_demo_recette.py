"""The invented year as it is said, before anything is written: its proportions and its days."""

from collections import Counter
from datetime import date

import pytest

from collecte.demo.chapitres.matiere import depots_du_jour, gestes_du_jour
from collecte.demo.recit import calendrier
from collecte.demo.recit.calendrier import est_ouvert, feries, jours, masse_attendue
from collecte.demo.recit.gestes import Orienter
from petiterockette.demonstration import Histoire
from petiterockette.mots.mesures import repartir
from tests.collecte.demo.demonstration import JOUR, figures


@pytest.mark.parametrize("graine", [1, 2005, 20260301])
def test_une_annee_a_les_proportions_de_l_association(graine):
    debut = {1: date(2023, 10, 29), 2005: date(2025, 11, 25), 20260301: date(2024, 3, 1)}[graine]
    fin = debut + 364 * JOUR

    g = figures(Histoire(graine, debut), debut, fin)

    assert 345_000_000 <= g["collecte"] <= 355_000_000
    assert 0.38 <= g["textiles"] / g["collecte"] <= 0.42
    fins = [g["reemploi"], g["recycle"], g["dechetterie"]]
    assert repartir(100, fins) == [57, 34, 9]
    assert 0.905 <= sum(fins[:2]) / sum(fins) <= 0.916
    assert 70_000 <= g["pesees"] <= 80_000
    assert 0.003 <= g["annules"] / g["depots"] <= 0.007
    assert 0.88 <= sum(fins) / g["collecte"] <= 1


def test_toute_annee_apporte_autant_ou_qu_elle_commence():
    for graine in range(5):
        masses = [
            sum(masse_attendue(graine, site, jour) for site in calendrier.RESSOURCERIES)
            for jour in jours(date(2019, 1, 1), date(2028, 12, 31))
        ]
        glissante = sum(masses[:365])
        for entre, sort in zip(masses[365:], masses, strict=False):
            assert 346_000_000 < glissante < 354_500_000
            glissante += entre - sort


def test_un_jour_ne_depend_que_de_la_graine_du_lieu_et_de_la_date():
    jour = date(2026, 5, 16)
    courte, longue = Histoire(3, date(2025, 12, 1)), Histoire(3, date(2017, 1, 1))

    assert gestes_du_jour(courte, jour) == gestes_du_jour(longue, jour)
    assert gestes_du_jour(courte, jour) != gestes_du_jour(Histoire(4, date(2025, 12, 1)), jour)


def test_les_jours_feries_et_le_lundi_a_montgallet_sont_fermes():
    assert date(2026, 4, 6) in feries(2026), "lundi de Pâques"
    assert date(2024, 5, 9) in feries(2024), "Ascension"
    assert not est_ouvert("CHV", date(2026, 7, 14))
    assert not est_ouvert("MTG", date(2026, 3, 9))
    assert est_ouvert("CHV", date(2026, 8, 12)), "août est plus court, mais ouvert"
    assert gestes_du_jour(Histoire(1, date(2026, 1, 1)), date(2026, 5, 1)) == []


def test_le_tri_du_jour_rend_exactement_ce_qui_attendait():
    histoire = Histoire(5, date(2026, 1, 5))
    entre, trie = Counter(), Counter()
    for jour in jours(date(2026, 1, 5), date(2026, 1, 30)):
        for geste in gestes_du_jour(histoire, jour):
            if isinstance(geste, Orienter) and geste.de == "a_trier":
                trie[(geste.lieu, geste.categorie)] += geste.masse_g
        for (site, categorie), masse_g in list(trie.items()):
            assert masse_g <= entre[(site, categorie)]
        for (site, categorie), masse_g in _arrivees(histoire, jour).items():
            entre[(site, categorie)] += masse_g

    assert trie[("CHV", "textiles")] > 0.9 * entre[("CHV", "textiles")]


def _arrivees(histoire: Histoire, jour: date) -> Counter:
    g: Counter = Counter()
    gestes = depots_du_jour(histoire, jour)
    annules = {geste.annule for geste in gestes if hasattr(geste, "annule")}
    for geste in gestes:
        if hasattr(geste, "lignes") and geste.cle not in annules:
            for ligne in geste.lignes:
                if ligne.destination == "a_trier":
                    g[(geste.lieu, ligne.categorie)] += ligne.masse_g
    return g
