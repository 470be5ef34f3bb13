"""A reader of FEC files that knows nothing of the product: the law's words alone.

Source: LPF art. A. 47 A-1, VII (eighteen columns, dates AAAAMMJJ, a comma in amounts), and the
name that it asks for: SIREN, « FEC », the day the exercise ends.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime

COLONNES = [
    *("JournalCode", "JournalLib", "EcritureNum", "EcritureDate", "CompteNum", "CompteLib"),
    *("CompAuxNum", "CompAuxLib", "PieceRef", "PieceDate", "EcritureLib", "Debit", "Credit"),
    *("EcritureLet", "DateLet", "ValidDate", "Montantdevise", "Idevise"),
]
VOULUES = {
    *("JournalCode", "JournalLib", "EcritureNum", "EcritureDate", "CompteNum", "CompteLib"),
    *("PieceRef", "PieceDate", "EcritureLib", "Debit", "Credit", "ValidDate"),
}
NOM = re.compile(r"(\d{9})FEC(\d{8})\.txt")
MONTANT = re.compile(r"\d+,\d{2}")


def fautes_du_fec(nom: str, octets: bytes) -> list[str]:
    """What is wrong in a file, a sentence each; nothing where an inspector may read on."""
    trouve = NOM.fullmatch(nom)
    if not trouve or not _est_un_jour(trouve[2]):
        return [f"le nom « {nom} » n’est pas SIREN + FEC + jour de clôture"]
    tete, *rangees = octets.decode("iso8859-15").removesuffix("\r\n").split("\r\n")
    if tete.split("\t") != COLONNES:
        return ["les dix-huit colonnes ne sont pas celles de l’article A. 47 A-1, dans leur ordre"]
    lues = []
    for n, rangee in enumerate(rangees, start=2):
        cases = rangee.split("\t")
        if len(cases) != len(COLONNES):
            return [f"ligne {n} : {len(cases)} colonnes"]
        lues.append((n, dict(zip(COLONNES, cases, strict=True))))
    return [*_cases(lues, trouve[2]), *_suite(lues), *_noms(lues), *_sommes(lues)]


def _cases(lues: list[tuple[int, dict[str, str]]], cloture: str) -> Iterator[str]:
    for n, ligne in lues:
        for colonne in sorted(c for c in VOULUES if not ligne[c].strip()):
            yield f"ligne {n} : {colonne} est vide"
        for colonne in ("EcritureDate", "PieceDate", "ValidDate"):
            if not _est_un_jour(ligne[colonne]):
                yield f"ligne {n} : {colonne} n’est pas un jour"
        for colonne in ("Debit", "Credit"):
            if not MONTANT.fullmatch(ligne[colonne]):
                yield f"ligne {n} : {colonne} n’est pas un montant"
        if (_cts(ligne["Debit"]) == 0) == (_cts(ligne["Credit"]) == 0):
            yield f"ligne {n} : ni au débit ni au crédit, ou aux deux"
        if not re.fullmatch(r"\d{3,}", ligne["CompteNum"]):
            yield f"ligne {n} : {ligne['CompteNum']} n’est pas un compte"
        if ligne["EcritureDate"] > cloture:
            yield f"ligne {n} : après la clôture"
        if ligne["PieceDate"] > ligne["EcritureDate"]:
            yield f"ligne {n} : avant sa pièce"
        if ligne["ValidDate"] <= cloture:
            yield f"ligne {n} : validée avant que l’exercice finisse"


def _suite(lues: list[tuple[int, dict[str, str]]]) -> Iterator[str]:
    """Numbers without a hole, each in one block, one day and one journal; days in order."""
    attendu, jour, dits = 0, "", {}
    for n, ligne in lues:
        numero = ligne["EcritureNum"]
        dit = {c: ligne[c] for c in ("JournalCode", "EcritureDate", "PieceRef", "ValidDate")}
        if numero != str(attendu):
            attendu += 1
            if numero != str(attendu):
                yield f"ligne {n} : écriture {numero}, {attendu} attendue"
                return
            dits = dit
        elif dit != dits:
            yield f"ligne {n} : l’écriture {numero} change de journal, de jour ou de pièce"
        if ligne["EcritureDate"] < jour:
            yield f"ligne {n} : les jours reculent"
        jour = ligne["EcritureDate"]
    if len({ligne["ValidDate"] for _n, ligne in lues}) > 1:
        yield "plusieurs jours de validation"


def _noms(lues: list[tuple[int, dict[str, str]]]) -> Iterator[str]:
    for code, nom in (("JournalCode", "JournalLib"), ("CompteNum", "CompteLib")):
        noms = defaultdict(set)
        for _n, ligne in lues:
            noms[ligne[code]].add(ligne[nom])
        yield from (f"{code} {c} a plusieurs noms" for c, dits in noms.items() if len(dits) > 1)


def _sommes(lues: list[tuple[int, dict[str, str]]]) -> Iterator[str]:
    soldes: dict[str, int] = defaultdict(int)
    for _n, ligne in lues:
        soldes[ligne["EcritureNum"]] += _cts(ligne["Debit"]) - _cts(ligne["Credit"])
    yield from (f"écriture {n} : déséquilibrée de {s}" for n, s in soldes.items() if s)
    if sum(soldes.values()):
        yield "le fichier n’est pas équilibré"


def _cts(montant: str) -> int:
    return int(montant.replace(",", "")) if MONTANT.fullmatch(montant) else 0


def _est_un_jour(texte: str) -> bool:
    try:
        return len(texte) == 8 and bool(datetime.strptime(texte, "%Y%m%d"))  # noqa: DTZ007
    except ValueError:
        return False
