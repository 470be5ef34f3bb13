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
# Three at a time: on two cores, what waits for a browser leaves them to the others.
# « OPTIONS=-n0 » to follow one test.
PYTEST = [sys.executable, "-m", "pytest", "--numprocesses=3", *sys.argv[1:]]
POSTGRES = [sys.executable, str(RACINE / "outils" / "postgres_ephemere.py")]


def main() -> int:
    mourir_proprement()
    # Without DATABASE_URL the tests make a SQLite file of their own.
    env = {nom: valeur for nom, valeur in os.environ.items() if nom != "DATABASE_URL"}
    # Each process reads what the first one compiled, whatever the machine asks of others.
    env |= {"PYTHONDONTWRITEBYTECODE": ""}
    codes = []
    for base, prefixe in (("SQLite", []), ("PostgreSQL", POSTGRES)):
        print(f"\n━━━ La suite sur {base} ━━━", flush=True)
        with tempfile.TemporaryDirectory(prefix="rockette-", ignore_cleanup_errors=True) as dossier:
            codes.append(
                lancer(
                    [*prefixe, *PYTEST],
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
