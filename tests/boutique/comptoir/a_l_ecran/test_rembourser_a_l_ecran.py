"""Paying back, from the till, by touch: few taps, and « Retour » pays nothing back again."""

import re

import pytest
from playwright.sync_api import expect

from boutique.ventes.models import Vente
from tests.boutique.a_la_caisse import ligne


def rembourser(ecran, combien: str, montant: str) -> int:
    """From the till's screen to the money given back; how many taps it took."""
    page, avant = ecran.page, ecran.gestes
    ecran.toucher("#plus")
    ecran.toucher(page.get_by_role("link", name="Rembourser", exact=True))
    ecran.toucher(page.get_by_role("link", name="1-1", exact=True))
    pantalon = page.locator(".rendre-ligne").filter(has_text="Pantalon")
    ecran.toucher(pantalon.get_by_role("button", name=combien))
    # Above the foot, that stays in sight.
    pied = page.locator(".rendre-pied").bounding_box()["y"]
    for dernier in (
        page.get_by_role("button", name="Erreur de caisse"),
        page.get_by_label("Autre raison"),
    ):
        boite = dernier.bounding_box()
        assert boite["y"] + boite["height"] < pied
    ecran.toucher(page.get_by_role("button", name="Ne plaît plus"))
    rendre = page.get_by_role("button", name=f"Rembourser {montant}")
    # What comes next never waits under the fold.
    expect(rendre).to_be_in_viewport(ratio=1)
    ecran.toucher(rendre)
    expect(page.get_by_text(f"{montant}\u00a0€ rendus")).to_be_visible()
    return ecran.gestes - avant


@pytest.mark.parametrize(
    ("articles", "combien", "montant"),
    [
        (("Pantalon",), "Tout", "6,00"),
        (("Pantalon", "Manteau"), "Un de plus", "3,00"),
    ],
)
def test_un_remboursement_prend_six_gestes_au_plus_et_retour_montre_le_ticket(
    ecran, tenue, articles, combien, montant
):
    vente = tenue.vendre(*(ligne(nom, 2) for nom in articles))
    page = ecran.page

    assert rembourser(ecran, combien, montant) <= 6

    [avoir] = Vente.objects.filter(nature="avoir")
    assert (avoir.total_cts, avoir.motif) == (-int(montant[0]) * 100, "Ne plaît plus")
    page.go_back()
    expect(page).to_have_title("Ticket nº 1-1")
    expect(page).to_have_url(f"{ecran.adresse.removesuffix('caisse/')}tickets/{vente.pk}/")
    assert Vente.objects.filter(nature="avoir").count() == 1


def test_apres_un_remboursement_la_caisse_ne_demande_plus_de_rendre_la_monnaie(ecran):
    ecran.article("Pantalon")
    ecran.article("Pantalon")
    ecran.toucher('[data-billet="1000"]')
    ecran.recu("1-1")

    rembourser(ecran, "Tout", "6,00")
    ecran.toucher(ecran.page.get_by_role("link", name="Revenir à la caisse"))

    expect(ecran.page.get_by_text(re.compile(r"1.vente,\s1.retour")).first).to_be_visible()
    expect(ecran.page.locator(".recu-caisse")).to_have_count(0)
