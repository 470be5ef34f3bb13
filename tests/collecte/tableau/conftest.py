"""Two sites over fourteen months, with everything that makes figures differ from a plain sum."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine

from collecte.rayon.services import reprendre_de_la_zone
from collecte.sorties.services.hors_caisse import vendre_hors_caisse
from collecte.sorties.services.sorties import (
    donner,
    porter_a_la_dechetterie,
    poser_en_zone,
    remettre_au_recycleur,
)
from tests.collecte.livres import deposer
from tests.collecte.sorties.departs import au_pont, un_ticket
from tests.fabriques import (
    categorie,
    entete,
    les_listes,
    localite,
    matiere,
    origine,
    structure,
    type_don,
    un_lieu,
    un_point,
)


@pytest.fixture
def le_25_novembre(time_machine):
    time_machine.move_to("2026-11-25T11:00:00Z", tick=False)


def le(annee: int, mois: int, jour: int, heure: int = 10):
    """At an hour of UTC of that day."""
    return time_machine.travel(datetime(annee, mois, jour, heure, 12, tzinfo=UTC), tick=False)


class Maison:
    """What was done at two sites, and by whom it is read."""

    def __init__(self) -> None:
        les_listes()
        self.ici = un_point(lieu=un_lieu(code="CHV", nom="Chemin-Vert"))
        self.la = un_point(lieu=un_lieu(code="MTG", nom="Montgallet"))

    def deposer(self, point, code, masse_g, d_ou="apport-volontaire", chez="quartier"):
        return deposer(point, code, masse_g, origine=origine(d_ou).pk, localite=localite(chez).pk)

    def vendre(self, point, code, masse_g):
        return vendre_hors_caisse(
            entete=entete(point=point), categorie=categorie(code), masse_g=masse_g, confirme=True
        )[0]

    def recycler(self, point, masse_g, code="textile", **champs):
        return remettre_au_recycleur(
            entete=entete(point=point),
            structure=structure("Gebetex"),
            matiere=matiere(code),
            brut_g=masse_g,
            confirme=True,
            **champs,
        )[0]

    def jeter(self, point, code, masse_g):
        return porter_a_la_dechetterie(
            entete=entete(point=point), categorie=categorie(code), brut_g=masse_g
        )[0]

    def donner(self, point, code, masse_g):
        return donner(
            entete=entete(point=point),
            type_don=type_don("Don à une association"),
            structure=structure("Action froid"),
            categorie=categorie(code),
            brut_g=masse_g,
            confirme=True,
        )[0]


@pytest.fixture
def maison(db) -> Maison:
    return Maison()


def vivre_quatorze_mois() -> Maison:
    """From October 2025 to November 2026; the figures are in the tests that use them."""
    with le(2026, 11, 25, 11):
        m = Maison()
        au_pont()
    with le(2025, 10, 8):
        m.deposer(m.ici, "textiles", 60_000)
        m.deposer(m.ici, "livres", 40_000, "domicile", "75011")
        m.vendre(m.ici, "livres", 20_000)
        m.vendre(m.ici, "textiles", 20_000)
        m.jeter(m.ici, "textiles", 10_000)
    with le(2026, 9, 16):
        m.deposer(m.ici, "textiles", 50_000)
        m.vendre(m.ici, "textiles", 30_000)
        m.jeter(m.ici, "textiles", 10_000)
    with le(2026, 10, 3, 13):
        m.deposer(m.ici, "textiles", 70_000, "domicile", "75011")
        m.deposer(m.la, "livres", 30_000)
        m.deposer(m.la, "mobilier", 25_000, chez="75012")
    with le(2026, 10, 14, 8):
        m.vendre(m.ici, "textiles", 40_000)
        m.donner(m.la, "livres", 12_000)
        poser_en_zone(entete=entete(point=m.la), categorie=categorie("livres"), brut_g=5_000)
        m.jeter(m.la, "mobilier", 8_000)
        depart = m.recycler(m.ici, 20_000)
    with le(2026, 10, 31, 15):
        un_ticket(depart, 18_500)
        m.deposer(m.ici, "jouets", 6_000)
    with le(2026, 11, 4):
        reprendre_de_la_zone(
            entete=entete(point=m.la), categorie=categorie("livres"), vers="rayon", masse_g=2_000
        )
        m.deposer(m.ici, "jouets", 4_000)
        m.vendre(m.ici, "jouets", 3_000)
    return m


@pytest.fixture(scope="module")
def _quatorze_mois(partager) -> Iterator[Maison]:
    with partager(vivre_quatorze_mois) as maison:
        yield maison


@pytest.fixture
def quatorze_mois(_quatorze_mois, db) -> Maison:
    """Lived once for all the tests of a module."""
    return _quatorze_mois
