"""Places of backups that are not a disk of this machine: S3 (moto), SFTP (asyncssh), loopback."""

import asyncio
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import asyncssh
import boto3
from moto.server import ThreadedMotoServer

from deploy.sauvegarde.reglages import Endroit

ACCES = {"AWS_ACCESS_KEY_ID": "essai", "AWS_SECRET_ACCESS_KEY": "essai"}


@dataclass(frozen=True)
class S3:
    """A server of buckets; it answers until it is stopped."""

    endroit: Endroit
    serveur: ThreadedMotoServer


@contextmanager
def sur_s3() -> Iterator[S3]:
    """A bucket, empty, on a server of its own."""
    serveur = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    serveur.start()
    try:
        adresse = "http://{}:{}".format(*serveur.get_host_and_port())
        boto3.client(
            "s3",
            endpoint_url=adresse,
            region_name="us-east-1",
            aws_access_key_id=ACCES["AWS_ACCESS_KEY_ID"],
            aws_secret_access_key=ACCES["AWS_SECRET_ACCESS_KEY"],
        ).create_bucket(Bucket="compartiment")
        yield S3(Endroit("Hors les murs", f"s3:{adresse}/compartiment/essais", ACCES), serveur)
    finally:
        serveur.stop()


@contextmanager
def par_sftp(dossier: Path) -> Iterator[Endroit]:
    """A folder of a server that one key alone enters."""
    logging.getLogger("asyncssh").setLevel(logging.CRITICAL)
    dossier.mkdir()
    for nom in ("serveur", "client"):
        cle = asyncssh.generate_private_key("ssh-ed25519")
        cle.write_private_key(dossier / nom)
        cle.write_public_key(dossier / f"{nom}.pub")
        (dossier / nom).chmod(0o600)
    racine = dossier / "chez-eux"
    racine.mkdir()
    boucle = asyncio.new_event_loop()
    fil = threading.Thread(target=boucle.run_forever)
    fil.start()
    try:
        serveur = asyncio.run_coroutine_threadsafe(_servir(dossier, racine), boucle).result(20)
        port = serveur.get_port()
        connus = dossier / "connus"
        connus.write_text(f"[127.0.0.1]:{port} {(dossier / 'serveur.pub').read_text()}")
        ssh = (
            f"ssh -F none -p {port} -i {dossier / 'client'} -o IdentitiesOnly=yes -o BatchMode=yes "
            f"-o UserKnownHostsFile={connus} rockette@127.0.0.1 -s sftp"
        )
        yield Endroit("Chez eux", "sftp:rockette@127.0.0.1:/essais", {}, (f"sftp.command={ssh}",))
        serveur.close()
        asyncio.run_coroutine_threadsafe(serveur.wait_closed(), boucle).result(20)
    finally:
        boucle.call_soon_threadsafe(boucle.stop)
        fil.join()
        boucle.close()


async def _servir(dossier: Path, racine: Path) -> asyncssh.SSHAcceptor:
    return await asyncssh.listen(
        "127.0.0.1",
        0,
        server_host_keys=[str(dossier / "serveur")],
        authorized_client_keys=str(dossier / "client.pub"),
        sftp_factory=lambda canal: asyncssh.SFTPServer(canal, chroot=str(racine).encode()),
    )
