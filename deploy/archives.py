"""Whether an archive of a release is the one that was published."""

import hashlib
import re
from pathlib import Path

from .refus import Arret

SOMMES = "SHA256SUMS"


def verifier_l_archive(archive: Path) -> str:
    """What can be said of it. Raises ``Arret`` where its digest is not the published one."""
    sommes = archive.with_name(SOMMES)
    if not sommes.is_file():
        return f"{archive.name} : sans {SOMMES} à côté, son empreinte n’est pas comparée."
    attendue = empreintes(sommes.read_text("utf-8")).get(archive.name)
    if attendue is None:
        raise Arret(f"{SOMMES} ne parle pas de {archive.name} : téléchargez les deux ensemble.")
    if attendue != hashlib.sha256(archive.read_bytes()).hexdigest():
        raise Arret(f"{archive.name} n’est pas l’archive publiée : téléchargez-la de nouveau.")
    return f"{archive.name} : son empreinte est celle qui a été publiée."


def empreintes(texte: str) -> dict[str, str]:
    """File → digest, as « sha256sum » writes them. Pure."""
    return {nom: somme for somme, nom in re.findall(r"^([0-9a-f]{64})  (\S+)$", texte, re.M)}
