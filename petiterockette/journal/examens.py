"""Go through every check of the books, and chain what came of it: who asked, how many faults."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.utils.module_loading import autodiscover_modules

from petiterockette.verification import VERIFICATIONS, Constat, Verification
from petiterockette.version import VERSION

from .chaines import exiger_les_cles
from .maison import MAISON, noter_a_la_maison
from .models import Maillon

CODE = "verification.faite"
# What tells, check after check: its name, what it found.
Dire = Callable[[str, list[Constat]], None]


@dataclass(frozen=True)
class Examen:
    """What came of going through the books; ``en_faute``: the checks that found faults."""

    le: datetime
    verifications: int
    anomalies: int
    en_faute: list[str]


def examiner(*, de_nuit: bool, dire: Dire = lambda _nom, _constats: None) -> Examen:
    """Run every check; the books themselves are only read.

    What is written meanwhile may look like a fault to a check that began before it: a fault
    is one that is still there when its check looks again. Raises ``CleFausse``: what came of it
    could not be chained.
    """
    exiger_les_cles()
    autodiscover_modules("verifications")
    anomalies, en_faute = 0, []
    for nom, verification in VERIFICATIONS:
        constats = _confirmes(verification)
        fautes = sum(c.anomalie for c in constats)
        anomalies += fautes
        if fautes:
            en_faute.append(nom)
        dire(nom, constats)
    maillon = noter_a_la_maison(
        CODE,
        par=None,
        compte=None,
        de_nuit=de_nuit,
        version=VERSION,
        verifications=len(VERIFICATIONS),
        anomalies=anomalies,
        en_faute=en_faute,
    )
    return Examen(maillon.le, len(VERIFICATIONS), anomalies, en_faute)


def dernier_examen() -> Examen | None:
    """What the last one found, as the house's chain tells it."""
    faits = Maillon.objects.filter(chaine__nom=MAISON, contenu__code=CODE)
    maillon = faits.order_by("-rang").first()
    if maillon is None:
        return None
    dit = maillon.contenu
    return Examen(maillon.le, dit["verifications"], dit["anomalies"], dit["en_faute"])


def _confirmes(verification: Verification) -> list[Constat]:
    constats = list(verification())
    if not constats:
        return []
    encore = set(verification())
    return [c for c in constats if c in encore]
