"""Change the code of the till a little, everywhere, one change at a time: a test must fail.

The changes are mutmut's, made in a copy of the product and outside its functions too: its own
runner leaves alone what is decorated (every check, every atomic service) and what a module says
once (the columns that are sealed). Two more are ours: an element left out of a list, a call left
out. Texts, annotations and logs are left alone.

What was done is kept in ``.mutants/``: stopped, it goes on. ``docs/mutants.md`` argues each
mutant that survives; one that is not argued fails the run.
"""

import argparse
import hashlib
import json
import os
import queue
import re
import shutil
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import takewhile
from pathlib import Path
from threading import Lock
from typing import NamedTuple

import libcst as cst
from mutmut.mutation.mutators import mutation_operators
from processus import arreter, demarrer, mourir_proprement

RACINE = Path(__file__).resolve().parent.parent
DOSSIER = RACINE / ".mutants"
ARGUMENTS = RACINE / "docs" / "mutants.md"
TUE, SURVIT, BLOQUE = "tué", "survit", "bloqué"
# What speaks to people or to the log, and says nothing to the rules.
TEXTES = re.compile(r"^(_|gettext\w*|n?gettext|ngettext|journal\.\w+|logger\.\w+)$")
# A word of the code; what has a space, a capital or an accent is a text.
MOT = re.compile(r"""^["'][a-z0-9_:.%]*["']$""")
# So much longer than the tests alone, and a test that waits is stuck.
PATIENCE = 5


class Mutant(NamedTuple):
    """A change of a file: ``nom`` stands as long as the line that it changes."""

    fichier: str
    nom: str
    source: str


class Changements(cst.CSTVisitor):
    """Every change of a module, in the order of its nodes: (node, what takes its place)."""

    def __init__(self) -> None:
        self.trouves: list[tuple[cst.CSTNode, cst.CSTNode]] = []

    def on_visit(self, node: cst.CSTNode) -> bool:
        if _a_laisser(node):
            return False
        for genre, operateur in mutation_operators:
            if isinstance(node, genre):
                self._noter(node, _utiles(node, operateur(node)))
        self._noter(node, _sans_un_element(node))
        return True

    def _noter(self, node: cst.CSTNode, autres: Iterator[cst.CSTNode]) -> None:
        self.trouves += [(node, autre) for autre in autres]


def _utiles(node: cst.CSTNode, autres: Iterable[cst.CSTNode]) -> Iterator[cst.CSTNode]:
    """Without what any test kills: a word in capitals beside a wrong word, a missing argument."""
    for rang, autre in enumerate(autres):
        if isinstance(node, cst.SimpleString) and rang:
            continue
        if isinstance(node, cst.Call) and isinstance(autre, cst.Call) and _sans_place(node, autre):
            continue
        yield autre


def _sans_place(appel: cst.Call, autre: cst.Call) -> bool:
    """Whether a call lost an argument that its place alone told."""
    restants = {a.keyword.value for a in autre.args if a.keyword}
    nommes = all(a.keyword is None or a.keyword.value in restants for a in appel.args)
    return len(autre.args) < len(appel.args) and nommes


def _a_laisser(node: cst.CSTNode) -> bool:
    if isinstance(node, cst.Annotation | cst.Decorator | cst.Import | cst.ImportFrom):
        return True
    if isinstance(node, cst.Expr) and isinstance(node.value, cst.BaseString):
        return True
    if isinstance(node, cst.SimpleString):
        return not MOT.match(node.value)
    if isinstance(node, cst.Call):
        return bool(TEXTES.match(cst.Module([]).code_for_node(node.func)))
    return isinstance(node, cst.FormattedString)


