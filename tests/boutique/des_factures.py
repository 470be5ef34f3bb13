"""What a test of invoices leans on: a client, lines, and who may invoice."""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from boutique.factures.clients import Client
from boutique.factures.models import Facture, PaiementFacture
from boutique.factures.services.factures import facturer
from boutique.factures.services.lignes import LigneTapee
from boutique.factures.services.paiements import noter_le_paiement
from boutique.regles.models import Activite
from tests.fabriques import un_compte

CLIENT = Client("Ferrailles du Port", "2 quai de Seine, 75019 Paris", siren="123456789")


def l_activite(code: str = "boutique") -> Activite:
    return Activite.objects.get(code=code)


def une_ligne(libelle="Ferraille", quantite_m=320, prix_cts=10_000, code="boutique", **champs):
    """« 0,320 t à 100,00 € » unless said."""
    return LigneTapee(libelle, quantite_m, prix_cts, l_activite(code), **champs)


def une_facture(lieu, *lignes, uuid=None, compte=None, **champs) -> Facture:
    """An invoice of 32,00 € unless lines are given, to be paid within thirty days."""
    jour = timezone.localdate()
    voulus = {"prestation_le": jour, "echeance": jour + timedelta(days=30), "client": CLIENT}
    faite, _neuve = facturer(
        uuid=uuid or uuid4(),
        lieu=lieu,
        lignes=list(lignes) or [une_ligne()],
        compte=compte or un_compte("tresorerie"),
        **voulus | champs,
    )
    return faite


def payer(facture: Facture, montant_cts: int, **champs) -> PaiementFacture:
    voulus = {"uuid": uuid4(), "jour": timezone.localdate(), "reference": "VIR 12"}
    paiement, _neuf = noter_le_paiement(
        facture=facture, montant_cts=montant_cts, compte=un_compte("tresorerie"), **voulus | champs
    )
    return paiement
