#!/bin/sh
# Renew the pins of requirements/ from pyproject.toml. Needs uv, which dev.txt installs.
# Nothing of the machine (index address, path) enters the files, so that anyone can redo them.
set -eu
cd "$(dirname "$0")/.."

compiler() {
    .venv/bin/uv pip compile pyproject.toml --universal --python-version 3.11 \
        --generate-hashes --no-header --no-annotate --quiet "$@"
}

compiler --output-file requirements/produit.txt
compiler --group dev --constraints requirements/produit.txt --output-file requirements/dev.txt
# Each in an environment of its own: neither serves pages.
compiler_seul() { # compiler_seul GROUP: its own pins, without the product's.
    .venv/bin/uv pip compile --group "$1" --universal --python-version 3.11 \
        --generate-hashes --no-header --no-annotate --quiet --output-file "requirements/$1.txt"
}
compiler_seul serveur
compiler_seul livraison
