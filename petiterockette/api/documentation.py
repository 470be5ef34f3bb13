"""The OpenAPI document as people read it: domain by domain, reading by reading. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .domaines import DOMAINES
from .refus import (
    AdresseInconnue,
    CleDemandee,
    HorsDomaine,
    LectureSeule,
    ParametresIllisibles,
    TropDAppels,
)

Noeud = Mapping[str, Any]
# The kinds of values, in words.
GENRES = {
    "string": "texte",
    "integer": "entier",
    "number": "nombre",
    "boolean": "vrai ou faux",
    "object": "objet",
    "array": "liste",
    "null": "rien",
}
# How deep an answer is told: a list of rows, and what a row holds.
PROFONDEUR = 3


@dataclass(frozen=True)
class Champ:
    """A value that is asked or answered; ``niveau`` 0 stands at the top of its document."""

    nom: str
    genre: str
    texte: str
    niveau: int = 0
    requis: bool = True


@dataclass(frozen=True)
class Lecture:
    """Something that may be read: its address, what it takes, what it answers."""

    code: str
    chemin: str
    resume: str
    texte: str
    demandes: list[Champ]
    reponse: list[Champ]


@dataclass(frozen=True)
class Chapitre:
    """The readings of a domain, or those of every key."""

    code: str
    nom: Any
    texte: Any
    lectures: list[Lecture]


def chapitres(schema: Noeud) -> list[Chapitre]:
    """The readings of a schema, under their domains."""
    par_domaine: dict[str, list[Lecture]] = {}
    for chemin, methodes in schema["paths"].items():
        dite = methodes["get"]
        par_domaine.setdefault(dite["tags"][0], []).append(_lecture(chemin, dite, schema))
    tetes = {code: (d.nom, d.texte) for code, d in DOMAINES.items()}
    return [
        Chapitre(code, *tetes.get(code, ("Toutes les clés", "ce que lit chaque clé")), lectures)
        for code, lectures in par_domaine.items()
    ]


def refus_dits() -> list[tuple[int, str]]:
    """Pairs (status, what is then said), as the API says no."""
    dits = (CleDemandee(), HorsDomaine(domaine="…"), AdresseInconnue(), LectureSeule())
    return [
        *((r.statut, str(r)) for r in (*dits, ParametresIllisibles())),
        (TropDAppels.statut, str(TropDAppels())),
    ]


def _lecture(chemin: str, dite: Noeud, schema: Noeud) -> Lecture:
    return Lecture(
        code=dite["operationId"],
        chemin=chemin,
        resume=dite["summary"],
        texte=dite["description"],
        demandes=[
            Champ(
                nom=p["name"],
                genre=_genre(p["schema"], schema),
                texte=p.get("description", ""),
                requis=p["required"],
            )
            for p in dite["parameters"]
        ],
        reponse=list(_champs(_document(dite), schema)),
    )


def _document(dite: Noeud) -> Noeud:
    return dite["responses"][200]["content"]["application/json"]["schema"]


def _champs(noeud: Noeud, schema: Noeud, niveau: int = 0) -> Iterator[Champ]:
    """The values of an object, each followed by those that it holds."""
    objet = _objet(noeud, schema)
    if niveau >= PROFONDEUR:
        return
    for nom, dit in objet.get("properties", {}).items():
        yield Champ(nom, _genre(dit, schema), dit.get("description", ""), niveau)
        yield from _champs(dit, schema, niveau + 1)


def _objet(noeud: Noeud, schema: Noeud) -> Noeud:
    """What a node is, once its references, its lists and its « or nothing » are followed."""
    if "$ref" in noeud:
        return _objet(schema["components"]["schemas"][noeud["$ref"].rpartition("/")[2]], schema)
    if "items" in noeud:
        return _objet(noeud["items"], schema)
    for autre in noeud.get("anyOf", ()):
        if autre.get("type") != "null":
            return _objet(autre, schema)
    return noeud


def _genre(noeud: Noeud, schema: Noeud) -> str:
    if "anyOf" in noeud:
        return " ou ".join(_genre(autre, schema) for autre in noeud["anyOf"])
    if "$ref" in noeud:
        noeud = _objet(noeud, schema)
    return GENRES[noeud.get("type", "object")]
