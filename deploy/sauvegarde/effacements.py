"""Who was erased, told outside the base by numbers alone: an older base put back forgets it.

``personnes/services/effacements_dehors.py`` writes the file at each erasure, beside the heads. A
number is given again once a base went back: the moment when its row was written goes with it.
"""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

FICHIER = "effacements.json"


def reunir(sources: Iterable[bytes | str], rangees: Iterable[tuple[Any, ...]]) -> str:
    """All that several files tell, and the receipts of a base, as one file tells them.

    What does not read is left out: another source says it.
    """
    dits: dict[tuple[str, int], dict[str, Any]] = {}
    for texte in sources:
        try:
            for dit in json.loads(texte)["effacements"]:
                dits[(str(dit["le"]), int(dit["recu"]))] = dit
        except (ValueError, KeyError, TypeError):
            continue
    des_bases: dict[tuple[str, int], dict[str, Any]] = {}
    for recu, le, motif, personne, cree_le in rangees:
        cle = (instant(le), int(recu))
        dit = des_bases.setdefault(
            cle, {"recu": recu, "le": cle[0], "motif": motif, "personnes": []}
        )
        dit["personnes"].append([personne, instant(cree_le)])
    tous = [dit for _cle, dit in sorted((dits | des_bases).items())]
    return json.dumps({"effacements": tous}, ensure_ascii=False, indent=1)


def instant(valeur: Any) -> str:
    """A moment of a base, as the file tells it: UTC, to the microsecond."""
    moment = valeur if isinstance(valeur, datetime) else datetime.fromisoformat(str(valeur))
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def lire(fichier: Path) -> bytes:
    """What a file tells; nothing without one."""
    try:
        return fichier.read_bytes()
    except OSError:
        return b""
