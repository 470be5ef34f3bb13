"""The rooms of the house: what each one is for, said once, and how large it may grow."""

import ast
from collections import Counter
from pathlib import Path

import pytest

RACINE = Path(__file__).resolve().parents[1]
PARTIES = ("petiterockette", "collecte", "boutique", "ateliers")
# Folders that Django finds by their name: no rooms.
DE_DJANGO = {"management", "templatetags", "migrations"}
# What registries find in each app by its name.
TROUVES = {
    *("__init__", "apps", "urls", "accueil", "agenda", "alertes", "api", "demo", "donnees"),
    *("droits", "fiche", "indicateurs", "installation", "nuit", "pole", "resultats", "resumes"),
    *("emmenagement", "sceaux", "tuiles"),
    *("travaux", "vendables", "verifications"),
}
# A file that travels alone with the archive that it reads.
SEUL = "boutique/archives/verifier_archive.py"
MODULES, LIGNES, LIGNES_D_UNE_SALLE = 15, 300, 4_500


def salles() -> list[Path]:
    """The rooms, as folders, part by part from the ground up."""
    dossiers = [
        d.parent for partie in PARTIES for d in sorted((RACINE / partie).glob("*/__init__.py"))
    ]
    return [d for d in dossiers if d.name not in DE_DJANGO]


def modules() -> list[Path]:
    """The modules of the product and of its measures, what Django writes by itself apart."""
    tous = (m for partie in (*PARTIES, "bench") for m in (RACINE / partie).rglob("*.py"))
    return sorted(m for m in tous if "migrations" not in m.parts)


def sa_phrase(salle: Path) -> str:
    """The first sentence of a room, as its ``__init__`` says it."""
    dit = ast.get_docstring(ast.parse((salle / "__init__.py").read_text())) or ""
    return dit.split("\n")[0]


def lignes(module: Path) -> int:
    return len(module.read_text().splitlines())


@pytest.mark.une_base
def test_le_readme_dit_chaque_salle_par_sa_propre_phrase():
    attendues = [f"| `{salle.relative_to(RACINE)}` | {sa_phrase(salle)} |" for salle in salles()]
    readme = (RACINE / "README.md").read_text().splitlines()

    assert [ligne for ligne in readme if ligne.startswith("| `")] == attendues
    assert all(sa_phrase(salle).endswith(".") for salle in salles())


@pytest.mark.une_base
def test_le_readme_tient_en_cent_cinquante_lignes():
    assert len((RACINE / "README.md").read_text().splitlines()) <= 150


@pytest.mark.une_base
def test_aucun_dossier_n_a_plus_de_quinze_modules():
    la = Counter(m.parent.relative_to(RACINE) for m in modules() if m.stem not in TROUVES)

    assert {str(dossier): n for dossier, n in la.items() if n > MODULES} == {}


@pytest.mark.une_base
def test_aucun_module_ne_passe_trois_cents_lignes():
    longs = {str(m.relative_to(RACINE)): lignes(m) for m in modules() if lignes(m) > LIGNES}

    assert longs.keys() == {SEUL}


@pytest.mark.une_base
def test_aucune_salle_ne_passe_quatre_mille_cinq_cents_lignes():
    # What a room invents for the demo is beside it: collecte's and boutique's have their own.
    du_vrai = [m for m in modules() if not m.relative_to(RACINE).match("ateliers/*/demo*")]
    la: Counter[Path] = Counter()
    for module in du_vrai:
        la[RACINE / Path(*module.relative_to(RACINE).parts[:2])] += lignes(module)

    assert {d.name: n for d, n in la.items() if n > LIGNES_D_UNE_SALLE} == {}
