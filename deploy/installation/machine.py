"""Whether a machine can serve: judged before anything is written, one sentence per fault.

What is measured (``Mesures``) stands apart from what is thought of it (``juger``), which is pure.
"""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ..fichiers import lire
from ..refus import Arret

DEBIANS = ("12", "13")
DISQUE_GO = 4
MEMOIRE_MO = 900
MEMOIRE_CONSEILLEE_MO = 1900
PORTS = (80, 443)
# Whoever holds the ports of the pages without being in the way.
NOTRES = {"nginx"}


@dataclass(frozen=True)
class Constat:
    """What a check found: ``grave`` stops all, the others are only said."""

    phrase: str
    grave: bool = True


@dataclass(frozen=True)
class Mesures:
    """What a machine is, read at once."""

    systeme: str
    version: str
    uid: int
    a_systemd: bool
    libre_go: float
    memoire_mo: int
    # Port → the program that listens there, "" where it cannot be told.
    ports: dict[int, str]
    maintenant: datetime
    # None: nobody could tell.
    a_l_heure: bool | None
    domaine: str
    adresses_du_domaine: frozenset[str]
    adresses_d_ici: frozenset[str]


def juger(mesures: Mesures, *, code_du: datetime, sans_dns: bool = False) -> list[Constat]:
    """What stops, or deserves to be said, in the order in which it is put right.

    ``code_du``: a day that the clock cannot stand before.
    """
    constats = [
        *_juger_le_systeme(mesures),
        *_juger_la_place(mesures),
        *_juger_les_ports(mesures),
        *_juger_l_heure(mesures, code_du),
    ]
    if not sans_dns:
        constats += _juger_le_domaine(mesures)
    return constats


def exiger(constats: Iterable[Constat]) -> list[str]:
    """The sentences that do not stop. Raises ``Arret`` with all those that do."""
    constats = list(constats)
    graves = [c.phrase for c in constats if c.grave]
    if graves:
        raise Arret("Cette machine ne peut pas servir encore :\n  " + "\n  ".join(graves))
    return [c.phrase for c in constats]


def _juger_le_systeme(m: Mesures) -> Iterable[Constat]:
    if m.systeme != "debian" or m.version not in DEBIANS:
        yield Constat(
            f"Il faut Debian 12 ou 13, et cette machine a « {m.systeme} {m.version} » : "
            "demandez à l’hébergeur d’y mettre Debian 13."
        )
    if m.uid != 0:
        yield Constat(
            "L’installation se lance en tant que root : « sudo make installer-serveur », ou "
            "« su - » d’abord."
        )
    if not m.a_systemd:
        yield Constat(
            "systemd ne conduit pas cette machine (un conteneur sans démarrage ?) : prenez une "
            "vraie machine, ou une machine virtuelle."
        )


def _juger_la_place(m: Mesures) -> Iterable[Constat]:
    if m.libre_go < DISQUE_GO:
        yield Constat(
            f"Il reste {_nombre(m.libre_go)} Go sur le disque et il en faut {DISQUE_GO} : faites "
            "de la place (« apt-get clean »), ou agrandissez le disque."
        )
    if m.memoire_mo < MEMOIRE_MO:
        yield Constat(
            f"La machine a {m.memoire_mo} Mo de mémoire et il en faut 1 Go (2 Go conseillés) : "
            "prenez la taille au-dessus chez l’hébergeur."
        )
    elif m.memoire_mo < MEMOIRE_CONSEILLEE_MO:
        yield Constat(
            f"La machine a {m.memoire_mo} Mo de mémoire : cela suffit à un lieu ; pour "
            "plusieurs, prenez 2 Go.",
            grave=False,
        )


def _juger_les_ports(m: Mesures) -> Iterable[Constat]:
    for port, programme in sorted(m.ports.items()):
        if programme not in NOTRES:
            yield Constat(
                f"Le port {port} est déjà pris par « {programme or 'un autre programme'} » : "
                f"arrêtez-le et retirez-le (« systemctl disable --now {programme or '…'} »), "
                "nginx doit y répondre."
            )


