"""The certificate of a domain: the one that is given, judged; or a provisional one, made here."""

import subprocess
import tempfile
from pathlib import Path

from ..refus import Arret
from .reponses import Reponses

PROVISOIRES = Path("/etc/rockette/certificats")
# Days below which a certificate is not worth installing.
_RESTE_J = 2


def certificat_et_cle(reponses: Reponses) -> tuple[Path, Path]:
    """Where the certificate and its key are. Raises ``Arret`` where those given do not go.

    A provisional one is made where there is none: browsers warn about it.
    """
    if not reponses.provisoire:
        certificat, cle = Path(reponses.certificat), Path(reponses.cle)
        juger(certificat, cle, reponses.domaine)
        return certificat, cle
    dossier = PROVISOIRES / reponses.domaine
    certificat, cle = dossier / "certificat.pem", dossier / "cle.pem"
    if not certificat.is_file() or not cle.is_file():
        dossier.mkdir(mode=0o700, parents=True, exist_ok=True)
        _openssl(
            *("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"),
            *("-nodes", "-days", "90", "-subj", "/CN=provisoire"),
            *("-addext", f"subjectAltName=DNS:{reponses.domaine}"),
            *("-keyout", str(cle), "-out", str(certificat)),
        )
        cle.chmod(0o600)
    return certificat, cle


def juger(certificat: Path, cle: Path, domaine: str) -> None:
    """Raise ``Arret`` where a certificate is not this domain's, is over, or has another key."""
    dit = _openssl("x509", "-in", str(certificat), "-noout", "-checkhost", domaine)
    if "does match" not in dit:
        raise Arret(
            f"Le certificat {certificat} n’est pas celui de {domaine} : donnez celui de ce "
            "domaine, ou répondez « provisoire » en l’attendant."
        )
    fin = _openssl(
        *("x509", "-in", str(certificat), "-noout", "-checkend", str(_RESTE_J * 86400)),
        sans_refus=True,
    )
    if "will expire" in fin:
        raise Arret(f"Le certificat {certificat} est fini ou finit demain : renouvelez-le d’abord.")
    publique = _openssl("x509", "-in", str(certificat), "-noout", "-pubkey")
    if publique != _openssl("pkey", "-in", str(cle), "-pubout"):
        raise Arret(f"La clé {cle} n’est pas celle du certificat {certificat}.")


def autorite_d_essai(dossier: Path, domaine: str) -> tuple[Path, Path, Path]:
    """An authority, and a certificate of this domain that it signs: for trials alone.

    The authority's certificate, the domain's, its key.
    """
    autorite, cle_d_autorite = dossier / "autorite.pem", dossier / "autorite.cle"
    certificat, cle = dossier / "certificat.pem", dossier / "certificat.cle"
    courbe = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")
    _openssl(
        *("req", "-x509", *courbe, "-days", "30", "-subj", "/CN=Autorité d’essai"),
        *("-keyout", str(cle_d_autorite), "-out", str(autorite)),
    )
    with tempfile.TemporaryDirectory() as travail:
        demande = f"{travail}/demande.pem"
        _openssl("req", *courbe, "-subj", f"/CN={domaine}", "-keyout", str(cle), "-out", demande)
        extensions = Path(travail) / "extensions"
        extensions.write_text(f"subjectAltName=DNS:{domaine}\n", "utf-8")
        _openssl(
            *("x509", "-req", "-in", demande, "-CA", str(autorite), "-CAkey", str(cle_d_autorite)),
            *("-days", "20", "-extfile", str(extensions), "-out", str(certificat)),
        )
    return autorite, certificat, cle


def _openssl(*mots: str, sans_refus: bool = False) -> str:
    fait = subprocess.run(["openssl", *mots], capture_output=True, text=True, check=False)
    if fait.returncode and not sans_refus and "match" not in fait.stdout:
        derniere = (fait.stderr.strip().splitlines() or ["openssl n’a rien dit"])[-1]
        raise Arret(f"Ce fichier n’est pas un certificat ou une clé lisible : {derniere}")
    return fait.stdout
