"""What a test of deposits leans on: a slip, and a safe that holds something."""

from typing import Any
from uuid import uuid4

from boutique.models import RemiseBanque
from boutique.services.coffres import compter_le_coffre
from boutique.services.remises import preparer_les_especes
from tests.fabriques import un_compte


def au_coffre_on_met(lieu, cts: int) -> None:
    """A safe that holds so many cents, counted for the first time."""
    compter_le_coffre(
        lieu=lieu,
        uuid=uuid4(),
        coupures={1: cts},
        motif="premier comptage",
        compte=un_compte("responsable", lieu=lieu),
        par=None,
    )


def une_remise(lieu, cts: int = 5_000) -> RemiseBanque:
    """A slip of notes, taken from the safe."""
    au_coffre_on_met(lieu, cts)
    remise, _nouvelle = preparer_les_especes(
        lieu=lieu,
        uuid=uuid4(),
        coupures={1_000: cts // 1_000},
        compte=un_compte("responsable", lieu=lieu),
        par=None,
    )
    return remise


def une_remise_de(monde: Any) -> list:
    """The number of a slip of that world, made when it is first asked for."""
    remise = RemiseBanque.objects.first() or une_remise(monde.lieu)
    return [remise.pk]
