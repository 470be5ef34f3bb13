"""`python -m deploy.sauvegarde`: what timers start, and what somebody types on a bad day."""

import argparse
import os
import sys
import time
from datetime import datetime
from getpass import getpass
from pathlib import Path

from .cle import cle_du_fichier, ecrire_la_cle, fiche, lire_la_cle, nouvelle_cle
from .etat import noter_l_exercice, noter_la_nuit, retirer_la_demande
from .exercice import Exercice, exercer
from .grappe import CLE as CLE_DE_LA_GRAPPE
from .grappe import grappe_d_ici
from .grappe import preparer as preparer_la_grappe
from .produit import RACINE, apres_la_remise, tetes_lisibles, verifier_par_le_produit
from .refus import SauvegardeRefusee
from .reglages import Garde, Maison, Reglages, maison_d_ici, reglages_d_ici
from .remise import Minute, remettre
from .restic import Depot
from .sauver import Nuit, sauvegarder

SANS_TETES = """
Cette machine n’avait pas les têtes des chaînes de cette maison : les caisses repartent dans de
nouvelles séries.
Si vous avez des têtes plus récentes (courriel, autre disque), comparez :
    manage.py verifier --tetes LE-FICHIER
"""
AVEC_TETES = """
Si des ventes ont été faites depuis cette sauvegarde, chaque caisse demandera sa « reprise après
restauration » (La maison, Veiller) avant de vendre.
"""


def main(mots: list[str] | None = None) -> int:
    """Do what was asked; 1 where it was refused, which is said in a sentence."""
    # Days and hours are those of the house, whatever the machine's: restic's too.
    os.environ["TZ"] = "Europe/Paris"
    time.tzset()
    options = _options().parse_args(mots)
    try:
        if options.maison:
            _entrer(options.maison)
        return int(options.faire(options) or 0)
    except (SauvegardeRefusee, FileExistsError) as refus:
        print(refus, file=sys.stderr)
        return 1


def la_nuit(_options: argparse.Namespace) -> int:
    """Save the house in each place, and say it to the pages."""
    maison = maison_d_ici()
    # Whoever asks while it runs asks for the next one; what fails is not asked for again and again.
    retirer_la_demande(maison)
    try:
        reglages, cle = reglages_d_ici(), cle_du_fichier(maison.fichier_de_cle)
    except SauvegardeRefusee as pourquoi:
        # The pages say that this night has no backup, and why.
        noter_la_nuit(maison, Garde(), Nuit(datetime.now().astimezone(), refus=str(pourquoi)))
        raise
    nuit = sauvegarder(maison, reglages, cle, dire=_dire)
    noter_la_nuit(maison, reglages.garde, nuit)
    for refus in filter(None, [nuit.refus, *(r.refus for r in nuit.endroits)]):
        print(refus, file=sys.stderr)
    print(f"Sauvegarde {'faite' if nuit.bonne else 'incomplète'} en {nuit.secondes:.0f} s.")
    return 0 if nuit.bonne else 1


def l_exercice(options: argparse.Namespace) -> int:
    """Put the last backup beside, and prove it."""
    maison, reglages = maison_d_ici(), reglages_d_ici()
    fait = exercer(
        maison,
        reglages,
        cle_du_fichier(maison.fichier_de_cle),
        endroit=options.endroit,
        verifier=verifier_par_le_produit,
        dire=_dire,
    )
    noter_l_exercice(maison, fait)
    print(en_mots(fait))
    return 0 if fait.reussi else 1


