"""The key of the backups: made here, written once on paper, kept apart from what it opens.

It is read over the telephone and copied by hand: 26 signs without I, L, O or U, in groups, the
last two telling whether they were copied right. 120 bits, which restic stretches.
"""

import hashlib
import os
import secrets
from pathlib import Path

from .refus import CleFausse

_SIGNES = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_N, _GROUPE = 24, 4
# What a hand writes for another.
_LUS = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})

FICHE = """
┌──────────────────────────────────────────────────────────────────────┐
│  FICHE DE CLÉ — à mettre au coffre, jamais près des sauvegardes      │
└──────────────────────────────────────────────────────────────────────┘
  Installation :  {nom}
  Clé          :  {cle}

  Sans cette clé, personne ne lira les sauvegardes : ni un voleur, ni vous.
  Recopiez-la sur papier, deux fois, dans deux lieux. Relisez-la ainsi :
      {verifier}
  Elle ne sera plus affichée : elle reste dans {fichier}, que seul
  l’administrateur de la machine peut lire.
"""


def nouvelle_cle() -> str:
    """A key drawn at random, as the sheet shows it."""
    corps = "".join(secrets.choice(_SIGNES) for _ in range(_N))
    return _en_groupes(corps + _controle(corps))


def lire_la_cle(saisie: str) -> str:
    """The key that a person typed. Raises ``CleFausse`` where it was copied wrong."""
    signes = "".join(saisie.upper().split()).replace("-", "").translate(_LUS)
    corps, controle = signes[:_N], signes[_N:]
    if len(signes) != _N + 2 or _controle(corps) != controle:
        raise CleFausse(
            "Cette clé est mal recopiée\u00a0: un signe manque ou a été pris pour un autre. "
            "Reprenez la fiche, groupe par groupe."
        )
    return _en_groupes(signes)


def cle_du_fichier(fichier: Path) -> str:
    """The key of this installation. Raises ``CleFausse`` where there is none."""
    try:
        return lire_la_cle(fichier.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as erreur:
        raise CleFausse(
            f"La clé des sauvegardes ne se lit pas dans {fichier}\u00a0: si elle est perdue, "
            "réécrivez-la d’après la fiche de clé («\u00a0remettre_la_cle\u00a0»)."
        ) from erreur


def ecrire_la_cle(cle: str, fichier: Path) -> None:
    """Keep a key, for root alone; one that is there already is never written over.

    Raises ``FileExistsError``.
    """
    fichier.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(fichier, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as sortie:
        sortie.write(lire_la_cle(cle) + "\n")
        sortie.flush()
        os.fsync(sortie.fileno())


def fiche(cle: str, *, nom: str, fichier: Path, verifier: str) -> str:
    """The sheet to put on paper, shown once."""
    return FICHE.format(nom=nom, cle=cle, fichier=fichier, verifier=verifier)


def _controle(corps: str) -> str:
    condense = hashlib.sha256(corps.encode()).digest()
    return "".join(_SIGNES[octet % len(_SIGNES)] for octet in condense[:2])


def _en_groupes(signes: str) -> str:
    return "-".join(signes[rang : rang + _GROUPE] for rang in range(0, len(signes), _GROUPE))
