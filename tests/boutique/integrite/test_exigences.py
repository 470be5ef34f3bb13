"""Each of the twenty-one requirements has its line of code, and the test that fails without it."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

RACINE = Path(__file__).parents[3]
PAGE = RACINE / "docs" / "exigences.md"
pytestmark = pytest.mark.une_base


class Exigence(NamedTuple):
    numero: int
    titre: str
    test: str
    fichier: str
    ligne: str


def exigences() -> list[Exigence]:
    forme = re.compile(
        r"^## (\d+)\. ([^\n]+)\n.*?^- test : `([^`]+)`\n- ligne : `([^`]+)` : `([^\n]+)`$",
        re.M | re.S,
    )
    return [Exigence(int(n), *reste) for n, *reste in forme.findall(PAGE.read_text())]


chacune = pytest.mark.parametrize("exigence", exigences(), ids=lambda e: f"{e.numero}-{e.titre}")


def test_elles_sont_vingt_et_une():
    assert [e.numero for e in exigences()] == list(range(1, 22))


@chacune
def test_sa_ligne_est_dans_le_code_une_seule_fois_et_son_test_existe(exigence):
    lignes = [li.strip() for li in (RACINE / exigence.fichier).read_text().splitlines()]
    fichier, _, nom = exigence.test.partition("::")

    assert lignes.count(exigence.ligne) == 1
    assert f"def {nom.partition('[')[0]}(" in (RACINE / fichier).read_text()


@chacune
def test_sans_sa_ligne_son_test_echoue(exigence, tmp_path, pleine):
    """Not in the short run, which sees that the line and the test are there."""
    if not pleine:
        return
    copie = _copie(tmp_path)
    _oter(copie / exigence.fichier, exigence.ligne)

    fini = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", exigence.test],
        cwd=copie,
        # One test, its tables made from the models: the full run's own way takes five times that.
        env={nom: v for nom, v in os.environ.items() if nom not in ("MESURE", "DATABASE_URL")},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )

    # 1: the test ran, and failed; anything else is another fault.
    assert fini.returncode == 1, fini.stdout[-2000:] + fini.stderr[-500:]


def _copie(vers: Path) -> Path:
    """The product's own files, elsewhere."""
    suivis = subprocess.run(
        ["git", "ls-files", "-z"], cwd=RACINE, capture_output=True, check=True, text=True
    )
    for nom in filter(None, suivis.stdout.split("\0")):
        if (RACINE / nom).is_file():
            (vers / nom).parent.mkdir(parents=True, exist_ok=True)
            (vers / nom).write_bytes((RACINE / nom).read_bytes())
    return vers


def _oter(fichier: Path, ligne: str) -> None:
    """Take a line out; where the code would not be read without one, it does nothing."""
    lignes = fichier.read_text().splitlines()
    [rang] = [i for i, li in enumerate(lignes) if li.strip() == ligne]
    for a_la_place in ([], [lignes[rang].replace(ligne, "pass")]):
        texte = "\n".join([*lignes[:rang], *a_la_place, *lignes[rang + 1 :], ""])
        try:
            compile(texte, str(fichier), "exec")
        except SyntaxError:
            continue
        fichier.write_text(texte)
        return
    raise ValueError(f"{fichier} : {ligne}")
