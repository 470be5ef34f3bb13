"""A backup put back over an installation: judged whole first, what it replaces kept, dated.

The heads are never put back over those that are here: they say where the tills stood last, and an
older base must be noticed by them (« reprise après restauration »). On a machine that has none,
those of the last backup are taken, and the tills go on in new series: nobody knows here what was
sold since. The erasures of people made since are done again before anybody is served.
"""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from . import effacements, manifeste
from .bases.choix import exiger_le_meme, moteur
from .bases.pgbackrest import Grappe
from .refus import SauvegardeRefusee
from .reglages import Maison, Reglages
from .restic import Depot, Instantane
from .sauver import TETES, Dire, seul
from .services import Services

# What is done in the base put back: from its address for the owner of its tables, the list of
# erased people, and whether heads were here.
Apres = Callable[[str, Path, bool], None]


@dataclass(frozen=True)
class Tiree:
    """A backup read into a folder, and judged: its manifest, its parts."""

    instantane: Instantane
    dit: dict[str, Any]
    copie: Path
    dossiers: dict[str, Path]


@dataclass(frozen=True)
class Remise:
    """What was put back, of when, and where what it replaced is kept."""

    instantane: Instantane
    dit: dict[str, Any]
    de_cote: Path
    tetes_gardees: bool


@dataclass(frozen=True)
class Minute:
    """A moment to go back to, and the cluster that kept all that was written."""

    moment: datetime
    grappe: Grappe

    def reformer(self, maison: Maison, tiree: Tiree) -> Tiree:
        """The same backup, its base that of the moment. Raises ``SauvegardeRefusee``."""
        if maison.est_sqlite:
            raise SauvegardeRefusee(
                "À la minute, c’est pour PostgreSQL\u00a0: avec SQLite, choisissez une nuit."
            )
        ou = maison.travail / "minute"
        try:
            with self.grappe.a_la_minute(self.moment, ou) as la:
                acces = {"HOST": la.hote, "PORT": la.port, "USER": la.compte, "OPTIONS": {}}
                d_alors = replace(maison, base=maison.base | acces)
                tables = moteur(maison).sauver(d_alors, tiree.copie)
        finally:
            shutil.rmtree(ou, ignore_errors=True)
        for quoi, dossier in (("photos", maison.photos), ("archives", maison.archives)):
            _ajouter(dossier, tiree.dossiers[quoi])
        return replace(tiree, dit={**tiree.dit, "tables": tables})


def choisir(depot: Depot, le: datetime | None = None) -> Instantane:
    """The last backup of a place, or the last one before a moment. Raises ``SauvegardeRefusee``."""
    return _choisir(depot, depot.instantanes(), le)


def _choisir(depot: Depot, instantanes: list[Instantane], le: datetime | None) -> Instantane:
    tous = [i for i in instantanes if le is None or i.le <= le]
    if not tous:
        raise SauvegardeRefusee(
            f"«\u00a0{depot.endroit.nom}\u00a0» n’a aucune sauvegarde"
            + (f" d’avant le {le:%d/%m/%Y à %H:%M}." if le else ".")
        )
    return tous[-1]


def tirer(depot: Depot, instantane: Instantane, maison: Maison, ou: Path) -> Tiree:
    """Read a backup into a folder and judge its parts, base apart. Raises ``SauvegardeRefusee``."""
    depot.rendre(instantane.numero, ou)
    copies = [ou / c.lstrip("/") for c in instantane.chemins]
    copie = next((c for c in copies if (c / manifeste.NOM).is_file()), None)
    if copie is None:
        raise SauvegardeRefusee(
            f"La sauvegarde du {instantane.le:%d/%m/%Y} n’a pas son manifeste\u00a0: prenez-en une "
            "autre."
        )
    dit = manifeste.lire((copie / manifeste.NOM).read_bytes())
    exiger_le_meme(maison, dit["moteur"])
    dossiers = {q: ou / dit["dossiers"][q].lstrip("/") for q in ("photos", "archives")}
    return Tiree(instantane, dit, copie, dossiers)


def ecarts(tiree: Tiree, tables: dict[str, Any]) -> list[str]:
    """Where what was read differs from what was saved, table by table, file by file."""
    la = {quoi: d for quoi, d in tiree.dossiers.items() if d.is_dir()}
    return manifeste.differences(tiree.dit, tables, manifeste.fichiers_sous(la))


