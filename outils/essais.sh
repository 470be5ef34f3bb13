#!/bin/sh
# The tests from nothing: packages, environment, both databases.
set -eu
cd "$(dirname "$0")/.."

sh outils/paquets.sh essais
sh outils/venv.sh dev
exec .venv/bin/python outils/essais.py "$@"
