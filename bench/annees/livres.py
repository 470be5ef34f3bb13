"""What checking the books takes: the whole of them, then what a night reads."""

import sys
from typing import Any

from petiterockette.journal.examens.passer import Examen, dernier_repere, examiner
from petiterockette.verification import Constat

# What a check finds wrong is told so far.
FAUTES_DITES = 3


def verifier_les_livres() -> dict[str, Any]:
    """The whole of the checks: seconds, anomalies, entries of the journal."""
    return _dit(examiner(de_nuit=False, commencer=_dire_ou_elle_en_est, dire=_dire_les_fautes))


def verifier_la_suite() -> dict[str, Any]:
    """What a night reads of what was told since the checks were last run."""
    return _dit(examiner(de_nuit=True, depuis=dernier_repere(), dire=_dire_les_fautes))


def _dit(examen: Examen) -> dict[str, Any]:
    return {
        "secondes": examen.secondes,
        "anomalies": examen.anomalies,
        "entrees": examen.jusqu_a["journal.entree"],
    }


def _dire_ou_elle_en_est(nom: str, rang: int, total: int) -> None:
    print(f"  {rang}/{total} {nom}", file=sys.stderr, flush=True)


def _dire_les_fautes(nom: str, constats: list[Constat]) -> None:
    for constat in [c for c in constats if c.anomalie][:FAUTES_DITES]:
        print(f"    {nom} : {constat.phrase}", file=sys.stderr, flush=True)
