"""Paying back, from the till, by touch: few taps, and « Retour » pays nothing back again."""

import pytest
from playwright.sync_api import expect

from boutique.models import Vente
from tests.boutique.a_la_caisse import ligne


def rembourser(ecran, lignes: tuple[str, ...]) -> int:
    """From the till's screen to the money given back; how many taps it took."""
    page, avant = ecran.page, ecran.gestes
    ecran.toucher("#plus")
    ecran.toucher(page.get_by_role("link", name="Rembourser", exact=True))
    ecran.toucher(page.get_by_role("link", name="1-1", exact=True))
    for nom in lignes:
        ecran.toucher(page.locator(".rendre-ligne").filter(has_text=nom).get_by_label("Rendu"))
    ecran.toucher(page.get_by_role("button", name="Ne plaît plus"))
    ecran.toucher(page.get_by_role("button", name="Rembourser 3,00"))
    expect(page.get_by_text("3,00\u00a0€ rendus")).to_be_visible()
    return ecran.gestes - avant


@pytest.mark.parametrize("articles", [("Pantalon",), ("Pantalon", "Manteau")])
def test_un_remboursement_prend_six_gestes_au_plus_et_retour_montre_le_ticket(
    ecran, tenue, articles
):
    vente = tenue.vendre(*(ligne(nom) for nom in articles))
    page = ecran.page

    assert rembourser(ecran, ("Pantalon",) if len(articles) > 1 else ()) <= 6

    [avoir] = Vente.objects.filter(nature="avoir")
    assert (avoir.total_cts, avoir.motif) == (-300, "Ne plaît plus")
    page.go_back()
    expect(page).to_have_title("Ticket nº 1-1")
    expect(page).to_have_url(f"{ecran.adresse.removesuffix('caisse/')}tickets/{vente.pk}/")
    assert Vente.objects.filter(nature="avoir").count() == 1
