"""What goes on the machine besides the code: units, commands, limits; found by their folders.

Any folder « modeles » below this one may bring some: « systemd » (units), « sbin » (commands),
« journald », « postgresql » (what Debian's unit lacks). A unit « name@.timer » or « name@.path » is
lit for every association, « name.timer » once for the machine.
"""

import subprocess
from collections.abc import Iterator
from pathlib import Path

# Folder of a « modeles » → (where its files go, their mode).
OU = {
    "systemd": (Path("/etc/systemd/system"), 0o644),
    "sbin": (Path("/usr/local/sbin"), 0o755),
    "journald": (Path("/etc/systemd/journald.conf.d"), 0o644),
    "postgresql": (Path("/etc/systemd/system/postgresql@.service.d"), 0o644),
}
_S_ALLUMENT = (".timer", ".path", ".socket")


def poses(deploy: Path) -> Iterator[tuple[Path, Path, int]]:
    """(the file here, where it goes, its mode), of every « modeles » of this code. Pure."""
    for modeles in sorted(deploy.rglob("modeles")):
        for genre, (ou, mode) in OU.items():
            for fichier in sorted((modeles / genre).glob("*")):
                yield fichier, ou / fichier.name, mode


def unites_a_allumer(deploy: Path, nom: str) -> list[str]:
    """The timers, paths and sockets of an association and its machine, by their whole names."""
    modeles = [f.name for f, ou, _mode in poses(deploy) if ou.parent == OU["systemd"][0]]
    return [m.replace("@.", f"@{nom}.") for m in modeles if m.endswith(_S_ALLUMENT)]


def poser(deploy: Path, racine: Path = Path("/")) -> bool:
    """Put on the machine what this code brings; whether something changed."""
    change = False
    for fichier, ou, mode in poses(deploy):
        cible = racine / ou.relative_to("/")
        voulu = fichier.read_bytes()
        if cible.exists() and cible.read_bytes() == voulu:
            continue
        cible.parent.mkdir(parents=True, exist_ok=True)
        neuf = cible.with_name(f".{cible.name}.neuf")
        neuf.write_bytes(voulu)
        neuf.chmod(mode)
        neuf.replace(cible)
        change = True
    return change


def relire() -> None:
    """Tell systemd that its files changed."""
    subprocess.run(["systemctl", "daemon-reload"], check=True)