def _sans_un_element(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """A list or a table without one of its elements; a line that only calls, without its call."""
    if isinstance(node, cst.Tuple | cst.List | cst.Set | cst.Dict) and len(node.elements) > 1:
        for rang in range(len(node.elements)):
            restants = [e for i, e in enumerate(node.elements) if i != rang]
            if isinstance(node, cst.Tuple) and len(restants) == 1:
                restants = [restants[0].with_changes(comma=cst.Comma())]
            yield node.with_changes(elements=restants)
    if isinstance(node, cst.Expr) and isinstance(node.value, cst.Call):
        yield cst.Pass()


def mutants_de(fichier: str) -> list[Mutant]:
    """Every mutant of a file that is still Python, each once."""
    texte = (RACINE / fichier).read_text(encoding="utf-8")
    module = cst.parse_module(texte)
    changements = Changements()
    module.visit(changements)
    mutants: dict[str, Mutant] = {}
    for node, autre in changements.trouves:
        source = cst.ensure_type(module.deep_replace(node, autre), cst.Module).code
        nom = _ecart(texte.splitlines(), source.splitlines())
        # The same change of the same line, twice: the second one is told apart.
        while nom in mutants and mutants[nom].source != source:
            nom += " (bis)"
        if source != texte and _se_lit(source):
            mutants[nom] = Mutant(fichier, nom, source)
    return list(mutants.values())


def _ecart(avant: list[str], apres: list[str]) -> str:
    """« what the lines said → what they say », from the first that changed to the last."""
    debut = _memes(avant, apres)
    fin = _memes(avant[debut:][::-1], apres[debut:][::-1])
    cotes = (lignes[debut : len(lignes) - fin] for lignes in (avant, apres))
    dits = (" ".join(" ".join(lignes).split()) for lignes in cotes)
    return " → ".join(dits).replace("`", "'")


def _memes(avant: list[str], apres: list[str]) -> int:
    """How many lines are the same before the first that is not."""
    paires = zip(avant, apres, strict=False)
    return sum(1 for _ in takewhile(lambda paire: paire[0] == paire[1], paires))


def _se_lit(source: str) -> bool:
    try:
        compile(source, "mutant", "exec")
    except (SyntaxError, ValueError):
        return False
    return True


class Registre:
    """What became of each mutant of a file, kept as it comes.

    A change of the file forgets everything; a change of its tests, only what survived them.
    """

    def __init__(self, fichier: str, tests: list[str]) -> None:
        self.chemin = DOSSIER / f"{fichier.replace('/', '.')}.json"
        self.code = _empreinte(fichier)
        self.essais = _empreinte(*tests)
        lu = json.loads(self.chemin.read_text()) if self.chemin.exists() else {}
        connus = lu.get("mutants", {}) if lu.get("code") == self.code else {}
        memes = lu.get("essais") == self.essais
        self.connus = {n: v for n, v in connus.items() if memes or v == TUE}
        self.verrou = Lock()

    def noter(self, nom: str, verdict: str) -> None:
        with self.verrou:
            self.connus[nom] = verdict
            dit = {"code": self.code, "essais": self.essais, "mutants": self.connus}
            brouillon = self.chemin.with_suffix(".tmp")
            brouillon.write_text(json.dumps(dit, ensure_ascii=False, indent=1))
            brouillon.replace(self.chemin)


def _empreinte(*fichiers: str) -> str:
    condense = hashlib.sha256()
    for fichier in fichiers:
        condense.update((RACINE / fichier.partition("::")[0]).read_bytes())
    return condense.hexdigest()


def essayer(copie: Path, tests: list[str], delai_s: float) -> str:
    """Run these tests in a copy: whether one of them fails, and how."""
    env = {n: v for n, v in os.environ.items() if n != "DATABASE_URL"}
    # What killed the mutant before is asked first: it was next to this one.
    commande = [sys.executable, "-m", "pytest", "-q", "-x", "-n0", "--failed-first", *tests]
    processus = demarrer(
        commande,
        cwd=copie,
        env=env | {"PYTHONDONTWRITEBYTECODE": "", "MUTANTS": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        return SURVIT if processus.wait(delai_s) == 0 else TUE
    except subprocess.TimeoutExpired:
        return BLOQUE
    finally:
        arreter(processus, delai_s=1)


def ecrire(cible: Path, source: str) -> None:
    """A file as it is now, and nothing of what was compiled of it a second ago."""
    cible.write_text(source, encoding="utf-8")
    for compile_ in cible.parent.glob(f"__pycache__/{cible.stem}.*"):
        compile_.unlink()


def copier(numero: int) -> Path:
    """The product as git knows it, where it may be changed."""
    copie = DOSSIER / f"copie-{numero}"
    noms = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "-z"],
        cwd=RACINE, check=True, capture_output=True, text=True,
    ).stdout.split("\0")  # fmt: skip
    for nom in filter(None, noms):
        source, cible = RACINE / nom, copie / nom
        if source.is_file():
            cible.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, cible)
    return copie


