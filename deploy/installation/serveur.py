"""What a machine becomes, operation by operation: each looks first, and changes what differs.

pyinfra's, on this machine (« @local »). A step is prepared once those before it are done, since
what it looks at (an account, PostgreSQL) is theirs to make.
"""

import secrets
import time
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

from pyinfra.api import Config, Inventory, State
from pyinfra.api.connect import connect_all, disconnect_all
from pyinfra.api.exceptions import PyinfraError
from pyinfra.api.operation import OperationMeta, add_op
from pyinfra.api.operations import run_ops
from pyinfra.operations import apt, files, postgres, server, systemd

from .. import poses
from ..fichiers import completer, lire, remplir
from ..maisons import Maison
from ..refus import Arret
from . import reglages
from .reponses import Reponses

MODELES = Path(__file__).resolve().parents[1] / "modeles"
PAQUETS = [
    *("nginx", "openssl", "ca-certificates", "python3", "python3-venv"),
    # What draws a PDF, and its letters.
    *("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0", "fonts-dejavu-core"),
    *("iproute2", "logrotate", "restic"),
]
PAQUETS_DE_POSTGRESQL = ["postgresql", "postgresql-client"]

Operation = Callable[..., Any]
Etape = list[tuple[Operation, dict[str, Any]]]


def faire(nom: str, etape: Etape) -> bool:
    """Do the operations of a step; whether one changed something.

    An operation with « si_change » is done where one before it, in the step, changed something;
    one with « toujours », each time: it does nothing twice, and is no change.
    Raises ``Arret`` with what the one that failed said.
    """
    debut = time.monotonic()
    etat = State(inventory=Inventory((["@local"], {})), config=Config())
    hote = next(iter(etat.inventory))
    connect_all(etat)
    faites: list[OperationMeta] = []
    comptees: list[OperationMeta] = []
    try:
        for operation, arguments in etape:
            voulus = dict(arguments)
            if voulus.pop("si_change", False):
                avant = [op.did_change for op in comptees]
                voulus["_if"] = lambda avant=avant: any(change() for change in avant)
            toujours = voulus.pop("toujours", False)
            faites.append(add_op(etat, operation, **voulus)[hote])
            if not toujours:
                comptees.append(faites[-1])
        run_ops(etat)
    except PyinfraError as erreur:
        dit = [op.stderr for op in faites if op.is_complete() and not op.did_succeed()]
        raise Arret(f"{nom} : cela n’a pas réussi.\n    {dit[-1] if dit else erreur}") from erreur
    finally:
        disconnect_all(etat)
    change = any(op.did_change() for op in comptees)
    deja = "" if change else ", rien à changer"
    print(f"· {nom} : {time.monotonic() - debut:.0f} s{deja}", flush=True)
    return change


def les_paquets(reponses: Reponses) -> Etape:
    voulus = PAQUETS + (PAQUETS_DE_POSTGRESQL if reponses.base == "postgresql" else [])
    return [
        (
            apt.packages,
            {"packages": voulus, "no_recommends": True, "update": True, "cache_time": 3600},
        )
    ]


def les_comptes(maison: Maison) -> Etape:
    """The accounts and the folders, as systemd makes them at each start."""
    nom = maison.nom
    comptes = Path(f"/etc/sysusers.d/rockette-{nom}.conf")
    dossiers = Path(f"/etc/tmpfiles.d/rockette-{nom}.conf")
    return [
        *_texte(comptes, _modele("sysusers.conf", {"nom": nom})),
        *_texte(dossiers, _modele("tmpfiles.conf", {"nom": nom})),
        (server.shell, {"commands": [f"systemd-sysusers {comptes}"], "toujours": True}),
        (server.shell, {"commands": [f"systemd-tmpfiles --create {dossiers}"], "toujours": True}),
        (files.directory, {"path": str(maison.machine.versions), "mode": "755"}),
        (files.directory, {"path": str(maison.machine.reglages), "mode": "755"}),
        (files.directory, {"path": str(maison.machine.donnees / "acme"), "mode": "755"}),
    ]


