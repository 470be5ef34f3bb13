"""A change of version: `rockette mettre-a-jour ARCHIVE`, and the way back, `rockette revenir`.

The new code stands beside the old; its migrations are tried on a copy of the base first. Then what
serves is stopped while systemd holds the socket: what is asked waits, and the new version answers.
Debian's own Python runs this: nothing but its library is imported.
"""

import argparse
import fcntl
import secrets
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from . import bases, poses, sante, versions
from .archives import verifier_l_archive
from .fichiers import completer, lire, remplacer
from .installation.reglages import voulus as reglages_voulus
from .installation.reponses import reponses_gardees
from .maisons import Machine, Maison
from .programmes import Produit, Programmes, reglages
from .refus import Arret

# nginx lets what is asked wait for two minutes; the start of the new code takes its share.
ATTENTE_MAX_S = 75
# What must not see the version change on its way.
EN_COURS = {"rockette-nuit": "le travail de la nuit", "rockette-sauvegarde": "une sauvegarde"}


def dire(phrase: str) -> None:
    print(phrase, flush=True)


def mettre_en_service(maison: Maison, version: Path, programmes: Programmes) -> None:
    """The first version of an association: its base made, lent, its code chosen. Safe twice."""
    produit = Produit(maison, version, programmes)
    bases.migrer(produit)
    bases.analyser(produit)
    versions.pointer(maison.code, version)


def mettre_a_jour(
    maison: Maison,
    version: Path,
    programmes: Programmes,
    *,
    sans_sauvegarde: bool = False,
    lieu_ferme: bool = False,
) -> None:
    """Serve with another version of the code. Raises ``Arret`` where it cannot: the old one serves.

    ``lieu_ferme``: nobody is waiting, migrations may take their time.
    """
    avant = maison.code.resolve()
    if avant == version.resolve():
        dire(f"{maison.nom} : cette version sert déjà.")
        return
    produit = Produit(maison, version, programmes)
    if not sans_sauvegarde:
        sauvegarder(maison, avant, programmes)
    a_migrer = any(not m.faite for m in bases.plan(produit))
    if a_migrer:
        _essayer(produit, None, lieu_ferme=lieu_ferme)
    with a_l_arret(maison, programmes):
        if a_migrer:
            dire(f"{maison.nom} : la base suit…")
            bases.migrer(produit)
        _suivre_les_reglages(maison)
        versions.pointer(maison.code_d_avant, avant)
        versions.pointer(maison.code, version)
    demarrer(maison, programmes)
    _allumer(maison, version, programmes)
    if sante.va_bien(maison, domaine(maison)):
        if a_migrer:
            bases.analyser(produit)
        dire(f"{maison.nom} : la version {version.name} sert.")
        return
    dire(f"{maison.nom} : la version {version.name} ne répond pas, retour à {avant.name}…")
    revenir(maison, programmes)
    raise Arret(
        f"La version {version.name} n’a pas répondu : {avant.name} sert de nouveau. Ce qu’elle a "
        f"dit : « journalctl -u rockette@{maison.nom} »."
    )


def revenir(maison: Maison, programmes: Programmes, *, lieu_ferme: bool = False) -> None:
    """Serve with the version of before, the base as that code knows it.

    Raises ``Arret`` where the base cannot go back: the present version goes on.
    """
    if not maison.code_d_avant.is_symlink() or not maison.code_d_avant.exists():
        raise Arret(f"{maison.nom} : aucune version d’avant n’est gardée ici.")
    avant, ici = maison.code_d_avant.resolve(), maison.code.resolve()
    neuf, ancien = Produit(maison, ici, programmes), Produit(maison, avant, programmes)
    cibles = bases.cibles_du_retour(bases.plan(neuf), bases.plan(ancien))
    if cibles:
        dire(f"{maison.nom} : la base doit revenir aussi ({', '.join(cibles)}).")
        try:
            _essayer(neuf, cibles, lieu_ferme=lieu_ferme)
        except Arret as refus:
            raise Arret(
                f"{refus}\nLa base ne peut pas revenir d’elle-même : restez à cette version, ou "
                "remettez la sauvegarde d’avant (ce qui a été saisi depuis serait à ressaisir), "
                "voyez « Revenir » dans docs/installation-serveur.md."
            ) from refus
    with a_l_arret(maison, programmes):
        if cibles:
            bases.migrer_vers(neuf, cibles)
            # The old code poses its own seals again.
            bases.migrer(ancien)
        versions.pointer(maison.code_d_avant, ici)
        versions.pointer(maison.code, avant)
    _eteindre(maison, ici, avant, programmes)
    poses.poser(avant / "deploy")
    demarrer(maison, programmes)
    if not sante.va_bien(maison, domaine(maison)):
        raise Arret(
            f"{maison.nom} : la version {avant.name} ne répond pas non plus : voyez "
            f"« journalctl -u rockette@{maison.nom} », puis « En cas de panne » dans "
            "docs/installation-serveur.md."
        )
    if cibles:
        bases.analyser(ancien)
    dire(f"{maison.nom} : la version {avant.name} sert de nouveau.")


