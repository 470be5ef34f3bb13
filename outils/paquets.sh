#!/bin/sh
# Install what Debian lacks: `paquets.sh produit` or `paquets.sh essais`.
# As root or with a sudo that asks nothing; otherwise say the one line to run and stop.
set -eu

manquants=""
besoin() { # besoin PACKAGE CONDITION…: the package is wanted where the condition fails.
    paquet=$1
    shift
    "$@" >/dev/null 2>&1 || manquants="$manquants $paquet"
}
un_postgres() {
    command -v postgres || ls /usr/lib/postgresql/*/bin/postgres
}
une_bibliotheque() {
    python3 -c "import ctypes.util, sys; sys.exit(not ctypes.util.find_library(sys.argv[1]))" "$1"
}
un_chromium() {
    command -v chromium-headless-shell || command -v chromium
}

besoin python3 command -v python3
besoin python3-venv python3 -c "import ensurepip, venv"
# What draws the letters of a PDF, and the letters.
besoin libpango-1.0-0 une_bibliotheque pango-1.0
besoin libpangoft2-1.0-0 une_bibliotheque pangoft2-1.0
besoin libharfbuzz-subset0 une_bibliotheque harfbuzz-subset
besoin fonts-dejavu-core ls /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf
if [ "$1" = essais ]; then
    besoin postgresql un_postgres
    # Backups are made and put back for real.
    besoin restic command -v restic
    besoin chromium un_chromium
    # Playwright's own node wants it; Debian 12's Chromium does not bring it.
    besoin libatomic1 ls /usr/lib/*/libatomic.so.1
    # What reads our units and our scripts.
    besoin systemd command -v systemd-analyze
    besoin shellcheck command -v shellcheck
    # A bare Debian, in a container.
    if [ "${MESURE:-}" = siege ]; then
        besoin debootstrap command -v debootstrap
        besoin systemd-container command -v systemd-nspawn
    fi
    # The épreuve opens spreadsheets as their readers do.
    if [ -n "${MESURE:-}" ]; then
        besoin libreoffice-calc-nogui command -v soffice
        # A cluster is put back to a chosen minute.
        besoin pgbackrest command -v pgbackrest
    fi
fi
# Half as heavy as the whole browser; where it cannot be had, the other one does.
plus_leger=""
if [ "$1" = essais ] && ! command -v chromium-headless-shell >/dev/null; then
    plus_leger=chromium-headless-shell
fi
[ -n "$manquants$plus_leger" ] || exit 0

if [ "$(id -u)" = 0 ]; then
    root=""
elif sudo -n true 2>/dev/null; then
    root="sudo -n"
elif [ -z "$manquants" ]; then
    exit 0
else
    echo "Il manque des paquets à ce système. Lancez, puis recommencez :" >&2
    echo "  sudo apt-get install --no-install-recommends$manquants" >&2
    exit 1
fi

installer() {
    $root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -q -y --no-install-recommends "$@" </dev/null
}

echo "Installation de ce qui manque à ce système :$manquants $plus_leger"
sans_grappe=/etc/postgresql-common/createcluster.d/petiterockette.conf
case "$manquants" in
*postgresql*)
    # Only the programs are wanted, not a server that starts with the machine.
    $root mkdir -p "${sans_grappe%/*}"
    echo "create_main_cluster = false" | $root tee "$sans_grappe" >/dev/null
    trap '$root rm -f "$sans_grappe"' EXIT
    ;;
esac
if [ -n "$manquants" ]; then
    $root apt-get update -q </dev/null
    # shellcheck disable=SC2086  # Words are wanted.
    installer $manquants
fi
if [ -n "$plus_leger" ]; then
    { $root apt-get update -q </dev/null && installer "$plus_leger"; } >/dev/null 2>&1 ||
        echo "Sans $plus_leger : les essais prendront Chromium entier, plus lent."
fi
