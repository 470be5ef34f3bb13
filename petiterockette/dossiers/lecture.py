"""Read the figures of a dossier, all of them, as they stand now: what its page then shows.

A page of a dossier asks the ledger nothing: it shows the last reading, and says when it was made.
"""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from petiterockette.indicateurs.registre import (
    INDICATEURS,
    Portee,
    Valeur,
    ValeursDeLaPeriode,
)
from petiterockette.indicateurs.services import releves_de

from .models import Dossier
from .registre import CHANGEMENTS, PIECES, Lu


def portee_de(dossier: Dossier) -> Portee:
    """The days and the sites of a dossier; no site named: all of them."""
    lieux = tuple(sorted(dossier.lieux.values_list("pk", flat=True)))
    return Portee(dossier.debut, dossier.fin, lieux or None)


def lire(dossier: Dossier, depuis: datetime | None = None) -> dict[str, Any]:
    """Every figure and every piece of its days and sites; a JSON value.

    ``{"chiffres": {code: text or None}, "pieces": {code: …}, "changements": {bilan: […]}}``:
    integers and decimals as texts, so that no digit is lost. ``depuis``: what was recorded after
    that instant is listed, bilan by bilan; nothing is without it.
    """
    portee = portee_de(dossier)
    valeurs, saisies = ValeursDeLaPeriode(portee), _saisies(portee)
    return {
        "chiffres": {
            code: _en_texte(saisies.get(code) if i.saisi else valeurs.valeur(i))
            for code, i in INDICATEURS.items()
        },
        "pieces": {code: _en_json(piece.lire(portee)) for code, piece in PIECES.items()},
        "changements": {
            bilan: [asdict(c) | {"effets": dict(c.effets)} for c in changes(portee, depuis)]
            for bilan, changes in CHANGEMENTS.items()
            if depuis
        },
    }


def _saisies(portee: Portee) -> dict[str, int]:
    """What people typed: of a whole civil year, for the association; nothing for other days."""
    annee = portee.debut.year
    if portee.lieux is not None or portee.debut != date(annee, 1, 1) or portee.fin.year != annee:
        return {}
    return {code: releve.valeur for (code, _an), releve in releves_de([annee]).items()}


def _en_texte(valeur: Valeur) -> str | None:
    return None if valeur is None else str(valeur)


def _en_json(lu: Lu) -> dict[str, Any]:
    return {
        "de": str(lu.de),
        "colonnes": [asdict(c) | {"nom": str(c.nom)} for c in lu.colonnes],
        "rangees": [[nom, *chiffres] for nom, chiffres in lu.rangees],
    }


def ce_qui_a_change(lecture: dict[str, Any], bilans: Iterable[str]) -> list[dict[str, Any]]:
    """What was recorded since, for these bilans, as ``lire`` listed it."""
    return [c for b in dict.fromkeys(bilans) for c in lecture.get("changements", {}).get(b, ())]
