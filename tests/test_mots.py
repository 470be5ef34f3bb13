"""Words that no screen says, each with what a volunteer says instead (docs/glossaire.md)."""

import ast
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.une_base

A_LA_PLACE = {
    r"\bNOK\b": "à reprendre",
    r"\benceintes?\b": "frigo, congélateur, équipement",
    r"\bempreintes?\b": "contrôle",
    r"\bmaillons?\b": "nº, sous lequel c’est scellé",
    r"\bplausibles?\b": "à confirmer, qui étonne",
    r"\binterdits\b": "pas à vendre",
    r"\b(?:ajouter|a|retrouve) sa tuile\b|\bde tuile\b": "dans l’équipe",
    r"\bRelier les pesées\b": "À peser",
    r"\}\}? ?j\b(?! ?[’'])": "jour, jours",
    r"\b(?:hash|uuid|payload|token)\b": "numéro",
    r"\berreur 500\b|\bsoumettre\b|\bveuillez\b": "ce qui s’est passé, ce qu’on peut faire",
}
BANNIS = re.compile("|".join(A_LA_PLACE), re.IGNORECASE)
# What inspectors read, in the words of the law and of what they hold; what the shop never sees.
DES_INSPECTEURS = (
    *("templates/boutique/archives", "boutique/archives"),
    *(f"templates/boutique/integrite/{nom}.html" for nom in ("attestation", "integrite")),
    "boutique/integrite/preuves.py",
    *(f"boutique/{salle}/verifications" for salle in ("archives", "clotures", "factures")),
    *(f"boutique/{salle}/verifications" for salle in ("integrite", "tiroirs", "ventes")),
    *(
        f"collecte/{salle}/verifications"
        for salle in ("bureau", "clotures", "livre", "objets", "sorties")
    ),
    *("petiterockette/journal", "ateliers/formation/verifications.py"),
)
# What no page shows: names of columns, and what a table holds of people.
DES_TABLES = re.compile(r"/(migrations|models|management)/|/(models|donnees|du_socle)\.py$")
TRADUIRE = {"_", "_g", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy"}
DIT = re.compile(
    r"{% translate \"([^\"]+)\"|_\(\"([^\"]+)\"\)"
    r"|{% blocktranslate[^%]*%}(.*?){% endblocktranslate %}",
    re.DOTALL,
)


def des_pages() -> Iterator[tuple[str, str]]:
    """Pairs (file, what it says) of the templates."""
    for gabarit in Path("templates").rglob("*.*"):
        for trouve in DIT.findall(re.sub(r"{#.*?#}", "", gabarit.read_text())):
            dit = re.sub(r"{% plural %}", " ", "".join(trouve))
            yield str(gabarit), re.sub(r"{{ *[\w.]+ *}}|{%.*?%}", "{{}}", dit)


def du_code() -> Iterator[tuple[str, str]]:
    """Pairs (file, what it says) of the sentences that Python holds."""
    for application in ("petiterockette", "collecte", "boutique", "ateliers"):
        for fichier in Path(application).rglob("*.py"):
            if DES_TABLES.search(str(fichier)):
                continue
            for noeud in ast.walk(ast.parse(fichier.read_text())):
                if isinstance(noeud, ast.Call) and getattr(noeud.func, "id", "") in TRADUIRE:
                    for mot in noeud.args:
                        if isinstance(mot, ast.Constant) and isinstance(mot.value, str):
                            yield str(fichier), re.sub(r"{\w+}|%\(\w+\)[sd]", "{{}}", mot.value)


def test_aucun_ecran_ne_dit_un_mot_que_la_boutique_ne_dit_pas():
    dits = [*des_pages(), *du_code()]

    fautifs = [
        f"{fichier} : « {dit[:90]} »"
        for fichier, dit in dits
        if BANNIS.search(dit) and not fichier.startswith(DES_INSPECTEURS)
    ]

    assert len(dits) > 5_000
    assert fautifs == []


def test_chaque_mot_banni_a_le_sien_dans_le_glossaire():
    glossaire = Path("docs/glossaire.md").read_text()

    assert "## Words of the screens" in glossaire
    for mot in ("à reprendre", "contrôle", "équipement", "pas à vendre", "dans l’équipe"):
        assert f"« {mot} »" in glossaire


def test_le_glossaire_est_trie_et_dit_chaque_mot_une_fois():
    tableau = Path("docs/glossaire.md").read_text().partition("## Words of the screens")[0]
    entrees = re.findall(r"^\| ([^|]+) \|", tableau, flags=re.M)[1:]
    mots = [mot.strip() for entree in entrees for mot in re.split(r",(?![^(]*\))", entree)]

    assert len(mots) > 150
    assert sorted({mot for mot in mots if mots.count(mot) > 1}) == []
    premiers = [_sans_accents(re.split(r"[,(:]", entree)[0].strip()) for entree in entrees]
    assert premiers == sorted(premiers)


def _sans_accents(mot: str) -> str:
    lettres = unicodedata.normalize("NFD", mot.lower().replace("’", " "))
    return "".join(lettre for lettre in lettres if not unicodedata.combining(lettre))
