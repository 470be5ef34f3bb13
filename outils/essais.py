"""The whole test suite, on SQLite and on a throw-away PostgreSQL at the same time.

Arguments go to pytest. Whatever the tests write outside the project goes with them.
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from processus import arreter, demarrer, mourir_proprement

RACINE = Path(__file__).resolve().parent.parent
PYTEST = [sys.executable, "-m", "pytest"]
POSTGRES = [sys.executable, str(RACINE / "outils" / "postgres_ephemere.py"), *PYTEST]
# PostgreSQL has a third of the work: on two cores, what waits for a browser or a server leaves
# them to three other processes.
# Each process begins far from the others: what a module writes once is written by one of them.
PARTAGE = ["--dist=worksteal", *(["--color=yes"] if sys.stdout.isatty() else [])]
SUITES = (("SQLite", PYTEST, 3), ("PostgreSQL", POSTGRES, 1))


def main() -> int:
    mourir_proprement()
    # Without DATABASE_URL the tests make a SQLite file of their own.
    env = {nom: valeur for nom, valeur in os.environ.items() if nom != "DATABASE_URL"}
    # Each process reads what the first one compiled, whatever the machine asks of others.
    env |= {"PYTHONDONTWRITEBYTECODE": ""}
    with ExitStack() as pile:
        lancees = []
        for base, commande, processus in SUITES:
            dossier = pile.enter_context(
                tempfile.TemporaryDirectory(prefix="rockette-", ignore_cleanup_errors=True)
            )
            dit = Path(dossier) / "dit"
            suite = demarrer(
                # « OPTIONS=-n0 » to follow one test.
                [*commande, f"--numprocesses={processus}", *PARTAGE, *sys.argv[1:]],
                cwd=RACINE,
                env=env | {"TMPDIR": dossier},
                stdout=pile.enter_context(dit.open("wb")),
                stderr=subprocess.STDOUT,
            )
            # Longer than what PostgreSQL's own script grants to pytest.
            pile.callback(arreter, suite, signal.SIGINT, 60)
            lancees.append((base, suite, dit))
        return max((_suivre(*lancee) for lancee in lancees), key=abs)


def _suivre(base: str, suite: subprocess.Popen, dit: Path) -> int:
    """Show what a suite said since it began, then says, to its end; its code."""
    print(f"\n━━━ La suite sur {base} ━━━", flush=True)
    with dit.open("rb") as lu:
        finie = False
        while not finie:
            time.sleep(0.2)
            finie = suite.poll() is not None
            sys.stdout.buffer.write(lu.read())
            sys.stdout.buffer.flush()
    return suite.wait()


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        print("\nInterrompu.")
        sys.exit(130)
