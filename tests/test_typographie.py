"""What people read is typeset: no sign of punctuation begins a line alone, no figure leaves its
unit."""

import ast
import builtins
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from petiterockette.alertes.registre import GENRES
from petiterockette.refus import Refus

pytestmark = pytest.mark.une_base

PRODUIT = ("petiterockette", "collecte", "boutique", "ateliers")
SIGNE_SEUL = re.compile(
    r"(?:^|\S) [:;?!»](?![=\w])|« |(?:\d|}|\)[sd]) (?:%%?|€|kg)(?![\w(=])", re.MULTILINE
)
PLURIEL_LAISSE = re.compile(r"[a-zéè]+\((?:s|es|x)\)")
# What a terminal shows as it was written; what stands in a zip, read and run without the product.
EN_TERMINAL = re.compile(
    r"/(?:management|verifications)/|/(?:verifications?\w*|pannes|demarrage|dossiers|cles|lancement)\.py$"
    r"|/archives/verifier_archive\.py$"
)
AUX_PROGRAMMEURS = {"execute", "ImproperlyConfigured"} | {
    nom for nom in vars(builtins) if nom.endswith(("Error", "Exception"))
}
# What is read by other software: cells of the law’s register.
AUTREMENT = {"collecte/bureau/registre_colonnes.py": {" ; "}}


def toutes(classe: type[Refus]) -> list[type[Refus]]:
    return [classe, *(fille for directe in classe.__subclasses__() for fille in toutes(directe))]


def test_aucun_refus_ne_laisse_un_signe_seul_a_la_ligne():
    refus = [r for r in toutes(Refus) if r.__module__.split(".")[0] != "tests"]

    fautifs = {r.__name__: str(r.texte) for r in refus if SIGNE_SEUL.search(str(r.texte))}

    assert len(refus) > 60
    assert fautifs == {}


def test_aucune_alerte_ne_laisse_un_signe_seul_a_la_ligne():
    ecrits = {
        code: f"{genre.nom}\n{genre.definition}\n{genre.que_faire}"
        for code, genre in GENRES.items()
    }

    assert len(ecrits) > 10
    assert {code for code, ecrit in ecrits.items() if SIGNE_SEUL.search(ecrit)} == set()


def test_aucune_page_ne_laisse_un_signe_seul_a_la_ligne():
    fautives = {}
    for gabarit in Path("templates").rglob("*.*"):
        # What programmers read, and what is read in a plain text window, is not typeset.
        ecrit = re.sub(r"{#.*?#}", "", gabarit.read_text())
        trouves = re.findall(r".{0,20}[\w’é»)}%>…] [:;?!»](?!=).{0,10}|« .{0,20}", ecrit)
        if trouves and gabarit.name != "LISEZMOI.txt":
            fautives[str(gabarit)] = trouves

    assert fautives == {}


def test_aucun_commentaire_de_gabarit_ne_passe_a_la_ligne():
    """Django reads one on a line only: else the page shows it."""
    for gabarit in Path("templates").rglob("*.*"):
        for ligne in gabarit.read_text().splitlines():
            assert ligne.count("{#") == ligne.count("#}"), f"{gabarit} : {ligne}"


def phrases(source: str) -> Iterator[tuple[int, str]]:
    """Pairs (line, what it says) of what a module says to people, « {} » for each value.

    Left out: docstrings, logs, patterns, SQL, and what Python's own exceptions tell programmers.
    """
    arbre = ast.parse(source)
    dits: set[int] = set()
    for noeud in ast.walk(arbre):
        if isinstance(noeud, ast.Expr) and isinstance(noeud.value, ast.Constant):
            dits.add(id(noeud.value))
        if isinstance(noeud, ast.Call) and _n_est_pas_pour_les_gens(noeud.func):
            dits |= {id(enfant) for a in noeud.args for enfant in ast.walk(a)}
    for noeud in ast.walk(arbre):
        if id(noeud) in dits:
            continue
        if isinstance(noeud, ast.JoinedStr):
            dits |= {id(morceau) for morceau in noeud.values}
            yield noeud.lineno, "".join(map(_ecrit, noeud.values))
        elif isinstance(noeud, ast.Constant) and isinstance(noeud.value, str):
            yield noeud.lineno, noeud.value


def _ecrit(morceau: ast.expr) -> str:
    return str(morceau.value) if isinstance(morceau, ast.Constant) else "{}"


def _n_est_pas_pour_les_gens(fonction: ast.expr) -> bool:
    """Whether a call speaks to programmers or to machines.

    A log, a pattern, a statement, an exception that only a mistake in the code raises.
    """
    nom = getattr(fonction, "attr", "") or getattr(fonction, "id", "")
    a_qui = getattr(getattr(fonction, "value", None), "id", "")
    return a_qui in {"re", "log"} or nom in AUX_PROGRAMMEURS


@cache
def dites() -> dict[str, list[tuple[int, str]]]:
    """What each file of the product says, migrations and demo's commands left out."""
    return {
        str(fichier): list(phrases(fichier.read_text()))
        for application in PRODUIT
        for fichier in Path(application).rglob("*.py")
        if "migrations" not in fichier.parts and not EN_TERMINAL.search(str(fichier))
    }


def test_aucune_phrase_du_code_ne_laisse_un_signe_seul_a_la_ligne():
    fautives = [
        f"{fichier}:{ligne} {dit[:80]}"
        for fichier, ecrits in dites().items()
        for ligne, dit in ecrits
        if SIGNE_SEUL.search(dit) and dit not in AUTREMENT.get(fichier, ())
    ]

    assert sum(map(len, dites().values())) > 10_000
    assert fautives == []


def test_aucun_pluriel_n_est_laisse_a_qui_lit():
    """« 1 catégorie(s) changée(s) »: ngettext says which."""
    laisses = [
        f"{fichier}:{ligne} {dit[:80]}"
        for fichier, ecrits in dites().items()
        for ligne, dit in ecrits
        if PLURIEL_LAISSE.search(dit)
    ]
    laisses += [
        f"{gabarit} : {trouve}"
        for gabarit in Path("templates").rglob("*.*")
        for trouve in PLURIEL_LAISSE.findall(gabarit.read_text())
    ]

    assert laisses == []


def test_ce_qui_se_lit_est_distingue_de_ce_qui_ne_se_lit_pas():
    """What looks for faults finds them, and them only."""
    source = '''
"""Un module : son titre."""
log.info("un log : rien")
MOTIF = re.compile(" ;")
raise ValueError("an error : nobody")
raise PasPossible("Fermé : ouvrez-la")
titre = _("Combien ?")
dit = f"{nom} : {masse} kg"
'''
    fautives = [dit for _ligne, dit in phrases(source) if SIGNE_SEUL.search(dit)]

    assert sorted(fautives) == ["Combien ?", "Fermé : ouvrez-la", "{} : {} kg"]
