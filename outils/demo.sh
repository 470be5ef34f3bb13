#!/bin/sh
# The demo from nothing: packages, environment, base, server. Ctrl-C stops it.
set -eu
cd "$(dirname "$0")/.."

# Before anything long, what would stop us at the end.
if command -v python3 >/dev/null; then
    python3 outils/avant_demo.py
fi
sh outils/paquets.sh produit
python3 outils/avant_demo.py
sh outils/venv.sh produit
exec .venv/bin/python outils/demo.py