def juger(fichier: str, tests: list[str], copies: "queue.Queue[Path]", au_plus: int) -> Registre:
    """Try every mutant of a file that has no verdict; ``au_plus`` of them, spread over it."""
    registre, mutants = Registre(fichier, tests), mutants_de(fichier)
    intact = (RACINE / fichier).read_text(encoding="utf-8")
    reste = [m for m in mutants if m.nom not in registre.connus]
    if au_plus and len(reste) > au_plus:
        reste = [reste[i * len(reste) // au_plus] for i in range(au_plus)]
    print(f"{fichier} : {len(mutants)} mutants, {len(reste)} à essayer", flush=True)
    if not reste:
        return registre
    # Several at once, each on a base that it makes the first time.
    temoin, debut = copies.get(), time.monotonic()
    if essayer(temoin, tests, 900) != SURVIT:
        sys.exit(f"{fichier} : ses essais échouent avant tout changement.")
    delai_s = 30 + PATIENCE * (time.monotonic() - debut)
    copies.put(temoin)

    def un(mutant: Mutant) -> None:
        copie = copies.get()
        cible = copie / fichier
        try:
            ecrire(cible, mutant.source)
            verdict = essayer(copie, tests, delai_s)
        finally:
            ecrire(cible, intact)
            copies.put(copie)
        registre.noter(mutant.nom, verdict)
        if verdict != TUE:
            print(f"  {verdict} : {mutant.nom}", flush=True)

    with ThreadPoolExecutor(copies.qsize()) as ouvriers:
        list(ouvriers.map(un, reste))
    return registre


def sans_argument(fichier: str, registre: Registre, dit: str) -> list[str]:
    """The mutants that live and that the page does not argue."""
    vivants = sorted(nom for nom, verdict in registre.connus.items() if verdict == SURVIT)
    return [f"{fichier} : {nom}" for nom in vivants if f"`{nom}`" not in dit]


def main() -> int:
    mourir_proprement()
    reglages = tomllib.loads((RACINE / "pyproject.toml").read_text())["tool"]["mutants"]
    lecteur = argparse.ArgumentParser(description="Les mutants de la caisse.")
    lecteur.add_argument("fichiers", nargs="*", help="ceux-là seulement")
    lecteur.add_argument("--ouvriers", type=int, default=os.cpu_count() or 1)
    lecteur.add_argument("--au-plus", type=int, default=0, help="par fichier ; 0 : tous")
    options = lecteur.parse_args()
    DOSSIER.mkdir(exist_ok=True)
    copies: queue.Queue[Path] = queue.Queue()
    for numero in range(options.ouvriers):
        copies.put(copier(numero))
    dit, restent = ARGUMENTS.read_text(encoding="utf-8"), []
    for fichier, tests in reglages["fichiers"].items():
        if options.fichiers and fichier not in options.fichiers:
            continue
        registre = juger(fichier, tests, copies, options.au_plus)
        verdicts = list(registre.connus.values())
        print(f"  {len(verdicts)} essayés, {verdicts.count(TUE)} tués", flush=True)
        restent += sans_argument(fichier, registre, dit)
    if restent:
        print("\nNi tués, ni expliqués dans docs/mutants.md :", *restent, sep="\n  ")
    return 1 if restent else 0


if __name__ == "__main__":
    sys.exit(main())
