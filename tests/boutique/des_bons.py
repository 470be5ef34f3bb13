"""Vouchers for tests: granted by the one door, once whoever asks."""

from datetime import date
from uuid import UUID

from boutique.ventes.models import BonAchat
from boutique.ventes.services.bons_solidaires import octroyer
from petiterockette.personnes.models import Structure
from tests.fabriques import un_compte

OCTROI = UUID("5f0c8f3e-3f0b-4a52-9a49-3b1d6d6b7f01")


def des_bons_solidaires(
    prescripteur: Structure,
    *,
    uuid=OCTROI,
    quantite=2,
    valeur_cts=1_000,
    expire_le=date(2099, 1, 1),
) -> list[BonAchat]:
    bons, _nouveaux = octroyer(
        uuid=uuid,
        prescripteur=prescripteur,
        quantite=quantite,
        valeur_cts=valeur_cts,
        expire_le=expire_le,
        compte=un_compte("direction"),
    )
    return list(bons)
