"""Read the figures of a dossier, all of them, as they stand now: what its page then shows.

A page of a dossier asks the ledger nothing: it shows the last reading, and says when it was made.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from petiterockette.indicateurs.models import Releve
from petiterockette.indicateurs.registre import (
    INDICATEURS,
    Portee,
    Valeur,
    ValeursDeLaPeriode,
)
from petiterockette.indicateurs.services import releves_de
from petiterockette.lieux.models import Lieu

from .cases import en_json
from .models import Choisi, Dossier
from .registre import CHANGEMENTS, PIECES, TENUS, DuDossier, Lu, Piece


def portee_de(dossier: Dossier) -> Portee:
    """The days, the sites and the poles of a dossier; none named: all of them."""
    lieux = tuple(sorted(dossier.lieux.values_list("pk", flat=True)))
    return Portee(dossier.debut, dossier.fin, lieux or None, tuple(dossier.poles) or None)


def lire(dossier: Dossier, depuis: datetime | None = None) -> dict[str, Any]:
    """Every figure and every piece of its days and sites, or, of one that is no draft, those that
    it shows; a JSON value.

    ``{"chiffres": {code: text or None}, "pieces": {code: …}, "changements": {bilan: […]}}``:
    integers and decimals as texts, so that no digit is lost; with ``methodes``, how typed ones were
    counted, ``repris``, the codes of those of which a part was brought in from before, and
    ``depuis``, the day when the sites opened, where that is after the first one.
    ``depuis``, the argument: what was recorded after that instant is listed, bilan by bilan.
    """
    portee = portee_de(dossier)
    codes, siennes = _a_lire(dossier)
    lus, tenu = lire_les_chiffres(portee, codes), TENUS.get(dossier.objet)
    du_dossier = DuDossier(dossier, lus["chiffres"], tenu.lire(dossier) if tenu else None)
    pieces = {
        code: piece.lire(du_dossier if piece.objet else portee) for code, piece in siennes.items()
    }
    return {
        "depuis": _depuis(dossier),
        **lus,
        "pieces": {code: _en_json(lu) for code, lu in pieces.items() if lu is not None},
        "changements": {
            bilan: [asdict(c) | {"effets": dict(c.effets)} for c in changes(portee, depuis)]
            for bilan, changes in CHANGEMENTS.items()
            if depuis
        },
    }


def lire_une_piece(dossier: Dossier, code: str) -> None:
    """Read again one piece of a draft, of the figures that it last read; nothing else moves."""
    tenu = TENUS.get(dossier.objet)
    chiffres_lus = dossier.lecture.get("chiffres", {})
    lu = PIECES[code].lire(DuDossier(dossier, chiffres_lus, tenu.lire(dossier) if tenu else None))
    if lu is not None:
        dossier.lecture.setdefault("pieces", {})[code] = _en_json(lu)


def _a_lire(dossier: Dossier) -> tuple[Iterable[str], dict[str, Piece]]:
    """The codes of the indicators to read, and the pieces."""
    siennes = {code: piece for code, piece in PIECES.items() if piece.convient(dossier)}
    if dossier.est_un_brouillon:
        return INDICATEURS, siennes
    montres = {choisi.place for choisi in dossier.choisis.all()}
    return (
        [code for genre, code in montres if genre == Choisi.Genre.INDICATEUR],
        {c: piece for c, piece in siennes.items() if (Choisi.Genre.PIECE, c) in montres},
    )


def chiffres(portee: Portee, codes: Iterable[str]) -> dict[str, Valeur]:
    """The values of some indicators over a period, counted or typed: as a dossier reads them."""
    return _chiffres(ValeursDeLaPeriode(portee), codes, _releves(portee))


def lire_les_chiffres(portee: Portee, codes: Iterable[str]) -> dict[str, Any]:
    """``chiffres``, ``methodes`` and ``repris`` of ``lire``, of these indicators only; unknown
    codes are left out."""
    releves, valeurs = _releves(portee), ValeursDeLaPeriode(portee)
    lus = _chiffres(valeurs, [code for code in codes if code in INDICATEURS], releves)
    comptes = [INDICATEURS[c] for c, valeur in lus.items() if valeur and not INDICATEURS[c].saisi]
    return {
        "methodes": {code: releve.methode for code, releve in releves.items()},
        "chiffres": {code: _en_texte(valeur) for code, valeur in lus.items()},
        "repris": [i.code for i in comptes if valeurs.est_repris(i)],
    }


def _releves(portee: Portee) -> dict[str, Releve]:
    """What people typed: of a civil year, for the association; nothing for other days."""
    if portee.lieux is not None or portee.annee is None:
        return {}
    return {code: releve for (code, _an), releve in releves_de([portee.annee]).items()}


def _chiffres(
    valeurs: ValeursDeLaPeriode, codes: Iterable[str], releves: Mapping[str, Releve]
) -> dict[str, Valeur]:
    saisies = {c: r.valeur for c, r in releves.items()}
    return {
        code: saisies.get(code) if (i := INDICATEURS[code]).saisi else valeurs.valeur(i)
        for code in codes
    }


def _depuis(dossier: Dossier) -> str:
    lieux = dossier.lieux.all() or Lieu.objects.all()
    ouverture = min((lieu.ouvert_le for lieu in lieux), default=dossier.debut)
    return ouverture.isoformat() if ouverture > dossier.debut else ""


def _en_texte(valeur: Valeur) -> str | None:
    return None if valeur is None else str(valeur)


def _en_json(lu: Lu) -> dict[str, Any]:
    return {
        "de": str(lu.de),
        "colonnes": [asdict(c) | {"nom": str(c.nom)} for c in lu.colonnes],
        "rangees": [[nom, *map(en_json, cases)] for nom, cases in lu.rangees],
        "textes": [[nom, mots] for nom, mots in lu.textes],
        "manques": [[nom, adresse] for nom, adresse in lu.manques],
        "titres": [[rang, titre] for rang, titre in lu.titres],
        "totaux": list(lu.totaux),
    }


def ce_qui_a_change(lecture: Mapping[str, Any], bilans: Iterable[str]) -> list[dict[str, Any]]:
    """What was recorded since, for these bilans, as ``lire`` listed it."""
    return [c for b in dict.fromkeys(bilans) for c in lecture.get("changements", {}).get(b, ())]
