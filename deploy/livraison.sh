#!/bin/sh
# The archive of a version, with what proves it, in livraisons/. SANS_AUDIT='why' passes the audit
# over, and the archive says so.
set -eu
cd "$(dirname "$0")/.."

poser() { # poser GROUP: an environment of these pins alone.
    venv=".serveur/venv-$1"
    pose=$(sha256sum "requirements/$1.txt" | cut -d' ' -f1)
    [ "$(cat "$venv/pose" 2>/dev/null)" = "$pose" ] && return
    echo "Préparation ($1)…"
    rm -rf "$venv"
    # Without pip: it is no part of what is served.
    python3 -m venv --without-pip "$venv"
    .venv/bin/python -m pip --python "$venv/bin/python" install --quiet --no-input \
        --disable-pip-version-check --no-deps --require-hashes --only-binary :all: \
        --requirement "requirements/$1.txt" </dev/null
    echo "$pose" >"$venv/pose"
}
sh outils/venv.sh produit
poser produit
poser livraison
exec .serveur/venv-livraison/bin/python -m deploy.livraison
