"""What the pages read of backups (``petiterockette.sante.etat``), from what became of them."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from petiterockette.sante import etat as pages
from petiterockette.sante.demande import retirer_la_demande as retirer

from .exercice import Exercice
from .reglages import Endroit, Garde, Maison
from .sauver import Nuit, Resultat

PARIS = ZoneInfo("Europe/Paris")
# When the timer of drills goes off: the first Sunday of a month.
EXERCICE = {"hour": 5, "minute": 30, "second": 0, "microsecond": 0}


def noter_la_nuit(maison: Maison, garde: Garde, nuit: Nuit) -> None:
    """Add what became of a night, and where each place stands."""
    refus = [nuit.refus, *(r.refus for r in nuit.endroits)]
    dit = lire(maison).avec_la_nuit(
        pages.Nuit(
            jour=nuit.le.date(),
            fini_le=nuit.le + timedelta(seconds=nuit.secondes),
            reussie=nuit.bonne,
            raison=next(filter(None, refus), ""),
            octets=nuit.octets,
            relue=nuit.bonne,
            chiffree=True,
            compte=pages.Compte(*nuit.compte) if nuit.compte else None,
        )
    )
    connus = {e.nom: e for e in dit.endroits}
    for resultat in nuit.endroits:
        dit = dit.avec_l_endroit(_endroit(maison, garde, nuit, resultat, connus))
    _ecrire(maison, dit)


def noter_l_exercice(maison: Maison, fait: Exercice) -> None:
    """Say what the last drill proved."""
    fini = fait.le + timedelta(seconds=fait.secondes)
    exercice = pages.Exercice(
        fini_le=fini,
        duree_s=round(fait.secondes),
        reussi=fait.reussi,
        raison=fait.ecarts[0] if fait.ecarts else "",
        ecarts=len(fait.ecarts),
        chaine=fait.empreinte[:8],
        preuve=tuple(fait.preuve),
        prochain=prochain_exercice(fini),
    )
    dit = lire(maison)
    _ecrire(maison, pages.Etat(dit.nuits, dit.endroits, exercice))


def lire(maison: Maison) -> pages.Etat:
    """What was written last; nothing where nothing was, or nothing that reads."""
    try:
        return pages.lire(maison.sauvegardes)
    except (FileNotFoundError, pages.EtatIllisible):
        return pages.Etat()


def retirer_la_demande(maison: Maison) -> None:
    """The backup that was asked for begins."""
    retirer(maison.sauvegardes)


def genre(endroit: Endroit, maison: Maison) -> str:
    """Whether a place is far, on another disk, or on the very disk of the house."""
    if not endroit.depot.startswith(("/", ".", "local:")):
        return "loin"
    la = Path(endroit.depot.removeprefix("local:")).absolute()
    la = next(d for d in (la, *la.parents) if d.exists())
    return "serveur" if la.stat().st_dev == maison.photos.parent.stat().st_dev else "disque"


def prochain_exercice(apres: datetime) -> datetime:
    """The next first Sunday of a month at the hour of drills."""
    jour = apres.astimezone(PARIS).replace(**EXERCICE)  # type: ignore[arg-type]
    while jour <= apres or jour.weekday() != 6 or jour.day > 7:
        jour += timedelta(days=1)
    return jour.astimezone(UTC)


def _endroit(
    maison: Maison, garde: Garde, nuit: Nuit, resultat: Resultat, connus: dict[str, pages.Endroit]
) -> pages.Endroit:
    nom = resultat.endroit.nom
    avant = connus[nom].derniere if nom in connus else None
    return pages.Endroit(
        nom=nom,
        genre=genre(resultat.endroit, maison),
        derniere=avant if resultat.refus else nuit.le,
        garde=f"{garde.jours} jours, {garde.semaines} semaines, {garde.mois} mois",
        reussie=not resultat.refus,
        raison=resultat.refus,
    )


def _ecrire(maison: Maison, dit: pages.Etat) -> None:
    """Whoever serves the pages reads it, and may ask beside it."""
    dossier = maison.sauvegardes
    if not dossier.exists():
        dossier.mkdir(mode=0o700, parents=True)
        _rendre(dossier, maison)
    pages.ecrire(dossier, dit)
    _rendre(dossier / pages.FICHIER, maison)


def _rendre(chemin: Path, maison: Maison) -> None:
    if os.geteuid() == 0:
        siens = maison.photos.parent.stat()
        os.chown(chemin, siens.st_uid, siens.st_gid, follow_symlinks=False)