def sauvegarder(maison: Maison, code: Path, programmes: Programmes) -> None:
    """Back a house up, where backups were set up; say it where they were not."""
    sauvegardes = code / "deploy" / "sauvegarde" / "sauvegardes"
    if not (maison.endroits_des_sauvegardes.exists() and sauvegardes.exists()):
        dire(
            f"{maison.nom} : aucune sauvegarde n’est réglée sur cette machine ; seule une copie "
            f"de la base sera gardée ({bases.COPIES})."
        )
        return
    dire(f"{maison.nom} : sauvegarde d’abord…")
    programmes.faire(
        *(sauvegardes, maison.nom, "nuit"),
        pour="La sauvegarde d’avant (--sans-sauvegarde pour vous en passer)",
    )


def _essayer(produit: Produit, cibles: dict[str, str] | None, *, lieu_ferme: bool) -> None:
    dire(f"{produit.maison.nom} : essai sur une copie de la base…")
    # The running code is not in the way of a copy; its version's tools are.
    copie = bases.copier(produit, datetime.now().astimezone())
    secondes = bases.essayer(produit, copie, cibles)
    dire(f"{produit.maison.nom} : essai réussi en {secondes:.0f} s (copie gardée : {copie}).")
    if secondes > ATTENTE_MAX_S and not lieu_ferme:
        raise Arret(
            f"La base mettra {secondes:.0f} s à suivre, plus que ce que les pages peuvent "
            "attendre : recommencez lieu fermé, avec --lieu-ferme."
        )


@contextmanager
def a_l_arret(maison: Maison, programmes: Programmes) -> Iterator[None]:
    """Nothing serves in the block; what is asked waits at the socket, what would start, too."""
    for unite, quoi in EN_COURS.items():
        entiere = f"{unite}@{maison.nom}.service"
        _code, etat = programmes.essayer(
            "systemctl", "show", "--property=ActiveState", "--value", entiere
        )
        if etat.strip() in ("active", "activating"):
            raise Arret(
                f"{maison.nom} : {quoi} est en cours. Recommencez quand ce sera fini "
                f"(« systemctl status {entiere} »)."
            )
    maison.attente.parent.mkdir(mode=0o755, exist_ok=True)
    with maison.attente.open("a") as verrou:
        # Let go by the system itself, should we die.
        fcntl.flock(verrou, fcntl.LOCK_EX)
        debut = time.monotonic()
        try:
            for unite in maison.unites():
                programmes.faire("systemctl", "stop", unite, pour=f"L’arrêt de {unite}")
            yield
        except BaseException:
            # Whatever failed, somebody is waiting for a page.
            fcntl.flock(verrou, fcntl.LOCK_UN)
            demarrer(maison, programmes)
            raise
    dire(f"{maison.nom} : pages arrêtées {time.monotonic() - debut:.1f} s, les demandes attendent.")


def demarrer(maison: Maison, programmes: Programmes) -> None:
    """Have a house served, by units read again."""
    programmes.faire("systemctl", "daemon-reload", pour="La relecture des unités")
    for unite in reversed(maison.unites()):
        programmes.faire("systemctl", "start", unite, pour=f"Le démarrage de {unite}")