def remettre(
    maison: Maison,
    reglages: Reglages,
    cle: str,
    *,
    endroit: str = "",
    le: datetime | None = None,
    minute: Minute | None = None,
    apres: Apres,
    lisibles: Callable[[], bool] = lambda: True,
    dire: Dire = lambda _phrase: None,
) -> Remise:
    """Put the last backup back (or the last before ``le``); the house is as it was until all of it
    was judged. Raises ``SauvegardeRefusee``: nothing was replaced then, unless it says so.

    ``minute``: the base, on PostgreSQL, is that of a very minute; its files, those of the backup
    that follows it, or of the last one and of here: a file too many harms nobody. ``lisibles``:
    whether the heads that stand here are sealed by a key of this house; those of a machine just
    installed, which drew its own, are put aside.
    """
    depot = Depot(reglages.endroit(endroit), cle, maison.travail)
    quand = f"{datetime.now().astimezone():%Y-%m-%d-%H%M%S}"
    parent = maison.photos.parent
    attente, de_cote = parent / f".remise-{quand}", parent / f"remplace-{quand}"
    services = Services(maison, reglages)
    with seul(maison):
        instantanes = depot.instantanes()
        instantane = _choisir(depot, instantanes, le)
        if minute is not None:
            instantane = next((i for i in instantanes if i.le >= minute.moment), instantanes[-1])
        dire(f"Sauvegarde du {instantane.le:%d/%m/%Y à %H:%M}\u00a0: elle se lit…")
        try:
            attente.mkdir(mode=0o700)
            tiree = tirer(depot, instantane, maison, attente)
            if minute is not None:
                dire(f"La base du {minute.moment:%d/%m/%Y à %H:%M:%S} se reforme à côté…")
                tiree = minute.reformer(maison, tiree)
            with moteur(maison).a_cote(maison, tiree.copie) as (adresse, tables):
                if fautes := ecarts(tiree, tables):
                    raise SauvegardeRefusee(
                        f"Cette sauvegarde n’est pas ce qu’elle dit ({fautes[0]})\u00a0: rien n’a "
                        "été remplacé. Prenez-en une autre."
                    )
                effaces = _effaces(maison, depot, tiree, instantanes[-1])
                tetes_gardees = any(maison.tetes.glob("*.json")) and lisibles()
                dire("Elle est entière. Le service s’arrête…")
                services.arreter()
                _mettre_en_place(
                    maison, services, tiree, adresse, de_cote, tetes_gardees=tetes_gardees
                )
        finally:
            shutil.rmtree(attente, ignore_errors=True)
        liste = maison.tetes / effacements.FICHIER
        _poser_la_liste(liste, effaces)
        _rendre_a_qui_sert(maison)
        dire("Les effacements faits depuis se refont…")
        try:
            apres(moteur(maison).adresse_en_service(maison, adresse), liste, tetes_gardees)
        except (SauvegardeRefusee, OSError) as refus:
            raise SauvegardeRefusee(
                f"La sauvegarde est remise, mais le service reste arrêté\u00a0: {refus}"
            ) from refus
        _rendre_a_qui_sert(maison)
        services.demarrer()
    return Remise(instantane, tiree.dit, de_cote, tetes_gardees)


def _effaces(maison: Maison, depot: Depot, tiree: Tiree, derniere: Instantane) -> str:
    """All that is known of erasures: here, in the base that goes, in this backup and the last."""
    sources = [
        effacements.lire(maison.tetes / effacements.FICHIER),
        effacements.lire(tiree.copie / TETES / effacements.FICHIER),
    ]
    if derniere.numero != tiree.instantane.numero:
        la = depot.fichiers(derniere.numero)
        fin = f"/{TETES}/{effacements.FICHIER}"
        sources += [depot.lire_un_fichier(derniere.numero, c) for c in la if c.endswith(fin)]
    return effacements.reunir(sources, moteur(maison).effaces(maison))


def _mettre_en_place(
    maison: Maison,
    services: Services,
    tiree: Tiree,
    adresse: str,
    de_cote: Path,
    *,
    tetes_gardees: bool,
) -> None:
    """All the parts, or none; the heads too, unless those of here stay. Raises
    ``SauvegardeRefusee``."""
    de_cote.mkdir(mode=0o700)
    a_defaire: list[Callable[[], Any]] = []
    try:
        a_defaire.append(moteur(maison).remplacer(maison, adresse, de_cote))
        for quoi, dossier in (("photos", maison.photos), ("archives", maison.archives)):
            if dossier.exists():
                a_defaire.append(_deplacer(dossier, de_cote / quoi))
            venu = tiree.dossiers[quoi]
            if venu.is_dir():
                a_defaire.append(_deplacer(venu, dossier))
        if tetes_gardees:
            return
        if maison.tetes.exists():
            a_defaire.append(_deplacer(maison.tetes, de_cote / TETES))
        if (tiree.copie / TETES).is_dir():
            a_defaire.append(lambda: shutil.rmtree(maison.tetes, ignore_errors=True))
            shutil.copytree(tiree.copie / TETES, maison.tetes)
    except (OSError, SauvegardeRefusee) as erreur:
        for defaire in reversed(a_defaire):
            defaire()
        services.demarrer()
        raise SauvegardeRefusee(
            f"La sauvegarde ne se met pas en place ({erreur})\u00a0: tout est comme avant."
        ) from erreur


def _ajouter(d_ici: Path, venus: Path) -> None:
    """Have what is here and did not come among what came."""
    for chemin in d_ici.rglob("*"):
        la = venus / chemin.relative_to(d_ici)
        if chemin.is_file() and not la.exists():
            la.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            shutil.copy2(chemin, la)


def _deplacer(de: Path, vers: Path) -> Callable[[], Any]:
    vers.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    shutil.move(de, vers)
    return lambda: shutil.move(vers, de)


def _poser_la_liste(fichier: Path, texte: str) -> None:
    fichier.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    brouillon = fichier.with_suffix(".nouveau")
    brouillon.write_text(texte, "utf-8")
    brouillon.chmod(0o600)
    brouillon.replace(fichier)


def _rendre_a_qui_sert(maison: Maison) -> None:
    """What root put back belongs to whoever the house is served by."""
    if os.geteuid():
        return
    siens = maison.photos.parent.stat()
    parties = [maison.photos, maison.archives, maison.tetes]
    if maison.est_sqlite:
        base = maison.fichier_de_la_base
        parties += base.parent.glob(f"{base.name}*")
    for partie in parties:
        for chemin in [partie, *partie.rglob("*")] if partie.is_dir() else [partie]:
            if chemin.exists():
                os.chown(chemin, siens.st_uid, siens.st_gid, follow_symlinks=False)
