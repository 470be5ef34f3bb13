"""What the tests of refunds lean on: what was given back, and what nobody finds wrong in it."""

from uuid import uuid4

from boutique.ventes.models import Vente
from boutique.ventes.verifications.tickets import bons_d_achat, kilos_vendus, sommes, tickets


def rien_a_redire() -> None:
    for verification in (tickets, sommes, kilos_vendus, bons_d_achat):
        assert [c.phrase for c in verification()] == []


def avoirs() -> list[Vente]:
    return list(Vente.objects.filter(nature="avoir").order_by("id"))


def moyens(avoir: Vente) -> list[tuple[str, int]]:
    return [(r.libelle, r.montant_cts) for r in avoir.reglements.all()]


def sans_ticket(guichet, *articles, **champs):
    """Post the page of these articles; « montant=("1", "2") »: one answer each."""
    tape = {cle: valeur for cle, valeur in champs.items() if isinstance(valeur, str)}
    for cle in champs.keys() - tape.keys():
        tape |= {f"{cle}{a.pk}": v for a, v in zip(articles, champs[cle], strict=True)}
    poste = {**guichet.ici(), "uuid": str(uuid4()), "article": [a.pk for a in articles]} | tape
    return guichet.client.post(guichet.adresse("retour_sans_ticket"), poste)