def la_base(maison: Maison) -> Etape:
    """Two roles, each entered by its own account: the owner of the tables, and who serves."""
    en_postgres = {"_su_user": "postgres"}
    return [
        (systemd.service, {"service": "postgresql.service", "running": True, "enabled": True}),
        (postgres.role, {"role": maison.proprietaire, "login": True, **en_postgres}),
        (postgres.role, {"role": maison.compte, "login": True, **en_postgres}),
        (
            postgres.database,
            {
                "database": maison.base,
                "owner": maison.proprietaire,
                "template": "template0",
                "encoding": "UTF8",
                "lc_collate": "C.UTF-8",
                "lc_ctype": "C.UTF-8",
                **en_postgres,
            },
        ),
    ]


def les_reglages(maison: Maison, reponses: Reponses) -> Etape:
    """What the units read: the keys that are there stay."""
    present = maison.env.read_text("utf-8") if maison.env.exists() else ""
    voulus = reglages.voulus(maison, reponses, lire(present), lambda: secrets.token_urlsafe(50))
    return [
        *_texte(maison.env, completer(present, voulus), groupe=maison.compte, mode="640"),
        *_texte(maison.reponses, reponses.en_texte(), mode="600"),
    ]


def les_unites(maison: Maison, *, redemarrer: bool) -> Etape:
    """Units, commands and limits; timers and sockets lit, then what serves.

    ``redemarrer``: the settings changed, what serves must read them.
    """
    nom = maison.nom
    return [
        *(
            (files.put, {"src": str(ici), "dest": str(la), "mode": f"{mode:o}"})
            for ici, la, mode in poses.poses(MODELES.parent)
        ),
        (systemd.daemon_reload, {"toujours": True}),
        (
            systemd.service,
            {"service": "systemd-journald.service", "restarted": True, "si_change": True},
        ),
        *(
            (systemd.service, {"service": unite, "running": True, "enabled": True})
            for unite in poses.unites_a_allumer(MODELES.parent, nom)
        ),
        *(
            operation
            for unite in reversed(maison.unites())
            for operation in (
                (
                    systemd.service,
                    {"service": unite, "restarted": True, "si_change": not redemarrer},
                ),
                (systemd.service, {"service": unite, "running": True, "enabled": True}),
            )
        ),
    ]


def nginx(reponses: Reponses, certificat: Path, cle: Path, *, version_de_debian: str) -> Etape:
    """The site of a domain; nginx judges its files before it is told to read them."""
    valeurs = reglages.pour_nginx(
        reponses, str(certificat), str(cle), version_de_debian=version_de_debian
    )
    site = Path(f"/etc/nginx/sites-enabled/rockette-{reponses.nom}.conf")
    return [
        (files.link, {"path": "/etc/nginx/sites-enabled/default", "present": False}),
        (files.directory, {"path": "/etc/nginx/rockette.d", "mode": "755"}),
        *_texte(Path("/etc/nginx/conf.d/rockette.conf"), _modele("nginx/commun.conf", {})),
        *_texte(site, _modele("nginx/site.conf", valeurs)),
        (systemd.service, {"service": "nginx.service", "enabled": True}),
        (
            server.shell,
            {"commands": ["nginx -t && systemctl reload-or-restart nginx"], "toujours": True},
        ),
    ]


def _modele(nom: str, valeurs: dict[str, str]) -> str:
    return remplir((MODELES / nom).read_text("utf-8"), valeurs)


def _texte(cible: Path, texte: str, *, groupe: str = "root", mode: str = "644") -> Etape:
    return [
        (
            files.put,
            {
                "src": StringIO(texte),
                "dest": str(cible),
                "user": "root",
                "group": groupe,
                "mode": mode,
            },
        )
    ]
