"""How a ticket may be paid: what each means takes, of what, up to how much of one ticket."""

import pytest

from boutique.regles.models import Activite, Moyen
from boutique.ventes.models import Vente
from boutique.ventes.refus import PanierIncomplet
from tests.boutique.a_la_caisse import ligne, paye
from tests.pages import espaces

pytestmark = pytest.mark.django_db


def refuse(tenue, lignes, reglements) -> dict[str, str]:
    """The sentences beside the payments that are refused; nothing is written."""
    with pytest.raises(PanierIncomplet) as refus:
        tenue.vendre(*lignes, reglements=reglements)
    assert not Vente.objects.exists()
    return {champ: espaces(phrase) for champ, phrase in refus.value.champs.items()}


def test_le_plafond_d_un_moyen_vaut_pour_tout_le_ticket(tenue):
    deux_fois = [paye("especes", 75_000), paye("especes", 75_000)]

    dit = refuse(tenue, [ligne("Manteau", 300, confirmee=True)], deux_fois)

    assert dit == {"reglements.1.moyen": "Espèces : 1 000,00 € au plus par ticket."}


def test_jusqu_au_plafond_en_plusieurs_fois_le_reste_se_paie_autrement(tenue):
    payes = [paye("especes", 40_000), paye("carte", 50_000), paye("especes", 60_000)]

    assert (
        tenue.vendre(ligne("Manteau", 300, confirmee=True), reglements=payes).total_cts == 150_000
    )


@pytest.mark.parametrize("code", ["especes", "carte", "cheque"])
def test_un_moyen_ne_paie_que_les_activites_qu_il_accepte(tenue, code):
    Moyen.objects.get(code=code).activites.set(Activite.objects.filter(code="adhesions"))
    payes = [paye(code, 900)]

    dit = refuse(tenue, [ligne("Adhésion à l’année", prix_cts=600), ligne("Pantalon")], payes)

    assert list(dit) == ["reglements.0.moyen"]
    nom = Moyen.objects.get(code=code).nom
    assert dit["reglements.0.moyen"].startswith(f"{nom} ne paie pas « ")
    assert tenue.vendre(ligne("Adhésion à l’année", prix_cts=600), reglements=[paye(code, 600)])


@pytest.mark.parametrize("activite", ["boutique", "adhesions", "dons"])
def test_chaque_activite_fermee_a_un_moyen_lui_est_refusee(tenue, activite):
    autres = Activite.objects.exclude(code=activite)
    Moyen.objects.get(code="carte").activites.set(autres)
    lignes = {
        "boutique": ligne("Pantalon"),
        "adhesions": ligne("Adhésion à l’année", prix_cts=600),
        "dons": ligne("Don à l’association", prix_cts=500),
    }
    vendue = lignes.pop(activite)

    dit = refuse(tenue, [vendue], [paye("carte", vendue["montant_cts"])])

    assert Activite.objects.get(code=activite).nom in dit["reglements.0.moyen"]
    for autre in lignes.values():
        assert tenue.vendre(autre, reglements=[paye("carte", autre["montant_cts"])])
