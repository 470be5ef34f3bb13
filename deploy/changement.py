"""`rockette changer-de-base NOM postgresql|sqlite`: the same house, on the other engine.

Nobody works meanwhile. Each row is written out, posed in a base just made, written again and
compared to the byte; the settings lead to it once all is there, and the former base stays where it
was. Debian's own Python runs this: nothing but its library is imported.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from . import bascule, bases, sante
from .bascule import dire
from .fichiers import completer, remplacer
from .maisons import Machine, Maison
from .programmes import Produit, Programmes, est_sur_postgresql
from .refus import Arret

MOTEURS = ("postgresql", "sqlite")
PAQUETS_DE_POSTGRESQL = ("postgresql", "postgresql-client")


def changer_de_base(
    maison: Maison, vers: str, programmes: Programmes, *, sans_sauvegarde: bool = False
) -> None:
    """Serve from a base of the engine ``vers`` with the very rows of the present one.

    Raises ``Arret`` where it cannot: the present base serves, as it was.
    """
    de = "postgresql" if est_sur_postgresql(maison) else "sqlite"
    if de == vers:
        raise Arret(f"{maison.nom} est déjà sur {vers}.")
    if not sans_sauvegarde:
        bascule.sauvegarder(maison, maison.code, programmes)
    if vers == "postgresql" and shutil.which("psql") is None:
        dire("PostgreSQL s’installe…")
        programmes.faire(
            *("apt-get", "install", "-y", "--no-install-recommends", *PAQUETS_DE_POSTGRESQL),
            pour="L’installation de PostgreSQL",
            env={"DEBIAN_FRONTEND": "noninteractive"},
        )
    avant = maison.env.read_text("utf-8")
    adresse = (
        maison.adresse_de_la_base(maison.compte)
        if vers == "postgresql"
        else f"sqlite:///{maison.fichier_de_la_base}"
    )
    apres = completer(avant, {"DATABASE_URL": adresse})
    with bascule.a_l_arret(maison, programmes):
        _recopier(maison, apres, programmes)
        remplacer(maison.env, apres)
    bascule.demarrer(maison, programmes)
    if not sante.va_bien(maison, bascule.domaine(maison)):
        remplacer(maison.env, avant)
        for unite in reversed(maison.unites()):
            programmes.faire("systemctl", "restart", unite, pour=f"Le démarrage de {unite}")
        raise Arret(
            f"Sur {vers}, les pages ne répondent pas : {maison.nom} sert de nouveau de {de}. Ce "
            f"qu’elles ont dit : « journalctl -u rockette@{maison.nom} »."
        )
    _noter_la_reponse(maison, vers)
    dire(f"{maison.nom} sert de {vers}. {_ou_est_l_ancienne(maison, de)}")
    if not sans_sauvegarde:
        bascule.sauvegarder(maison, maison.code, programmes)


def _recopier(maison: Maison, env: str, programmes: Programmes) -> None:
    """Fill a base just made, which the settings ``env`` lead to; none is there if it fails."""
    ici = Produit(maison, maison.code.resolve(), programmes)
    with _dossier(maison, programmes) as copie, tempfile.TemporaryDirectory() as reglages:
        neuve = Maison(maison.nom, replace(maison.machine, reglages=Path(reglages)))
        neuve.env.write_text(env, "utf-8")
        la = replace(ici, maison=neuve)
        dire(f"{maison.nom} : la base s’écrit, table par table…")
        ici.servir("recopier_la_base", "ecrire", str(copie), pour="L’écriture de la base")
        bases.faire_neuve(neuve, programmes, datetime.now().astimezone())
        try:
            bases.migrer(la)
            dire(f"{maison.nom} : elle se pose, et se compare…")
            dit = la.servir("recopier_la_base", "poser", str(copie), pour="La pose de la base")
        except BaseException:
            bases.defaire(neuve, programmes)
            raise
        dire(f"{maison.nom} : {dit.strip().splitlines()[-1]} Toutes sont les mêmes.")


@contextmanager
def _dossier(maison: Maison, programmes: Programmes) -> Iterator[Path]:
    """Where a base is written on its way: who serves alone reads it, and it goes at the end."""
    with tempfile.TemporaryDirectory(prefix="rockette-recopie-", dir="/var/tmp") as nom:
        bases.confier(programmes, Path(nom), maison.compte)
        yield Path(nom)


def _noter_la_reponse(maison: Maison, vers: str) -> None:
    """The installer holds to what was answered: it is answered so from now on."""
    if maison.reponses.exists():
        voulu: Mapping[str, str | None] = {"BASE": vers}
        remplacer(maison.reponses, completer(maison.reponses.read_text("utf-8"), voulu))


def _ou_est_l_ancienne(maison: Maison, de: str) -> str:
    ou = f"base « {maison.base} »" if de == "postgresql" else str(maison.fichier_de_la_base)
    return f"L’ancienne base est gardée ({ou}) : ce qui s’y efface plus tard ici y reste."


def main(mots: list[str] | None = None, machine: Machine | None = None) -> int:
    """1 where it was refused, which is said in a sentence."""
    analyse = argparse.ArgumentParser(prog="rockette changer-de-base")
    analyse.add_argument("nom", help="l’association")
    analyse.add_argument("vers", choices=MOTEURS)
    analyse.add_argument(
        "--lieu-ferme", action="store_true", required=True, help="personne ne travaille"
    )
    analyse.add_argument("--sans-sauvegarde", action="store_true", help="sans sauvegarder avant")
    options = analyse.parse_args(mots)
    try:
        changer_de_base(
            Maison(options.nom, machine or Machine()),
            options.vers,
            Programmes(),
            sans_sauvegarde=options.sans_sauvegarde,
        )
    except Arret as refus:
        print(refus, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
