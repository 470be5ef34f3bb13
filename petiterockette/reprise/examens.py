"""What a file that waits would write: its sheet and heads found, its columns given a role."""

from collections.abc import Sequence
from typing import Any

from petiterockette.empreintes import empreinte_de
from petiterockette.mots.chercher import plier
from petiterockette.saisie.classeurs import Onglet, lire_le_classeur

from .genres import GENRES, Examen, Genre
from .lecture import Faute, Releve, relever, trouver_les_tetes
from .models import Fichier
from .refus import SansTetes

# A column that nothing is read of.
RIEN = ""
# A head that says more is a sentence.
TETE_MAX = 60


def role_de(genre: Genre, tete: str) -> str:
    """The role that a head names, longest words first; empty where it names none."""
    dit = plier(tete.replace("º", "o").replace("°", "o"))
    if not dit or len(dit) > TETE_MAX:
        return RIEN
    noms = sorted(
        ((debut, r.code) for r in genre.roles for debut in r.debuts), key=lambda d: -len(d[0])
    )
    for debut, code in noms:
        if dit == debut or dit.startswith(f"{debut} ") or dit == f"{debut}s":
            return code
    return genre.deviner(dit)


def roles_devines(genre: Genre, tetes: Sequence[str]) -> dict[int, str]:
    """Place of each column → its role; a role that only one column may have goes to the first."""
    roles: dict[int, str] = {}
    plusieurs = {r.code for r in genre.roles if r.par_titre}
    for place, tete in enumerate(tetes):
        code = role_de(genre, tete)
        if code and (code in plusieurs or code not in roles.values()):
            roles[place] = code
    return roles


def onglets_de(fichier: Fichier) -> list[Onglet]:
    """The sheets of a file that is not thrown away. Raises ``ClasseurIllisible``."""
    return [o for o in lire_le_classeur(bytes(fichier.octets)) if o.rangees]


def onglet_choisi(fichier: Fichier, onglets: Sequence[Onglet]) -> tuple[Onglet, int]:
    """The sheet that is read, and the rank of its heads: those that were said, else the first that
    has heads. Raises ``SansTetes``."""
    genre = GENRES[fichier.genre]
    voulu = fichier.reglages.get("onglet")
    siens = [o for o in onglets if o.nom == voulu] or list(onglets)
    for onglet in siens:
        tete = trouver_les_tetes(onglet, lambda t: role_de(genre, t))
        if tete is not None:
            return onglet, tete
    raise SansTetes()


def releve_de(fichier: Fichier) -> Releve:
    """The rows of the chosen sheet, under the roles that were said or guessed. Raises
    ``SansTetes`` or ``ClasseurIllisible``."""
    genre = GENRES[fichier.genre]
    onglet, tete = onglet_choisi(fichier, onglets_de(fichier))
    tetes = onglet.rangees[tete][1]
    dits = fichier.reglages.get("roles")
    codes = {r.code for r in genre.roles}
    if dits is None:
        roles = roles_devines(genre, tetes)
    else:
        roles = {int(place): code for place, code in dits.items() if code in codes}
    return relever(onglet, tete, roles, genre.est_titre)


def examen_de(fichier: Fichier) -> Examen:
    """What the file would write now, read again from its bytes; nothing is written."""
    try:
        releve = releve_de(fichier)
    except SansTetes as refus:
        return Examen(fautes=[Faute(0, str(refus))])
    return GENRES[fichier.genre].examiner(fichier, releve)


def empreinte_de_l_examen(examen: Examen) -> str:
    """The digest of what would be written: its tables, its words, its lines."""
    dit: dict[str, Any] = {
        "tableaux": [[list(r) for r in t.rangees] for t in examen.tableaux],
        "mots": sorted((m.cle, m.valeur) for m in examen.mots),
        "lignes": list(examen.lignes),
    }
    return empreinte_de(dit)
