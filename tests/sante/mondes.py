"""A house whose backups tell how they are: a folder, and what its job wrote there."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from petiterockette.sante.etat import Compte, Endroit, Etat, Exercice, Nuit, ecrire

# What the pages are read at.
MAINTENANT = datetime(2026, 11, 28, 15, 20, tzinfo=UTC)
CETTE_NUIT = datetime(2026, 11, 28, 2, 12, tzinfo=UTC)


def une_nuit(il_y_a: int = 0, **champs) -> Nuit:
    """The backup of a night, that many days ago."""
    le = CETTE_NUIT - timedelta(days=il_y_a)
    bonne = Nuit(le.date(), le, True, "", 412_000_000, True, True, Compte(63_902, 48_211, 1_204))
    return replace(bonne, **champs)


def un_etat(le: datetime = CETTE_NUIT) -> Etat:
    """Thirty-one nights of which one was missed, three places of which one is late, a drill; as of
    the last night."""
    ecart = le - CETTE_NUIT
    nuits = [
        replace(n, jour=(n.fini_le + ecart).date(), fini_le=n.fini_le + ecart)
        for n in (une_nuit(jours) for jours in range(30, -1, -1))
    ]
    nuits[12] = replace(nuits[12], reussie=False, raison="Courant coupé.")
    return Etat(
        nuits=tuple(nuits),
        endroits=(
            Endroit("Ce serveur", "serveur", le, "35 jours"),
            Endroit(
                *("Disque de Montgallet", "disque", le - timedelta(days=9), "35 jours"),
                *(False, "Son disque n’a pas répondu."),
            ),
            Endroit("Coffre loin d’ici", "loin", le, "13 mois"),
        ),
        exercice=Exercice(
            datetime(2026, 11, 1, 3, 6, tzinfo=UTC) + ecart,
            *(400, True, "", 0, "7f3a91c2", ("tickets : 63 902, les mêmes",)),
            datetime(2026, 12, 1, 3, tzinfo=UTC) + ecart,
        ),
    )


def poser(settings, dossier: Path, etat: Etat | None = None) -> Path:
    """Set up the backups, whose job wrote this."""
    settings.DOSSIER_DES_SAUVEGARDES = str(dossier)
    ecrire(dossier, un_etat() if etat is None else etat)
    return dossier
