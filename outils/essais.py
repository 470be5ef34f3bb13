"""The whole test suite, on SQLite then on a throw-away PostgreSQL.

Arguments go to pytest. Whatever the tests write outside the project goes with them.
"""

import os
import signal
import sys
import tempfile
from pathlib import Path

from processus import lancer, mourir_proprement

RACINE = Path(__file__).resolve().parent.parent
PYTEST = [sys.executable, "-m", "pytest"]
POSTGRES = [sys.executable, str(RACINE / "outils" / "postgres_ephemere.py")]


def main() -> int:
    mourir_proprement()
    # Without DATABASE_URL the tests make a SQLite file of their own.
    env = {nom: valeur for nom, valeur in os.environ.items() if nom != "DATABASE_URL"}
    # Each process reads what the first one compiled, whatever the machine asks of others.
    env |= {"PYTHONDONTWRITEBYTECODE": ""}
    codes = []
    # On two cores, what waits for a browser leaves them to a third process; a server to none.
    for base, prefixe, processus in (("SQLite", [], 3), ("PostgreSQL", POSTGRES, 2)):
        print(f"\n━━━ La suite sur {base} ━━━", flush=True)
        with tempfile.TemporaryDirectory(prefix="rockette-", ignore_cleanup_errors=True) as dossier:
            codes.append(
                lancer(
                    # « OPTIONS=-n0 » to follow one test.
                    [*prefixe, *PYTEST, f"--numprocesses={processus}", *sys.argv[1:]],
                    signe=signal.SIGINT,
                    # Longer than what PostgreSQL's own script grants to pytest.
                    delai_s=60,
                    cwd=RACINE,
                    env=env | {"TMPDIR": dossier},
                )
            )
    return max(codes, key=abs)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        print("\nInterrompu.")
        sys.exit(130)