def la_remise(options: argparse.Namespace) -> None:
    """Put a backup back over this installation."""
    maison, reglages = maison_d_ici(), reglages_d_ici()
    cle = cle_du_fichier(maison.fichier_de_cle)
    if not options.oui and input(f"Remettre « {maison.nom} » ? Tapez oui : ").strip() != "oui":
        raise SauvegardeRefusee("Rien n’a été fait.")

    def apres(adresse: str, liste: Path, tetes_gardees: bool) -> None:
        print(apres_la_remise(maison, adresse, liste, tetes_gardees=tetes_gardees))

    faite = remettre(
        maison,
        reglages,
        cle,
        endroit=options.endroit,
        le=options.le,
        minute=Minute(options.minute, grappe_d_ici()) if options.minute else None,
        apres=apres,
        lisibles=lambda: tetes_lisibles(maison),
        dire=_dire,
    )
    print(f"La sauvegarde du {faite.instantane.le:%d/%m/%Y à %H:%M} est remise.")
    print(f"Ce qu’elle remplace est gardé dans {faite.de_cote}.")
    if faite.dit["version"] != maison.version:
        print(f"Elle a été faite par la version {faite.dit['version']} : la base a été migrée.")
    print(AVEC_TETES if faite.tetes_gardees else SANS_TETES)


def preparer(_options: argparse.Namespace) -> None:
    """Make the place of backups in each that has none."""
    maison, reglages = maison_d_ici(), reglages_d_ici()
    cle = cle_du_fichier(maison.fichier_de_cle)
    for depot in _depots(maison, reglages, cle):
        fait = depot.preparer()
        print(f"« {depot.endroit.nom} » {'est préparé' if fait else 'était déjà prêt'}.")


def faire_la_cle(_options: argparse.Namespace) -> None:
    """Draw the key of this house, and show its sheet, once."""
    maison = maison_d_ici()
    cle = nouvelle_cle()
    try:
        ecrire_la_cle(cle, maison.fichier_de_cle)
    except FileExistsError as erreur:
        raise SauvegardeRefusee(
            f"Une clé est déjà dans {maison.fichier_de_cle} : elle ouvre les sauvegardes faites "
            "jusqu’ici, on ne la remplace pas."
        ) from erreur
    verifier = f"{RACINE}/deploy/sauvegarde/sauvegardes {maison.nom} verifier_la_cle"
    print(fiche(cle, nom=maison.nom, fichier=maison.fichier_de_cle, verifier=verifier))


def verifier_la_cle(_options: argparse.Namespace) -> int:
    """Ask for the key of the sheet, and say if it opens the backups: the drill of its loss."""
    maison, reglages = maison_d_ici(), reglages_d_ici()
    cle = _cle_tapee()
    refus = 0
    for depot in _depots(maison, reglages, cle):
        try:
            n = len(depot.instantanes())
            print(f"« {depot.endroit.nom} » : la clé de la fiche ouvre ses {n} sauvegardes.")
        except SauvegardeRefusee as dit:
            print(dit, file=sys.stderr)
            refus += 1
    return 1 if refus else 0


def remettre_la_cle(_options: argparse.Namespace) -> None:
    """Write the key of the sheet on a machine that has lost it, or never had it."""
    maison, reglages = maison_d_ici(), reglages_d_ici()
    cle = _cle_tapee()
    Depot(reglages.endroits[0], cle, maison.travail).instantanes()
    try:
        ecrire_la_cle(cle, maison.fichier_de_cle)
    except FileExistsError as erreur:
        raise SauvegardeRefusee(
            f"Une clé est déjà dans {maison.fichier_de_cle} : mettez ce fichier de côté d’abord."
        ) from erreur
    print(f"La clé est dans {maison.fichier_de_cle}.")


def lister(_options: argparse.Namespace) -> None:
    """Say the backups of each place, the last one first."""
    maison, reglages = maison_d_ici(), reglages_d_ici()
    for depot in _depots(maison, reglages, cle_du_fichier(maison.fichier_de_cle)):
        print(f"{depot.endroit.nom} :")
        for instantane in reversed(depot.instantanes()):
            print(f"  {instantane.le:%Y-%m-%dT%H:%M:%S}")


