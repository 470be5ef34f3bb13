"""What a rule and an alert say is typeset: no sign of punctuation begins a line alone."""

import re
from pathlib import Path

from petiterockette.alertes.registre import GENRES
from petiterockette.refus import Refus

SIGNE_SEUL = re.compile(r" [:;?!»]|« ")


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
