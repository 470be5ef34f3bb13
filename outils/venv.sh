#!/bin/sh
# Make or complete .venv from requirements/NAME.txt: `venv.sh produit` or `venv.sh dev`.
# dev holds the very pins of produit, so that each may follow the other. Does nothing when
# the pins have not changed; two calls at once wait for each other.
set -eu
cd "$(dirname "$0")/.."

exec 9<requirements
flock 9

empreinte() { sha256sum "requirements/$1.txt" | cut -d' ' -f1; }
pose() { [ "$(cat ".venv/pose-$1" 2>/dev/null)" = "$(empreinte "$1")" ]; }

if ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    python3 -c "import sys; sys.exit(sys.version_info < (3, 11))" || {
        echo "Il faut Python 3.11 ou plus récent." >&2
        exit 1
    }
    echo "Création de l’environnement Python dans .venv…"
    python3 -m venv --clear .venv
fi
# dev contains produit.
if pose "$1" || { [ "$1" = produit ] && pose dev; }; then
    exit 0
fi
echo "Installation des bibliothèques ($1)…"
# The pins are the whole of it: what pip would work out besides, its older versions work out from
# what came out since (« fonttools[woff] », whose newest has no pin), and refuse.
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input \
    --no-deps --require-hashes --only-binary :all: --requirement "requirements/$1.txt" </dev/null
rm -f .venv/pose-*
empreinte "$1" >".venv/pose-$1"
