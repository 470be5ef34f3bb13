"""What a file that waits would write: its sheet and heads found, its columns given a role."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _
from xlsxwriter.utility import xl_col_to_name

from petiterockette.empreintes import empreinte_de
from petiterockette.mots.chercher import plier
from petiterockette.saisie.classeurs import Faute, Onglet, lire_le_classeur

from .genres import GENRES, Examen, Genre
from .lecture import Releve, relever, trouver_les_tetes
from .models import Fichier
from .mots import Listes
from .refus import SansTetes

# A column that nothing is read of.
RIEN = ""
# A head that says more is a sentence.
TETE_MAX = 60


def roles_des_tetes(genre: Genre, listes: Listes) -> Callable[[str], str]:
    """What finds the role that a head names, longest words first; empty where it names none."""
    debuts = ((debut, r.code) for r in genre.roles for debut in r.debuts)
    noms = sorted(debuts, key=lambda d: -len(d[0]))

    def role_de(tete: str) -> str:
        dit = plier(tete.replace("º", "o").replace("°", "o"))
        if not dit or len(dit) > TETE_MAX:
            return RIEN
        for debut, code in noms:
            if dit == debut or dit.startswith(f"{debut} ") or dit == f"{debut}s":
                return code
        return genre.deviner(dit, listes)

    return role_de


def roles_devines(
    genre: Genre, tetes: Sequence[str], role_de: Callable[[str], str]
) -> dict[int, str]:
    """Place of each column → its role; a role that only one column may have goes to the first."""
    roles: dict[int, str] = {}
    plusieurs = {r.code for r in genre.roles if r.par_titre}
    for place, tete in enumerate(tetes):
        code = role_de(tete)
        if code and (code in plusieurs or code not in roles.values()):
            roles[place] = code
    return roles


def releve_de(fichier: Fichier) -> Releve:
    """The rows of the first sheet that has heads, under the roles that were said or guessed.

    Raises ``SansTetes``, or ``ClasseurIllisible`` for a file that was thrown away.
    """
    genre = GENRES[fichier.genre]
    listes = genre.listes()
    role_de = roles_des_tetes(genre, listes)
    onglet, tete = _ou_sont_les_tetes(
        lire_le_classeur(bytes(fichier.octets), genre.bornes), role_de
    )
    dits = fichier.reglages.get("roles")
    codes = {r.code for r in genre.roles}
    if dits is None:
        roles = roles_devines(genre, onglet.rangees[tete][1], role_de)
    else:
        roles = {int(place): code for place, code in dits.items() if code in codes}
    return relever(onglet, tete, roles, lambda texte: genre.est_titre(texte, listes))


def _ou_sont_les_tetes(
    onglets: Sequence[Onglet], role_de: Callable[[str], str]
) -> tuple[Onglet, int]:
    for onglet in onglets:
        tete = trouver_les_tetes(onglet, role_de)
        if tete is not None:
            return onglet, tete
    raise SansTetes()


def examen_de(fichier: Fichier) -> Examen:
    """What the file would write now, read again from its bytes; nothing is written."""
    try:
        return examen_du_releve(fichier, releve_de(fichier))
    except SansTetes as refus:
        return Examen(fautes=[Faute(0, str(refus))])


def examen_du_releve(fichier: Fichier, releve: Releve) -> Examen:
    """What a file that was read would write, and what its columns leave unsaid."""
    examen = GENRES[fichier.genre].examiner(fichier, releve)
    deux_fois = [] if "roles" in fichier.reglages else list(_dites_deux_fois(releve))
    return replace(
        examen,
        fautes=[*deux_fois, *examen.fautes],
        laissees=[*examen.laissees, *_sans_titre(releve)],
    )


def examen_tenu(tenu: Fichier, fichier: Fichier, lu: Examen | None) -> Examen:
    """What was read of a file that is now held, unless something else was said of it meanwhile."""
    return lu if lu and tenu.reglages == fichier.reglages else examen_de(tenu)


def _dites_deux_fois(releve: Releve) -> Iterator[Faute]:
    """The heads that several columns bear, one of which at least is read: nobody said which."""
    places: dict[str, list[int]] = {}
    for place, tete in enumerate(releve.tetes):
        places.setdefault(plier(tete), []).append(place)
    for tete, siennes in places.items():
        if tete and len(siennes) > 1 and any(p in releve.roles for p in siennes):
            phrase = _(
                "Deux colonnes ont pour titre « %(tete)s » : dites ci-dessous laquelle est lue."
            )
            yield Faute(0, phrase % {"tete": releve.tetes[siennes[0]]})


def _sans_titre(releve: Releve) -> Iterator[Faute]:
    """The columns that hold something and have no head, by their letter."""
    larges = max((len(r.cellules) for r in releve.rangees), default=0)
    tetes = [*releve.tetes, *[""] * larges]
    for place, tete in enumerate(tetes[:larges]):
        if not tete and any(r.a(place) for r in releve.rangees):
            phrase = _("La colonne %(lettre)s n’a pas de titre : elle est laissée de côté.")
            yield Faute(0, phrase % {"lettre": xl_col_to_name(place)})


def empreinte_de_l_examen(examen: Examen) -> str:
    """The digest of what would be written: its tables, its words, its answers, its lines."""
    dit: dict[str, Any] = {
        "tableaux": [[list(r) for r in t.rangees] for t in examen.tableaux],
        "mots": sorted((m.cle, m.valeur) for m in examen.mots),
        "questions": [(q.cle, q.valeur) for q in examen.questions],
        "lignes": list(examen.lignes),
    }
    return empreinte_de(dit)
