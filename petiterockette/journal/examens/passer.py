"""Go through every check of the books, and chain what came of it: who asked, how many faults.

A whole examination reads everything; one of what follows reads on from the last sealed
checkpoint, where a check can tell. What was found sound is chained as the next checkpoint.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from time import monotonic
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import Max
from django.utils import timezone

from petiterockette.verification import (
    DEBUT,
    SUIVIES,
    VERIFICATIONS,
    Constat,
    Repere,
    Verification,
    trouver_les_verifications,
)
from petiterockette.version import VERSION

from ..chaines import empreinte_de, exiger_les_cles
from ..maison import MAISON, noter_a_la_maison
from ..models import Chaine, Maillon

CODE = "verification.faite"
# At least so often is everything read again: what was sound may have been changed since.
ENTIERE = timedelta(days=7)
# A night begins a little sooner or later than another.
MARGE = timedelta(hours=6)
# What tells, check after check: its name, what it found.
Dire = Callable[[str, list[Constat]], None]
# What tells that a check begins: its name, its rank, of how many.
Commencer = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Examen:
    """What came of going through the books; ``en_faute``: the checks that found faults.

    ``depuis``: the checkpoint that it went on from (None: it read everything); ``jusqu_a``: the
    last numbers that were there when it began, by table; ``secondes``: how long it took.
    """

    le: datetime
    verifications: int
    anomalies: int
    en_faute: list[str]
    depuis: datetime | None
    jusqu_a: dict[str, int]
    secondes: int

    @property
    def entier(self) -> bool:
        return self.depuis is None


def examiner(
    *,
    de_nuit: bool,
    depuis: Repere = DEBUT,
    dire: Dire = lambda _nom, _constats: None,
    commencer: Commencer = lambda _nom, _rang, _total: None,
) -> Examen:
    """Run every check; the books themselves are only read.

    ``depuis``: checks that can read only what follows it do. What is written meanwhile may look
    like a fault to a check that began before it: a fault is one that is still there when its
    check looks again. Raises ``CleFausse``: what came of it could not be chained.
    """
    exiger_les_cles()
    trouver_les_verifications()
    depart, jusqu_a = monotonic(), _ou_en_est_la_base()
    anomalies, en_faute = 0, []
    for rang, (nom, verification) in enumerate(VERIFICATIONS, start=1):
        commencer(nom, rang, len(VERIFICATIONS))
        constats = _confirmes(verification, (depuis,) if nom in SUIVIES else ())
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
        depuis=depuis.le.isoformat() if depuis.le else None,
        jusqu_a=jusqu_a,
        secondes=round(monotonic() - depart),
    )
    return _examen(maillon)


def dernier_examen(*, entier: bool = False) -> Examen | None:
    """What the last one found, as the house's chain tells it; ``entier``: that read everything."""
    maillon = _dernier(contenu__depuis=None) if entier else _dernier()
    return _examen(maillon) if maillon else None


def dernier_repere() -> Repere:
    """The last checkpoint: where the last examination left off, if it found all sound.

    ``DEBUT`` where there is none, where its link is not what the key sealed, or where that key
    stayed in another installation.
    """
    maillon = _dernier()
    if maillon is None or maillon.cle not in settings.CLES_DES_CHAINES:
        return DEBUT
    if maillon.empreinte != empreinte_de(maillon, MAISON):
        return DEBUT
    if maillon.contenu["anomalies"]:
        return DEBUT
    jusqu_a = maillon.contenu["jusqu_a"]
    return Repere(maillon.le, jusqu_a["numeros"], jusqu_a["rangs"])


def repere_de_la_nuit(maintenant: datetime | None = None) -> Repere:
    """From where a night goes on: from the beginning once a week, and until all is sound."""
    entier = dernier_examen(entier=True)
    if entier is None or (maintenant or timezone.now()) - entier.le > ENTIERE - MARGE:
        return DEBUT
    return dernier_repere()


def _dernier(**criteres: Any) -> Maillon | None:
    faits = Maillon.objects.filter(chaine__nom=MAISON, contenu__code=CODE, **criteres)
    return faits.order_by("-rang").first()


def _examen(maillon: Maillon) -> Examen:
    dit = maillon.contenu
    return Examen(
        le=maillon.le,
        verifications=dit["verifications"],
        anomalies=dit["anomalies"],
        en_faute=dit["en_faute"],
        depuis=datetime.fromisoformat(dit["depuis"]) if dit["depuis"] else None,
        jusqu_a=dit["jusqu_a"]["numeros"],
        secondes=dit["secondes"],
    )


def _ou_en_est_la_base() -> dict[str, dict[str, int]]:
    """The last numbers of what checks follow, before they read: what comes after is for later."""
    tables = sorted({table for siennes in SUIVIES.values() for table in siennes})
    return {
        "numeros": {
            table: apps.get_model(table)._default_manager.aggregate(n=Max("pk", default=0))["n"]
            for table in tables
        },
        "rangs": dict(Chaine.objects.order_by("nom").values_list("nom", "rang")),
    }


def _confirmes(verification: Verification, arguments: tuple) -> list[Constat]:
    constats = list(verification(*arguments))
    if not constats:
        return []
    encore = set(verification(*arguments))
    return [c for c in constats if c in encore]
