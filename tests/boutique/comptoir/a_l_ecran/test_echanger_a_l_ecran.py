"""An exchange: what was given back is spent at once, its code never typed."""

import re

from playwright.sync_api import expect

from boutique.ventes.models import BonAchat, Vente
from boutique.ventes.services.bons_achat import emettre


def test_un_echange_se_paie_en_touchant_bon(ecran):
    bon = emettre(valeur_cts=400, origine="avoir")
    ecran.adresse += f"?bon={bon.code}"
    ecran.ouvrir()
    ecran.voit(re.compile("Bon de 4,00.€ à dépenser"))
    ecran.article("Pantalon")
    ecran.moyen("Bon")

    ecran.recu("1-1")
    assert [(r.genre, r.montant_cts) for r in Vente.objects.get().reglements.all()] == [
        ("bon", 300)
    ]
    assert BonAchat.objects.get().solde_cts == 100
    # What is left on it is not the next customer's.
    assert "bon=" not in ecran.page.url
    ecran.article("Pantalon")
    ecran.moyen("Bon")
    expect(ecran.page.locator("#bon-code")).to_have_value("")