def la_grappe(options: argparse.Namespace) -> None:
    """Keep the whole cluster of this machine: prepare it once, copy it each night."""
    grappe = grappe_d_ici()
    if options.preparer:
        if not CLE_DE_LA_GRAPPE.exists():
            cle = nouvelle_cle()
            ecrire_la_cle(cle, CLE_DE_LA_GRAPPE)
            commande = f"sudo cat {CLE_DE_LA_GRAPPE}"
            print(fiche(cle, nom="PostgreSQL", fichier=CLE_DE_LA_GRAPPE, verifier=commande))
        preparer_la_grappe(grappe, cle_du_fichier(CLE_DE_LA_GRAPPE))
        print("PostgreSQL est gardé à la minute.")
        return
    grappe.sauver(datetime.now().astimezone().date())
    print("La grappe de PostgreSQL est sauvée, et relue.")


def en_mots(fait: Exercice) -> str:
    """What a drill proved, or where it failed."""
    if fait.ecarts:
        return "Exercice manqué : " + " ; ".join(fait.ecarts[:5])
    return f"Exercice réussi en {fait.secondes:.0f} s : " + " ; ".join(
        [*fait.preuve, "tout est égal, empreintes comprises."]
    )


def _depots(maison: Maison, reglages: Reglages, cle: str) -> list[Depot]:
    return [Depot(endroit, cle, maison.travail) for endroit in reglages.endroits]


def _cle_tapee() -> str:
    au_clavier = sys.stdin.isatty()
    return lire_la_cle(getpass("Clé de la fiche : ") if au_clavier else sys.stdin.readline())


def _entrer(nom: str) -> None:
    """Take the environment of an installation of this machine, as its units do."""
    import environ

    fichier = Path(f"/etc/rockette/{nom}.env")
    if not fichier.is_file():
        raise SauvegardeRefusee(f"Aucune installation ne s’appelle « {nom} » : {fichier} manque.")
    os.environ["ROCKETTE_NOM"] = nom
    os.environ.setdefault("SAUVEGARDES_TRAVAIL", f"/var/lib/rockette-sauvegardes/{nom}")
    environ.Env.read_env(fichier, overwrite=True)


def _dire(phrase: str) -> None:
    print(phrase, file=sys.stderr, flush=True)


def _moment(dit: str) -> datetime:
    moment = datetime.fromisoformat(dit)
    if "T" not in dit and " " not in dit:
        # A day: its last backup.
        moment = moment.replace(hour=23, minute=59, second=59)
    return moment.astimezone()


def _options() -> argparse.ArgumentParser:
    analyse = argparse.ArgumentParser(prog="sauvegarde", description="Sauver, remettre, s’exercer.")
    analyse.add_argument("--maison", default="", help="l’installation, si ce n’est pas celle d’ici")
    gestes = analyse.add_subparsers(required=True, metavar="GESTE")
    for nom, faire in {
        "nuit": la_nuit,
        "exercice": l_exercice,
        "remettre": la_remise,
        "lister": lister,
        "preparer": preparer,
        "grappe": la_grappe,
        "cle": faire_la_cle,
        "verifier_la_cle": verifier_la_cle,
        "remettre_la_cle": remettre_la_cle,
    }.items():
        geste = gestes.add_parser(nom)
        geste.set_defaults(faire=faire)
        if nom in ("exercice", "remettre"):
            geste.add_argument("--endroit", default="", help="lequel, s’il y en a plusieurs")
        if nom == "remettre":
            geste.add_argument("--le", type=_moment, help="AAAA-MM-JJ, ou AAAA-MM-JJTHH:MM:SS")
            geste.add_argument(
                "--minute", type=_moment, help="la base de cette minute (PostgreSQL)"
            )
            geste.add_argument("--oui", action="store_true", help="sans demander")
        if nom == "grappe":
            geste.add_argument("--preparer", action="store_true", help="une fois, au début")
    return analyse


if __name__ == "__main__":
    sys.exit(main())
