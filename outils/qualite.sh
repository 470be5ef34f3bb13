#!/bin/sh
# Everything that judges the code without running the product; says all that fails.
set -u
cd "$(dirname "$0")/.." || exit 1

sh outils/paquets.sh essais && sh outils/venv.sh dev || exit 1

dossier=$(mktemp -d)
trap 'rm -rf "$dossier"' EXIT
trap 'exit 130' INT TERM HUP
PATH="$PWD/.venv/bin:$PATH"
# mypy leaves at once, without emptying what it opened.
export TMPDIR="$dossier"

# A production's variables, with a base of its own.
export SECRET_KEY="une-cle-de-cinquante-signes-au-moins-pour-juger-seulement-0123456789"
export CLE_DES_CHAINES="une-autre-cle-pour-juger-seulement"
export DATABASE_URL="sqlite:///$dossier/base.sqlite3"
export ALLOWED_HOSTS=rockette.example ADRESSE_PUBLIQUE=https://rockette.example
export HTTPS=true DEBUG=false DEMO=false

echecs=""
verifier() {
    echo "· $*"
    "$@" </dev/null || echecs="$echecs
  $*"
}

verifier ruff check .
verifier ruff format --check .
verifier djlint --lint --quiet templates
verifier python manage.py makemigrations --check --dry-run
# On PostgreSQL: SQLite rebuilds a whole table for the smallest change. The product is
# stopped while it migrates: an index may lock its table. Of those ignored, what one drops lasts
# a day, and what is made unique by the others was more so before.
verifier python outils/postgres_ephemere.py \
    python manage.py lintmigrations --settings tests.reglages --warnings-as-errors \
    --exclude-migration-tests CREATE_INDEX CREATE_INDEX_EXCLUSIVE \
    --ignore-name 0012_envois_publics_aux_freins 0016_remises_annulees \
    0003_partenaires_a_l_annee
verifier mypy
verifier python manage.py check --deploy --fail-level WARNING

if [ -n "$echecs" ]; then
    echo "À corriger :$echecs" >&2
    exit 1
fi
echo "Tout est en ordre."
