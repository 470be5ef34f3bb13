"""The caches of the figures are what the tickets say, and what differs is told."""

import pytest
from django.db.models import F

from boutique.ventes.models import CumulHeuresDeVente, CumulReglements, CumulTickets, CumulVentes
from boutique.ventes.verifications import cumuls as verifications
from tests.boutique.a_la_caisse import ligne, lot, paye, plafonner, rend, une_caisse

pytestmark = pytest.mark.django_db


def constats() -> list[str]:
    return [
        c.phrase
        for verifier in (verifications.ventes, verifications.tickets, verifications.reglements)
        for c in verifier()
    ]


def une_journee() -> None:
    tenue = une_caisse()
    plafonner("caisse", None, None)
    vente = tenue.vendre(
        ligne("Pantalon", 3, masse_g=1_500, remise_cts=150),
        ligne("Chemise", offert=True),
        ligne("Adhésion à l’année", prix_cts=1_000),
        reglements=[paye("carte", 1_000), paye("especes", 750, 1_000)],
    )
    tenue.vendre(lot("Vaisselle", 700, None))
    tenue.rendre(vente, [rend(li) for li in vente.lignes.all()[:2]])
    tenue.corriger(vente, paye("carte", 1_750))
    seance = une_caisse(ecole=True, appareil="autre")
    seance.vendre(ligne("Pantalon"))


def test_une_journee_de_caisse_ne_laisse_aucun_ecart():
    une_journee()

    assert constats() == []


@pytest.mark.parametrize(
    ("modele", "champ"),
    [
        (CumulVentes, "montant_cts"),
        (CumulVentes, "objets"),
        (CumulVentes, "pesee_g"),
        (CumulVentes, "offerts"),
        (CumulTickets, "ventes"),
        (CumulHeuresDeVente, "montant_cts"),
        (CumulReglements, "nombre"),
    ],
    ids=lambda x: getattr(x, "__name__", x),
)
def test_un_cumul_change_a_la_main_se_voit(modele, champ):
    une_journee()
    modele.objects.filter(pk=modele.objects.first().pk).update(**{champ: F(champ) + 1})

    assert len(constats()) == 1


def test_un_cumul_efface_se_voit():
    une_journee()
    CumulReglements.objects.all().delete()

    assert constats()
