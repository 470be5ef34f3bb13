"""Erasures are told outside the base too, by numbers alone: an older base put back forgets them.

Beside the heads of the chains, which a restoration leaves as they are. A number is given again
once a base went back: the moment when a person was written down goes with it, and nobody else is
erased in its place.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Prefetch

from petiterockette.journal.tetes.fichier import ecrire_pour_de_bon

from ..models import Effacement, Personne

FICHIER = "effacements.json"
Dits = dict[tuple[str, int], dict[str, Any]]


@dataclass
class Refaits:
    """What came of erasures done again: how many people, and who is active in this base."""

    effacees: list[int] = field(default_factory=list)
    actives: list[int] = field(default_factory=list)


def annoncer_les_effacements() -> None:
    """Tell outside what was erased, once the transaction has held; a disk that refuses is logged,
    and the next erasure tells this one too."""
    transaction.on_commit(dire_les_effacements, robust=True)


def dire_les_effacements() -> None:
    """Write what the file tells already, and all the receipts of the base."""
    fichier = Path(settings.DOSSIER_DES_TETES) / FICHIER
    try:
        dits = lire_les_effacements(fichier)
    except ValueError:
        # Cut or spoilt: the receipts of the base say again what they know.
        dits = {}
    dits |= _de_la_base()
    texte = {"effacements": [dit for _cle, dit in sorted(dits.items())]}
    ecrire_pour_de_bon(fichier, json.dumps(texte, ensure_ascii=False, indent=1))


def lire_les_effacements(fichier: Path) -> Dits:
    """(When, number of the receipt) → what was erased; none without a file.

    Raises ``ValueError`` where it does not read.
    """
    try:
        dits = json.loads(fichier.read_text("utf-8"))["effacements"]
        return {(str(d["le"]), int(d["recu"])): d for d in dits}
    except FileNotFoundError:
        return {}
    except (KeyError, TypeError) as erreur:
        raise ValueError(str(fichier)) from erreur


def personnes_a_refaire(dits: Iterable[dict[str, Any]]) -> list[tuple[str, list[Personne]]]:
    """Pairs (why, people) of what was erased and is there again, receipt by receipt."""
    trouves = []
    for dit in dits:
        nees = {int(pk): datetime.fromisoformat(ne) for pk, ne in dit["personnes"]}
        la = Personne.objects.filter(pk__in=nees, anonymisee_le=None).order_by("pk")
        siennes = [p for p in la if p.cree_le == nees[p.pk]]
        if siennes:
            trouves.append((str(dit["motif"]), siennes))
    return trouves


def _de_la_base() -> Dits:
    nees = Prefetch("personnes", Personne.objects.only("pk", "cree_le").order_by("pk"))
    return {
        (_instant(recu.le), recu.pk): {
            "recu": recu.pk,
            "le": _instant(recu.le),
            "motif": recu.motif,
            "personnes": [[p.pk, _instant(p.cree_le)] for p in recu.personnes.all()],
        }
        for recu in Effacement.objects.order_by("pk").prefetch_related(nees)
    }


def _instant(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
