#!/bin/sh
# A Debian machine becomes a served installation. Run again, it puts right what is not as it was.
set -eu
cd "$(dirname "$0")/../.."

[ "$(id -u)" = 0 ] || {
    echo "L’installation se lance en tant que root : sudo make installer-serveur" >&2
    exit 1
}
# What the installer itself is made of; it judges the machine before anything else is written.
if ! python3 -c "import ensurepip, venv" >/dev/null 2>&1; then
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -q </dev/null
    apt-get install -q -y --no-install-recommends python3 python3-venv </dev/null
fi
python3 -m deploy.installation.avant
venv=.serveur/venv
pose=$(sha256sum requirements/serveur.txt | cut -d' ' -f1)
if [ "$(cat "$venv/pose" 2>/dev/null)" != "$pose" ]; then
    echo "Préparation de l’installateur…"
    rm -rf "$venv"
    python3 -m venv "$venv"
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-input \
        --no-deps --require-hashes --only-binary :all: --requirement requirements/serveur.txt </dev/null
    echo "$pose" >"$venv/pose"
fi
exec "$venv/bin/python" -m deploy.installation.installer
