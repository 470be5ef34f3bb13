"""What the pages read of backups (« etat.json »), and how they ask for one (« demande »).

Written whole beside, then put in place at once: a reader never sees half of it.
"""

import json
import os
from dataclasses import asdict
from pathlib import Path
from typing import Any

from .exercice import Exercice
from .reglages import Maison
from .sauver import Nuit

VERSION = 1
# What a page shows of the past.
NUITS = 60
FICHIER, DEMANDE = "etat.json", "demande"


def noter_la_nuit(maison: Maison, nuit: Nuit) -> None:
    """Add what became of a night, and where each place stands."""
    dit = lire_l_etat(maison)
    connus = {e["nom"]: e for e in dit["endroits"]}
    endroits = []
    for resultat in nuit.endroits:
        nom = resultat.endroit.nom
        avant = connus.get(nom, {})
        endroits.append(
            {
                "nom": nom,
                "derniere_bonne": nuit.le.isoformat()
                if not resultat.refus
                else avant.get("derniere_bonne"),
                "octets": resultat.octets or avant.get("octets", 0),
                "refus": resultat.refus,
            }
        )
    dit["endroits"] = endroits or dit["endroits"]
    dit["nuits"].append(
        {
            "le": nuit.le.isoformat(),
            "bonne": nuit.bonne,
            "octets": nuit.octets,
            "secondes": round(nuit.secondes, 1),
            "refus": nuit.refus or next((r.refus for r in nuit.endroits if r.refus), ""),
        }
    )
    dit["nuits"] = dit["nuits"][-NUITS:]
    _ecrire(maison, dit)


def noter_l_exercice(maison: Maison, fait: Exercice) -> None:
    """Say what the last drill proved."""
    dit = lire_l_etat(maison)
    moments = {"le": fait.le.isoformat(), "reussi": fait.reussi}
    if fait.sauvegarde_du:
        moments["sauvegarde_du"] = fait.sauvegarde_du.isoformat()
    dit["exercice"] = {**asdict(fait), "sauvegarde_du": None, **moments}
    _ecrire(maison, dit)


def lire_l_etat(maison: Maison) -> dict[str, Any]:
    """What was written last; an empty one where nothing was, or nothing that reads."""
    vide: dict[str, Any] = {"version": VERSION, "nuits": [], "endroits": [], "exercice": None}
    try:
        dit = json.loads((maison.sauvegardes / FICHIER).read_text("utf-8"))
        return vide | dit if dit["version"] == VERSION else vide
    except (OSError, ValueError, KeyError, TypeError):
        return vide


def demandee(maison: Maison) -> bool:
    """Whether somebody asks for a backup now."""
    return (maison.sauvegardes / DEMANDE).exists()


def retirer_la_demande(maison: Maison) -> None:
    """The backup that was asked for begins."""
    (maison.sauvegardes / DEMANDE).unlink(missing_ok=True)


def _ecrire(maison: Maison, dit: dict[str, Any]) -> None:
    dossier: Path = maison.sauvegardes
    dossier.mkdir(mode=0o700, parents=True, exist_ok=True)
    brouillon = dossier / f".{FICHIER}.{os.getpid()}"
    brouillon.unlink(missing_ok=True)
    # Never through a link that somebody else put there: this is root's hand.
    descripteur = os.open(brouillon, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o640)
    with os.fdopen(descripteur, "w", encoding="utf-8") as sortie:
        json.dump(dit, sortie, ensure_ascii=False, indent=1)
        sortie.flush()
        os.fsync(sortie.fileno())
    if os.geteuid() == 0:
        siens = dossier.stat()
        os.chown(brouillon, siens.st_uid, siens.st_gid, follow_symlinks=False)
    brouillon.replace(dossier / FICHIER)
