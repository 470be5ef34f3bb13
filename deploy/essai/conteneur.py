"""A bare Debian in a container that its own systemd starts, on this machine's network."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from ..installation import certificats
from ..refus import Arret

RACINE = Path(__file__).resolve().parents[2]
SUITE = os.environ.get("DEBIAN", "trixie")
DEPOT = os.environ.get("DEPOT_DEBIAN", "http://deb.debian.org/debian")
CACHE = RACINE / ".serveur" / SUITE
DOMAINE = "essai.rockette.example"
# What this machine needs to reach packages, so its container too; never written anywhere else.
_DU_RESEAU = ("PIP_", "SSL_CERT_", "REQUESTS_CA_", "HTTP_PROXY", "HTTPS_PROXY", "http_proxy")
_SANS = ("PIP_FIND_LINKS",)
# This machine's own choices among versions of packages, which a bare Debian has not.
_APT_D_ICI = ("older-defaults-of-debian.sources", "installed-versions")


class Machine:
    """A container that boots as a machine does, on this one's network."""

    def __init__(self, dossier: Path) -> None:
        self.dossier = dossier
        self._nspawn: subprocess.Popen | None = None

    def demarrer(self) -> None:
        ordre = (
            "mount --make-rprivate / && "
            "{ mountpoint -q /sys/fs/cgroup || mount -t tmpfs tmpfs /sys/fs/cgroup; } && "
            "mount -t cgroup2 cgroup2 /sys/fs/cgroup && "
            'exec nice -n 10 systemd-nspawn --quiet --directory="$1" --boot --register=no '
            "--keep-unit --machine=rockette-essai --console=read-only"
        )
        self._nspawn = subprocess.Popen(
            ["unshare", "-m", "sh", "-c", ordre, "sh", str(self.dossier)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        time.sleep(2)
        self.attendre(lambda: self.dire("systemctl", "is-system-running").strip(), {"running"}, 120)

    def arreter(self) -> None:
        """As a machine is switched off: by its own systemd."""
        if self._nspawn is None:
            return
        # systemd's own signal for « power off ».
        os.kill(self._premier(), signal.SIGRTMIN + 4)
        try:
            self._nspawn.wait(timeout=200)
        except subprocess.TimeoutExpired:
            self._nspawn.kill()
        self._nspawn = None

    def redemarrer(self) -> None:
        self.arreter()
        self.demarrer()

    def dire(self, *commande: str) -> str:
        """What a command says there, whatever its code."""
        return self.essayer(*commande).stdout

    def faire(self, *commande: str, entree: str = "") -> str:
        """What a command says there. Raises ``Arret`` where it fails."""
        fait = self.essayer(*commande, entree=entree)
        if fait.returncode:
            raise Arret(f"{' '.join(commande)} :\n{fait.stdout[-3000:]}")
        return fait.stdout

    def lancer(self, unite: str) -> None:
        """Have a unit do its work. Raises ``Arret`` with what it wrote where it fails."""
        if self.essayer("systemctl", "start", unite).returncode:
            raise Arret(f"{unite}\u00a0:\n{self.dire('journalctl', '--unit', unite)[-3000:]}")

    def essayer(self, *commande: str, entree: str = "") -> subprocess.CompletedProcess:
        """A command there, with its code and what it says. ``entree``: what is typed to it."""
        env = {
            nom: valeur
            for nom, valeur in os.environ.items()
            if nom.startswith(_DU_RESEAU) and nom not in _SANS
        }
        env |= {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"}
        env |= {"HOME": "/root", "LANG": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive"}
        return subprocess.run(
            ["nsenter", "-t", str(self._premier()), "-m", "-u", "-i", "-p", "-C", "--", *commande],
            env=env,
            input=entree,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )

    def _premier(self) -> int:
        """Its first process, as this machine numbers it."""
        if self._nspawn is None or self._nspawn.poll() is not None:
            raise Arret("Le conteneur s’est arrêté : systemd-nspawn ne démarre pas ici.")
        enfants = Path(f"/proc/{self._nspawn.pid}/task/{self._nspawn.pid}/children")
        numeros = enfants.read_text().split()
        return int(numeros[0]) if numeros else self._nspawn.pid

    def attendre(self, quoi: Callable[[], str], voulus: set[str], secondes: float) -> None:
        """Ask again until the answer is one of these. Raises ``Arret`` where it is long."""
        fin = time.monotonic() + secondes
        while (dit := quoi()) not in voulus:
            if time.monotonic() > fin:
                raise Arret(f"Après {secondes:.0f} s, ce n’est que\u00a0: {dit}.")
            time.sleep(1)


def preparer(dossier: Path) -> Machine:
    """A bare Debian in a folder, from the one that is kept."""
    if not (CACHE / "etc" / "debian_version").exists():
        shutil.rmtree(CACHE, ignore_errors=True)
        print("· Debian, une fois pour toutes…", flush=True)
        faire(
            "debootstrap",
            "--variant=minbase",
            "--include=systemd,systemd-sysv,dbus,ca-certificates,iproute2",
            *(SUITE, str(CACHE), DEPOT),
        )
    shutil.rmtree(dossier, ignore_errors=True)
    dossier.parent.mkdir(parents=True, exist_ok=True)
    faire("cp", "--archive", "--reflink=auto", str(CACHE), str(dossier))
    for quoi in ("sources.list.d", "apt.conf.d"):
        shutil.copytree(Path("/etc/apt") / quoi, dossier / "etc/apt" / quoi, dirs_exist_ok=True)
        for nom in _APT_D_ICI:
            (dossier / "etc/apt" / quoi / nom).unlink(missing_ok=True)
    (dossier / "etc/apt/sources.list").unlink(missing_ok=True)
    for fichier in (Path("/etc/ssl/certs/ca-certificates.crt"), Path("/etc/resolv.conf")):
        cible = dossier / fichier.relative_to("/")
        cible.unlink(missing_ok=True)
        shutil.copyfile(fichier, cible)
    (dossier / "etc/hosts").write_text(f"127.0.0.1 localhost {DOMAINE} cycles.{DOMAINE}\n", "utf-8")
    (dossier / "root/essai").mkdir(parents=True)
    certificats.autorite_d_essai(dossier / "root/essai", DOMAINE)
    return Machine(dossier)


def faire(*commande: str) -> None:
    fait = subprocess.run(commande, capture_output=True, text=True, check=False)
    if fait.returncode:
        raise Arret(f"{' '.join(commande)} :\n{(fait.stdout + fait.stderr)[-2000:]}")
