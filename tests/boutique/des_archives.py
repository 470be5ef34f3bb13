"""What a test of archives leans on: one made of a lively day, and hands that alter it."""

import csv
import hashlib
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from boutique.archives.verifier_archive import verifier

CLES = {"1": "cle-des-chaines-des-essais-qui-ne-scelle-rien"}
Change = Callable[[bytes], bytes | None]


def membres(chemin: Path) -> dict[str, bytes]:
    with ZipFile(chemin) as zf:
        return {nom: zf.read(nom) for nom in zf.namelist()}


def recomposee(chemin: Path, vers: Path, changes: dict[str, Change]) -> Path:
    with ZipFile(chemin) as zf, ZipFile(vers, "w", ZIP_DEFLATED) as copie:
        for nom in zf.namelist():
            octets = changes.get(nom, lambda o: o)(zf.read(nom))
            if octets is not None:
                copie.writestr(nom, octets)
        copie.comment = zf.comment
    return vers


def remanifestee(chemin: Path, vers: Path, nom: str, change: Change) -> Path:
    """A copy whose manifest and marks were made again by somebody who has not the key."""
    lus = membres(chemin)
    octets = change(lus[nom])
    assert octets is not None
    manifeste = json.loads(lus["manifeste.json"])
    manifeste["fichiers"][nom] = {
        "octets": len(octets),
        "lignes": octets.count(b"\n"),
        "sha256": hashlib.sha256(octets).hexdigest(),
    }
    nouveau = json.dumps(manifeste).encode()
    signature = json.loads(lus["signature.json"])
    signature["manifeste_sha256"] = hashlib.sha256(nouveau).hexdigest()
    signe = json.dumps(signature).encode()
    copie = recomposee(
        chemin,
        vers,
        {
            nom: lambda _: octets,
            "manifeste.json": lambda _: nouveau,
            "signature.json": lambda _: signe,
        },
    )
    with ZipFile(copie, "a") as zf:
        zf.comment = hashlib.sha256(signe).hexdigest().encode()
    return copie


def un_octet(octets: bytes, ou: int | None = None) -> bytes:
    """The same, one byte of it changed; in the middle unless said."""
    i = len(octets) // 2 if ou is None else ou
    return octets[:i] + bytes([octets[i] ^ 1]) + octets[i + 1 :]


def sans_la_ligne(octets: bytes, rang: int) -> bytes:
    lignes = octets.splitlines(keepends=True)
    return b"".join(lignes[:rang] + lignes[rang + 1 :])


def fautes(*chemins: Path, cle: bool = False) -> list[str]:
    return list(verifier(chemins, CLES if cle else None))


def seul(chemin: Path, dossier: Path, *options: str) -> subprocess.CompletedProcess:
    """What the script that is in the archive says, by Python alone, elsewhere."""
    script = dossier / "verifier_archive.py"
    script.write_bytes(membres(chemin)["verifier_archive.py"])
    return subprocess.run(
        [sys.executable, "-I", "-S", str(script), *options, str(chemin)],
        cwd=dossier,
        env={"PYTHONIOENCODING": "utf-8", "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def rangees(chemin: Path, nom: str) -> list[dict[str, str]]:
    texte = membres(chemin)[nom].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(texte, newline=""), delimiter=";"))
