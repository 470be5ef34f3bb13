"""What a test of deposits leans on: cheques, a slip, and a safe that holds something."""

from typing import Any
from uuid import uuid4

from boutique.tiroirs.cheques import cheques_a_remettre
from boutique.tiroirs.models import RemiseBanque
from boutique.tiroirs.services.banque import preparer_les_cheques, preparer_les_especes
from boutique.tiroirs.services.coffres import compter_le_coffre
from tests.boutique.a_la_caisse import ALaCaisse, ligne, paye, une_caisse
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


def une_caisse_et_trois_cheques() -> ALaCaisse:
    """A till that took three cheques, of 5,00 €, 5,00 € and 3,00 €."""
    tenue = une_caisse(role="responsable")
    for article, cts, ref in (("Manteau", 500, "0012"), ("Manteau", 500, ""), ("Chemise", 300, "")):
        tenue.vendre(ligne(article), reglements=[paye("cheque", cts, reference=ref)])
    return tenue


def en_main(tenue) -> list[int]:
    return [r.pk for r in cheques_a_remettre([tenue.point.lieu_id])]


def preparer(tenue, cheques, **champs):
    champs.setdefault("uuid", uuid4())
    return preparer_les_cheques(
        lieu=tenue.point.lieu, cheques=cheques, compte=tenue.compte, par=None, **champs
    )


def envelopper(tenue, coupures, **champs):
    champs.setdefault("uuid", uuid4())
    return preparer_les_especes(
        lieu=tenue.point.lieu, coupures=coupures, compte=tenue.compte, par=None, **champs
    )