def _juger_l_heure(m: Mesures, code_du: datetime) -> Iterable[Constat]:
    if m.maintenant < code_du:
        yield Constat(
            f"L’horloge dit {m.maintenant:%d/%m/%Y}, avant la version que vous installez : "
            "mettez-la à l’heure (« timedatectl set-ntp true »), les caisses en dépendent."
        )
    elif m.a_l_heure is False:
        yield Constat(
            "L’horloge ne se règle pas sur le réseau : « timedatectl set-ntp true », les caisses "
            "en dépendent.",
            grave=False,
        )


def _juger_le_domaine(m: Mesures) -> Iterable[Constat]:
    if not m.adresses_du_domaine:
        yield Constat(
            f"Le domaine {m.domaine} ne mène nulle part : chez qui le loue, ajoutez un "
            f"enregistrement A vers {_une_adresse(m)}, attendez dix minutes, recommencez. Pour "
            "vous en passer maintenant : ROCKETTE_SANS_DNS=oui."
        )
    elif not m.adresses_du_domaine & m.adresses_d_ici:
        ailleurs = ", ".join(sorted(m.adresses_du_domaine))
        yield Constat(
            f"Le domaine {m.domaine} mène à {ailleurs}, qui n’est pas une adresse de cette "
            "machine : c’est normal derrière une box ou un hébergeur qui la traduit, sinon "
            "corrigez l’enregistrement A.",
            grave=False,
        )


def _une_adresse(m: Mesures) -> str:
    publiques = [a for a in sorted(m.adresses_d_ici) if ":" not in a and not a.startswith("127.")]
    return publiques[0] if publiques else "l’adresse de cette machine"


def _nombre(valeur: float) -> str:
    return f"{valeur:.1f}".replace(".", ",")


def mesurer(domaine: str) -> Mesures:
    """Read this machine."""
    try:
        systeme = lire(Path("/etc/os-release").read_text("utf-8"))
    except OSError:
        systeme = {}
    return Mesures(
        systeme=systeme.get("ID", "inconnu"),
        version=systeme.get("VERSION_ID", "").partition(".")[0],
        uid=os.geteuid(),
        a_systemd=Path("/run/systemd/system").is_dir(),
        libre_go=shutil.disk_usage("/srv" if Path("/srv").is_dir() else "/").free / 1e9,
        memoire_mo=os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**20,
        ports={port: _occupant(port) for port in PORTS if _est_pris(port)},
        maintenant=datetime.now(UTC),
        a_l_heure=_a_l_heure(),
        domaine=domaine,
        adresses_du_domaine=_adresses(domaine),
        adresses_d_ici=_adresses_d_ici(),
    )


def _est_pris(port: int) -> bool:
    with socket.socket() as prise:
        prise.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            prise.bind(("0.0.0.0", port))
        except PermissionError:
            # Not root: another sentence says it.
            return False
        except OSError:
            return True
    return False


def _occupant(port: int) -> str:
    dit = _dire("ss", "-Hltnp", f"sport = :{port}")
    return dit.partition('users:(("')[2].partition('"')[0]


def _a_l_heure() -> bool | None:
    dit = _dire("timedatectl", "show", "--property=NTPSynchronized", "--value")
    if _dire("systemd-detect-virt", "--container") not in ("", "none"):
        # A container's clock is its host's.
        return None
    return {"yes": True, "no": False}.get(dit)


def _adresses(domaine: str) -> frozenset[str]:
    try:
        trouvees = socket.getaddrinfo(domaine, 443, type=socket.SOCK_STREAM)
    except OSError:
        return frozenset()
    return frozenset(str(adresse[4][0]) for adresse in trouvees)


def _adresses_d_ici() -> frozenset[str]:
    return frozenset(_dire("hostname", "-I").split()) | {"127.0.0.1", "127.0.1.1", "::1"}


def _dire(*commande: str) -> str:
    """What a command says; nothing where it is missing or fails."""
    try:
        fait = subprocess.run(commande, capture_output=True, text=True, check=False, timeout=10)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return fait.stdout.strip()
