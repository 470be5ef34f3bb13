"""The fiscal perimeter names every file of the house that a sale imports, however far."""

import ast
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from petiterockette.journal.perimetre import RACINE, fichiers_du_perimetre

PAQUETS = ("petiterockette", "collecte", "boutique", "ateliers")
# Whatever writes a ticket, a closing or an invoice, or says it on paper and by mail.
DEPARTS = (
    *(f"boutique/{nom}.py" for nom in ("ventes/services/ventes", "clotures/services/clotures")),
    *(f"boutique/tickets/services/{n}.py" for n in ("remboursements", "corrections", "notes")),
    "boutique/tickets/services/papiers_remis.py",
    "boutique/factures/services/factures.py",
    *(
        "boutique/tickets/papiers.py",
        "boutique/tickets/courriels.py",
        "boutique/factures/factures.py",
    ),
    *("petiterockette/settings.py", "petiterockette/comptes/roles.py"),
)
# What may stay out, and why.
HORS_DE_CAUSE = {
    # A ticket holds numbers of people, never what these files know of them.
    "petiterockette/personnes/",
}


def dehors(racine: Path) -> list[str]:
    """What a sale imports and the perimeter does not name."""
    nommes = set(fichiers_du_perimetre(racine))
    vendables = (f for p in PAQUETS for f in (racine / p).rglob("vendables.py"))
    departs = [*vendables, *(racine / nom for nom in DEPARTS)]
    lus = {f.relative_to(racine).as_posix() for f in _fermeture(racine, departs)}
    return sorted(f for f in lus - nommes if not f.startswith(tuple(HORS_DE_CAUSE)))


def _fermeture(racine: Path, departs: list[Path]) -> set[Path]:
    vus: set[Path] = set()
    while departs:
        fichier = departs.pop()
        if fichier not in vus:
            vus.add(fichier)
            for module in _importes(racine, fichier):
                departs += _fichiers(racine, module)
    return vus


def _importes(racine: Path, fichier: Path) -> Iterator[str]:
    """Each module, or name of a module, that a file imports, written in full."""
    paquet = fichier.parent.relative_to(racine).parts
    for noeud in ast.walk(ast.parse(fichier.read_text(encoding="utf-8"))):
        if isinstance(noeud, ast.Import):
            yield from (alias.name for alias in noeud.names)
        elif isinstance(noeud, ast.ImportFrom):
            base = paquet[: len(paquet) - noeud.level + 1] if noeud.level else ()
            module = ".".join([*base, *([noeud.module] if noeud.module else [])])
            yield from (f"{module}.{alias.name}" for alias in noeud.names)


def _fichiers(racine: Path, module: str) -> Iterator[Path]:
    """The files that run when it is imported: its packages', then its own."""
    noms = module.split(".")
    if noms[0] not in PAQUETS:
        return
    for n in range(1, len(noms) + 1):
        chemin = racine.joinpath(*noms[:n])
        for fichier in (chemin / "__init__.py", chemin.with_suffix(".py")):
            if fichier.is_file():
                yield fichier


def test_tout_ce_qu_une_vente_importe_est_dans_le_perimetre():
    assert dehors(RACINE) == []


@pytest.mark.parametrize(
    "fichier",
    [
        *("collecte/livre/services/bons.py", "petiterockette/settings.py"),
        *(
            "boutique/adhesions/vendables.py",
            "ateliers/cafe/vendables.py",
            "ateliers/velo/vendables.py",
        ),
        *("petiterockette/comptes/roles.py", "petiterockette/comptes/portees.py"),
        *("templates/boutique/factures/papier.html", "templates/boutique/tickets/courriel.txt"),
        "boutique/caisses/services/emetteurs.py",
    ],
)
def test_le_perimetre_nomme(fichier):
    assert fichier in fichiers_du_perimetre()


def test_ni_la_demonstration_ni_les_migrations_ni_les_essais_n_y_sont():
    for mot in ("/demo/", "/demo.", "/demo_", "/demonstration", "/migrations/", "tests/"):
        assert [f for f in fichiers_du_perimetre() if mot in f"/{f}"] == []


@pytest.fixture
def copie(tmp_path) -> Path:
    """The product as it is, to be changed."""
    sans = shutil.ignore_patterns("__pycache__", "migrations", "views", "forms")
    for paquet in PAQUETS:
        shutil.copytree(RACINE / paquet, tmp_path / paquet, ignore=sans)
    return tmp_path


def test_un_fichier_de_plus_qu_une_vente_importe_se_voit(copie):
    neuf = copie / "collecte/rabais/secret.py"
    neuf.parent.mkdir()
    neuf.write_text("RABAIS = 10\n", encoding="utf-8")
    assert dehors(copie) == []

    appelant = copie / "boutique/ventes/chiffrage.py"
    ajout = "\nfrom collecte.rabais.secret import RABAIS\n"
    appelant.write_text(appelant.read_text(encoding="utf-8") + ajout, encoding="utf-8")

    assert dehors(copie) == ["collecte/rabais/secret.py"]


def test_un_genre_de_plus_y_mene_avec_ce_qu_il_importe(copie):
    ailleurs = copie / "ateliers/formation/prix.py"
    ailleurs.write_text("", encoding="utf-8")
    vendables = copie / "ateliers/formation/vendables.py"
    vendables.write_text("from . import prix\n", encoding="utf-8")

    assert dehors(copie) == ["ateliers/formation/__init__.py", "ateliers/formation/prix.py"]
