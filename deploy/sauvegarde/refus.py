"""What stops a backup or a restoration, in a sentence that says what to do."""

import re


class SauvegardeRefusee(Exception):
    """Nothing was replaced; the message (French) says why."""


class CleFausse(SauvegardeRefusee):
    """The key does not open these backups."""


class EndroitMuet(SauvegardeRefusee):
    """A place of backups cannot be reached now."""


CLE_FAUSSE = (
    "La clé n’ouvre pas les sauvegardes de «\u00a0{ou}\u00a0»\u00a0: c’est celle d’une autre "
    "installation, ou elle a été mal recopiée. Reprenez la fiche de clé."
)
SANS_DEPOT = (
    "«\u00a0{ou}\u00a0» ne contient pas nos sauvegardes\u00a0: le disque est-il branché\u00a0? Si "
    "c’est un endroit neuf, préparez-le («\u00a0preparer\u00a0»)."
)
ABIMEE = (
    "Une partie des sauvegardes de «\u00a0{ou}\u00a0» a été changée ou abîmée\u00a0: elles ne se "
    "lisent plus comme elles ont été écrites. Prenez un autre endroit, ou une autre nuit."
)
INCOMPLETE = (
    "Il manque une partie des sauvegardes de «\u00a0{ou}\u00a0»\u00a0: un fichier en a été enlevé "
    "ou coupé. Prenez un autre endroit, ou une autre nuit."
)
PLEIN = "«\u00a0{ou}\u00a0» est plein\u00a0: faites de la place, ou changez de disque."
MUET = (
    "«\u00a0{ou}\u00a0» ne répond pas\u00a0: vérifiez le réseau, l’adresse et le mot de passe de "
    "cet endroit."
)
AUCUNE = "«\u00a0{ou}\u00a0» n’a aucune sauvegarde de ce jour-là."
OCCUPE = "Une autre sauvegarde travaille dans «\u00a0{ou}\u00a0»\u00a0: attendez sa fin."
AUTRE = "«\u00a0{ou}\u00a0» refuse\u00a0: {dit}"

# What restic says, and what it means; the first that fits. Its words are the same since 0.14.
_DITS: tuple[tuple[str, type[SauvegardeRefusee], str], ...] = (
    (r"wrong password or no key found", CleFausse, CLE_FAUSSE),
    (r"no space left|quota exceeded|StorageFull|file too large", EndroitMuet, PLEIN),
    (
        r"connection refused|no route to host|i/o timeout|no such host|unable to start the sftp"
        r"|connection reset|ssh|dial tcp|AccessDenied|InvalidAccessKey|SignatureDoesNotMatch"
        r"|NoSuchBucket|bucket does not exist",
        EndroitMuet,
        MUET,
    ),
    (r"already locked", EndroitMuet, OCCUPE),
    (
        r"ciphertext verification failed|hash mismatch|hash is invalid|does not match id"
        r"|invalid data returned|wrong data|contains \d+ errors|wrong hash|corrupt|decompress"
        r"|unexpected EOF|message authentication|unexpected pack (?:size|id)",
        SauvegardeRefusee,
        ABIMEE,
    ),
    (r"Is there a repository at|unable to open config file", EndroitMuet, SANS_DEPOT),
    (r"no snapshot found|no matching ID|snapshot .* not found", SauvegardeRefusee, AUCUNE),
    (
        r"not found in (?:the )?index|does not exist|no such file|not found in repo|missing"
        r"|not referenced|unable to load"
        # A pack cut short: read again and again in vain, then nothing comes of the restoration.
        r"|\bEOF\b|short (?:read|buffer)|there were \d+ errors|restored 0 files",
        SauvegardeRefusee,
        INCOMPLETE,
    ),
)


def refus_de(dit: str, ou: str) -> SauvegardeRefusee:
    """The refusal that what restic said comes to; ``ou``: the place, as it is called here."""
    for motif, classe, phrase in _DITS:
        if re.search(motif, dit, re.IGNORECASE):
            return classe(phrase.format(ou=ou))
    lignes = [ligne for ligne in dit.splitlines() if ligne.strip()]
    dites = [ligne for ligne in lignes if re.search("fatal|error|fail", ligne, re.IGNORECASE)]
    return SauvegardeRefusee(AUTRE.format(ou=ou, dit=(dites or lignes or ["?"])[-1][:300]))
