"""`make installer-serveur`: the machine that was judged becomes a served installation.

Idempotent: what is already as it must be is left. Started by `installer.sh`.
"""

import logging
import sys
import time
from pathlib import Path

from .. import bascule, sante, versions
from ..fichiers import lire
from ..maisons import Maison
from ..programmes import Produit, Programmes
from ..refus import Arret
from . import certificats, serveur
from .avant import RACINE, RETENUES
from .reponses import Reponses, lire_les_reponses

EN_COURS = RETENUES.with_name("en-cours")
FIN = """
{domaine} est en service ({minutes}).

  Son adresse : https://{domaine}/
{code}
  La suite (courriel, sauvegardes, mises à jour) : docs/installation-serveur.md
  Ce qu’on peut lui demander : rockette
"""
PROVISOIRE = """
  Son certificat est provisoire : les navigateurs avertissent. Pour un vrai, gratuit, voyez
  « Le certificat » dans docs/installation-serveur.md.
"""
SANS_DEPART = """  La première personne : rockette {nom} installer
"""


def installer(reponses: Reponses, programmes: Programmes) -> None:
    """Make the installation, or put it right. Raises ``Arret`` where a step fails."""
    debut = time.monotonic()
    maison = Maison(reponses.nom)
    postgresql = reponses.base == "postgresql"
    _refuser_de_changer_de_base(maison, reponses)
    # Left by a run that stopped on its way: what it changed was not read yet.
    interrompue = EN_COURS.exists()
    EN_COURS.touch()
    serveur.faire("Les programmes de Debian", serveur.les_paquets(reponses))
    certificat, cle = certificats.certificat_et_cle(reponses)
    serveur.faire("Les comptes et les dossiers", serveur.les_comptes(maison))
    if postgresql:
        serveur.faire("La base et ses deux rôles", serveur.la_base(maison))
    change = serveur.faire("Les réglages", serveur.les_reglages(maison, reponses))
    print("· Le code et ses bibliothèques…", flush=True)
    version = versions.poser_la_version(RACINE, maison.machine, programmes)
    if maison.code.is_symlink():
        # Installed already: a version changes by the way that tries it first.
        bascule.mettre_a_jour(maison, version, programmes)
    else:
        print("· Les tables…", flush=True)
        bascule.mettre_en_service(maison, version, programmes)
    serveur.faire(
        "Ce qui tourne, et quand", serveur.les_unites(maison, redemarrer=change or interrompue)
    )
    debian = lire(Path("/etc/os-release").read_text("utf-8")).get("VERSION_ID", "")
    serveur.faire("nginx", serveur.nginx(reponses, certificat, cle, version_de_debian=debian))
    if not sante.va_bien(maison, reponses.domaine):
        raise Arret(
            f"Tout est en place, mais les pages ne répondent pas : « journalctl -u "
            f"rockette@{maison.nom} » dit pourquoi."
        )
    EN_COURS.unlink()
    _finir(Produit(maison, version, programmes), reponses, time.monotonic() - debut)


def _refuser_de_changer_de_base(maison: Maison, reponses: Reponses) -> None:
    if not maison.reponses.exists():
        return
    avant = lire(maison.reponses.read_text("utf-8")).get("BASE", reponses.base)
    if avant != reponses.base:
        raise Arret(
            f"« {maison.nom} » est sur {avant} : l’installateur ne change pas de base, il en "
            "commencerait une vide. docs/demenagement.md dit comment passer de l’une à l’autre."
        )


def _finir(produit: Produit, reponses: Reponses, secondes: float) -> None:
    code = SANS_DEPART.format(nom=reponses.nom)
    if produit.connait("preparer_le_depart"):
        code = produit.servir("preparer_le_depart", pour="Le code de la première page")
    minutes = f"{int(secondes) // 60} min {int(secondes) % 60:02d} s"
    print(FIN.format(domaine=reponses.domaine, minutes=minutes, code=code), end="")
    if reponses.provisoire:
        print(PROVISOIRE, end="")


def main() -> int:
    """1 with a sentence where it stops."""
    # pyinfra says what failed through these; its ordinary words are not for who installs.
    logging.basicConfig(level=logging.ERROR, format="%(message)s")
    logging.getLogger("pyinfra").setLevel(logging.ERROR)
    try:
        installer(lire_les_reponses(lire(RETENUES.read_text("utf-8"))), Programmes())
    except Arret as refus:
        print(refus, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nInterrompu : relancez-le, il reprend où il en était.", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