def _allumer(maison: Maison, version: Path, programmes: Programmes) -> None:
    """What this version brought that wakes by itself."""
    unites = poses.unites_a_allumer(version / "deploy", maison.nom)
    programmes.faire("systemctl", "enable", "--now", *unites, pour="La mise en route des unités")


def _eteindre(maison: Maison, ici: Path, avant: Path, programmes: Programmes) -> None:
    """What this version brought that wakes by itself, and the one before does not know."""
    connues = poses.unites_a_allumer(avant / "deploy", maison.nom)
    siennes = poses.unites_a_allumer(ici / "deploy", maison.nom)
    # The machine's own stay: another association may run this version.
    if restent := [u for u in siennes if u not in connues and f"@{maison.nom}." in u]:
        programmes.faire("systemctl", "disable", "--now", *restent, pour="L’arrêt des unités")


def _suivre_les_reglages(maison: Maison) -> None:
    """Have the settings that this version asks for, as the installer writes them."""
    if not maison.reponses.exists():
        return
    reponses = reponses_gardees(lire(maison.reponses.read_text("utf-8")))
    present = maison.env.read_text("utf-8")
    voulus = reglages_voulus(maison, reponses, lire(present), lambda: secrets.token_urlsafe(50))
    # What is there may have been set by hand since: only what is missing is added.
    manquent = {cle: v for cle, v in voulus.items() if cle not in lire(present)}
    remplacer(maison.env, completer(present, manquent))


def domaine(maison: Maison) -> str:
    """Where its pages are asked for."""
    return reglages(maison).get("ALLOWED_HOSTS", "localhost").partition(",")[0]


def _choisies(machine: Machine, noms: list[str]) -> list[Maison]:
    maisons = machine.maisons()
    inconnues = set(noms) - {m.nom for m in maisons}
    if inconnues or not maisons:
        connues = ", ".join(m.nom for m in maisons) or "aucune"
        raise Arret(f"Ces associations ne sont pas ici ; il y a : {connues}.")
    return [m for m in maisons if not noms or m.nom in noms]


def main(mots: list[str] | None = None, machine: Machine | None = None) -> int:
    """Do what was asked; 1 where it was refused, which is said in a sentence."""
    machine = machine or Machine()
    programmes = Programmes()
    options = _options().parse_args(mots)
    try:
        if options.archive:
            dire(verifier_l_archive(options.archive))
        maisons = _choisies(machine, options.noms)
        if options.geste == "revenir":
            for maison in maisons:
                revenir(maison, programmes, lieu_ferme=options.lieu_ferme)
            return 0
        dire("La version nouvelle se pose à côté de l’ancienne…")
        version = versions.poser_la_version(options.code, machine, programmes)
        poses.poser(version / "deploy")
        for maison in maisons:
            mettre_a_jour(
                maison,
                version,
                programmes,
                sans_sauvegarde=options.sans_sauvegarde,
                lieu_ferme=options.lieu_ferme,
            )
        for nom in versions.oublier_les_anciennes(machine):
            dire(f"Version {nom} retirée de la machine.")
    except Arret as refus:
        print(refus, file=sys.stderr)
        return 1
    return 0


def _options() -> argparse.ArgumentParser:
    analyse = argparse.ArgumentParser(prog="rockette", description="Changer de version.")
    gestes = analyse.add_subparsers(required=True, dest="geste", metavar="GESTE")
    for nom in ("mettre-a-jour", "revenir"):
        geste = gestes.add_parser(nom)
        geste.add_argument("noms", nargs="*", help="les associations ; toutes sans rien")
        geste.add_argument("--lieu-ferme", action="store_true", help="personne n’attend")
        geste.add_argument("--archive", type=Path, default=None, help=argparse.SUPPRESS)
        geste.add_argument(
            "--code", type=Path, default=Path(__file__).parents[1], help="le dossier du code"
        )
        geste.add_argument("--sans-sauvegarde", action="store_true", help="sans sauvegarder avant")
    return analyse


if __name__ == "__main__":
    sys.exit(main())
