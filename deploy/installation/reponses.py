"""What an installation must be told: asked on a keyboard, or read from a file or variables.

Each answer is judged at once; a refusal is a sentence that says what is awaited.
"""

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..fichiers import ecrire, lire
from ..maisons import NOM, RESERVES
from ..refus import Arret

PROVISOIRE = "provisoire"
AUCUN = "aucun"
# Before a name of these, in the environment.
PREFIXE = "ROCKETTE_"

_DOMAINE = re.compile(r"(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}")
_COURRIEL = re.compile(r"(smtp|smtps|smtp\+tls|smtp\+ssl)://\S+@?\S+")
_EXPEDITEUR = re.compile(r"([^<>\n]+ <)?[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+>?")


@dataclass(frozen=True)
class Reponses:
    """All that differs between two installations."""

    nom: str
    domaine: str
    base: str
    courriel: str
    expediteur: str
    certificat: str
    cle: str

    @property
    def provisoire(self) -> bool:
        """Whether the certificate is one that browsers do not know."""
        return self.certificat == PROVISOIRE

    def en_texte(self) -> str:
        """The file of these answers."""
        return "".join(ecrire(q.cle, getattr(self, q.cle.lower())) + "\n" for q in QUESTIONS)


@dataclass(frozen=True)
class Question:
    """One answer: how it is asked, what it is without, what it must be.

    ``juger`` gives the sentence of a refusal, or nothing; ``se_pose``: whether the answers before
    leave it to be asked.
    """

    cle: str
    phrase: str
    defaut: str
    juger: Callable[[str], str]
    se_pose: Callable[[Mapping[str, str]], bool] = lambda _dites: True


def _juger_le_nom(nom: str) -> str:
    if not NOM.fullmatch(nom) or nom in RESERVES:
        return (
            "Le nom court n’a que des lettres minuscules sans accent et des chiffres, seize au "
            "plus, et commence par une lettre : « rockette », « recyclerie2 »."
        )
    return ""


def _juger_le_domaine(domaine: str) -> str:
    if not _DOMAINE.fullmatch(domaine):
        return (
            "Le domaine s’écrit comme dans la barre d’adresse, sans « https:// » ni « / » : "
            "« caisse.ma-ressourcerie.fr »."
        )
    return ""


def _juger_la_base(base: str) -> str:
    if base not in ("postgresql", "sqlite"):
        return "Répondez « postgresql » (conseillé) ou « sqlite » (un seul petit lieu)."
    return ""


def _juger_le_courriel(courriel: str) -> str:
    if courriel != AUCUN and not _COURRIEL.fullmatch(courriel):
        return (
            "Le serveur de courriel s’écrit « smtp+tls://nom:mot-de-passe@serveur:587 » (dans le "
            "nom et le mot de passe, @ : / s’écrivent %40 %3A %2F), ou « aucun »."
        )
    return ""


def _juger_l_expediteur(expediteur: str) -> str:
    if not _EXPEDITEUR.fullmatch(expediteur):
        return (
            "L’expéditeur est une adresse : « Ma ressourcerie <contact@ma-ressourcerie.fr> » ou "
            "« contact@ma-ressourcerie.fr »."
        )
    return ""


def _juger_le_certificat(certificat: str) -> str:
    if certificat == PROVISOIRE:
        return ""
    return _juger_le_fichier(certificat, "Le certificat")


def _juger_la_cle(cle: str) -> str:
    return _juger_le_fichier(cle, "La clé du certificat")


def _juger_le_fichier(chemin: str, quoi: str) -> str:
    if not chemin.startswith("/"):
        return f"{quoi} s’écrit par son chemin complet, qui commence par « / »."
    if not Path(chemin).is_file():
        return f"{quoi} ne se trouve pas à cet endroit : {chemin}."
    return ""


QUESTIONS = [
    Question(
        "NOM",
        "Le nom court de l’installation, pour la machine",
        "rockette",
        _juger_le_nom,
    ),
    Question(
        "DOMAINE",
        "Le domaine où on l’ouvrira (ex. caisse.ma-ressourcerie.fr)",
        "",
        _juger_le_domaine,
    ),
    Question(
        "BASE",
        "La base : postgresql (conseillé) ou sqlite (un seul petit lieu)",
        "postgresql",
        _juger_la_base,
    ),
    Question(
        "COURRIEL",
        "Le serveur de courriel (smtp+tls://nom:mot-de-passe@serveur:587), ou aucun",
        AUCUN,
        _juger_le_courriel,
    ),
    Question(
        "EXPEDITEUR",
        "L’adresse d’où partent les courriels",
        "",
        _juger_l_expediteur,
        lambda dites: dites["COURRIEL"] != AUCUN,
    ),
    Question(
        "CERTIFICAT",
        "Le fichier du certificat (la chaîne entière), ou provisoire si vous n’en avez pas encore",
        PROVISOIRE,
        _juger_le_certificat,
    ),
    Question(
        "CLE",
        "Le fichier de la clé de ce certificat",
        "",
        _juger_la_cle,
        lambda dites: dites["CERTIFICAT"] != PROVISOIRE,
    ),
]


def lire_les_reponses(dites: Mapping[str, str]) -> Reponses:
    """The answers that were told beforehand. Raises ``Arret`` with all that is wrong at once."""
    retenues: dict[str, str] = {}
    refus = []
    for question in QUESTIONS:
        if not question.se_pose(retenues):
            retenues[question.cle] = ""
            continue
        valeur = dites.get(question.cle, "").strip() or question.defaut
        retenues[question.cle] = valeur
        if phrase := question.juger(valeur):
            refus.append(f"  {PREFIXE}{question.cle} : {phrase}")
    if refus:
        raise Arret("Ces réponses ne vont pas :\n" + "\n".join(refus))
    return Reponses(**{cle.lower(): valeur for cle, valeur in retenues.items()})


def reponses_gardees(gardees: Mapping[str, str]) -> Reponses:
    """The answers that an installation was made with, judged then."""
    return Reponses(**{q.cle.lower(): gardees.get(q.cle, q.defaut) for q in QUESTIONS})


def demander_les_reponses(
    avant: Mapping[str, str],
    *,
    demander: Callable[[str], str] = input,
    dire: Callable[[str], None] = print,
) -> Reponses:
    """The answers of somebody at a keyboard; ``avant``: those of last time, proposed again."""
    retenues: dict[str, str] = {}
    for question in QUESTIONS:
        if not question.se_pose(retenues):
            retenues[question.cle] = ""
            continue
        propose = avant.get(question.cle, "") or question.defaut
        invite = f"{question.phrase} [{propose}] : " if propose else f"{question.phrase} : "
        while True:
            valeur = demander(invite).strip() or propose
            phrase = question.juger(valeur)
            if not phrase:
                break
            dire(f"  {phrase}")
        retenues[question.cle] = valeur
    return Reponses(**{cle.lower(): valeur for cle, valeur in retenues.items()})


def dites_d_avance(environnement: Mapping[str, str] = os.environ) -> dict[str, str]:
    """What variables and the file that they name say: « ROCKETTE_REPONSES=FILE », then each.

    Raises ``Arret`` where the file cannot be read.
    """
    dites: dict[str, str] = {}
    if fichier := environnement.get(f"{PREFIXE}REPONSES"):
        try:
            dites = lire(Path(fichier).read_text("utf-8"))
        except OSError as erreur:
            raise Arret(
                f"Le fichier des réponses ne se lit pas : {fichier} ({erreur.strerror})."
            ) from erreur
    for question in QUESTIONS:
        if valeur := environnement.get(PREFIXE + question.cle):
            dites[question.cle] = valeur
    return dites
