"""An export of MySQL, statement after statement: tables declared, rows inserted.

Whatever else it holds (settings, locks, changes, triggers, deletions) is passed unread, and a
value is only a text: nothing is run.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ..refus import BaseCoupee, DeuxBases, Incomprise, RangeeBoiteuse, SansColonnes
from .definitions import CREATION, Definition, definition, nom
from .fait_le import fait_le
from .jetons import (
    BLANC,
    INSTRUCTION,
    NOM,
    VALEUR,
    Fenetre,
    sauter_l_instruction,
    sauter_les_blancs,
)

# A statement's first words, the names of its columns with them, are far shorter.
TETE = 60_000
PAR_LOT = 1_000
INSERTION = re.compile(
    r"(INSERT|REPLACE)\s++((?:(?:LOW_PRIORITY|DELAYED|HIGH_PRIORITY|IGNORE)\s++)*+)(?:INTO\s++)?"
    rf"(?:{NOM}\s*+\.\s*+)?({NOM})\s*+(?:\(((?:\s*+{NOM}\s*+,?)*+)\)\s*+)?(VALUES?)?",
    re.IGNORECASE,
)
DELIMITEUR = re.compile(r"DELIMITER[ \t]++(\S++)[^\n]*+\n?", re.IGNORECASE)
UNE_RANGEE = re.compile(
    rf"\s*+\(\s*+(?:{VALEUR})\s*+(?:,\s*+(?:{VALEUR})\s*+)*+\)\s*+([,;])", re.DOTALL
)
NOMS = re.compile(NOM)
MYSQLDUMP = re.compile(r"-- (?:MySQL|MariaDB) dump")
PHPMYADMIN = re.compile(r"-- phpMyAdmin SQL Dump")
COMPLET = re.compile(r"-- Dump completed")
FUSEAU = re.compile(r"\bTIME_ZONE\s*+=\s*+['\"]([^'\"]{1,40})['\"]", re.IGNORECASE)
REGLAGE = re.compile(r"SET\b[^;\n]{0,200}", re.IGNORECASE)


@dataclass(frozen=True)
class Rangees:
    """Rows of a table, as the file writes them: no more than a thousand at a time.

    ``valeurs``: of each row, the literals (« 'l\\'eau' », « 12.500 », « NULL ») of ``colonnes``,
    those that were asked for. ``ligne``: where the first of them stands. ``verbe``: « INSERT »,
    « IGNORE » or « REPLACE ».
    """

    table: str
    colonnes: tuple[str, ...]
    valeurs: list[tuple[str, ...]]
    ligne: int
    verbe: str


class Dump:
    """What an export says, read once.

    ``voulues``: table → the columns that are read of it; others never leave the window. Once
    read, ``outil`` (« mysqldump », « phpmyadmin » or nothing), ``fuseau`` (« +00:00 », nothing
    where it is not said), ``fini`` (its own last line was there), ``fait_le`` (the day it says it
    was made on, None where it says none) and ``definitions`` are known.
    """

    def __init__(self, morceaux: Iterator[str], voulues: Mapping[str, Collection[str]]) -> None:
        self._fenetre = Fenetre(morceaux)
        self._voulues = voulues
        self._fin = ";"
        self.definitions: dict[str, Definition] = {}
        self.outil, self.fuseau, self.fini = "", "", False
        self.fait_le: date | None = None

    def lire(self) -> Iterator[Definition | Rangees]:
        """Every table declared, and the rows of those wanted. Raises ``BaseRefusee``."""
        fenetre = self._fenetre
        while True:
            for commentaire in sauter_les_blancs(fenetre):
                self._retenir(commentaire)
            if fenetre.au_bout():
                return
            fenetre.voir(TETE)
            insertion = INSERTION.match(fenetre.texte, fenetre.rang)
            if self._fin == ";" and insertion and nom(insertion[3]) in self._voulues:
                yield from self._insertion(insertion)
            elif self._fin == ";" and CREATION.match(fenetre.texte, fenetre.rang):
                yield from self._creation()
            elif dit := DELIMITEUR.match(fenetre.texte, fenetre.rang):
                self._fin = dit[1]
                fenetre.avancer(dit.end())
            else:
                if reglage := REGLAGE.match(fenetre.texte, fenetre.rang):
                    self._retenir(reglage[0])
                sauter_l_instruction(fenetre, self._fin)

    def _retenir(self, dit: str) -> None:
        """What a comment, or a setting, says of the export itself."""
        self.fait_le = fait_le(dit) or self.fait_le
        if MYSQLDUMP.match(dit):
            self.outil = "mysqldump"
        elif PHPMYADMIN.match(dit):
            self.outil = "phpmyadmin"
        elif COMPLET.match(dit):
            self.fini = True
        elif not self.fuseau and (fuseau := FUSEAU.search(dit)):
            self.fuseau = fuseau[1]

    def _creation(self) -> Iterator[Definition]:
        ligne = self._fenetre.ligne
        if not (entiere := self._fenetre.lire(INSTRUCTION)):
            raise BaseCoupee(ligne=ligne)
        declaree = definition(entiere[0], ligne)
        self._fenetre.avancer(entiere.end())
        if declaree is None:
            return
        if declaree.table in self.definitions and declaree.table in self._voulues:
            raise DeuxBases(ligne=ligne, table=declaree.table)
        self.definitions[declaree.table] = declaree
        yield declaree

    def _insertion(self, tete: re.Match[str]) -> Iterator[Rangees]:
        table, debut = nom(tete[3]), self._fenetre.ligne
        if not tete[5]:
            entiere = self._fenetre.lire(INSTRUCTION)
            raise Incomprise(ligne=debut, table=table) if entiere else BaseCoupee(ligne=debut)
        colonnes = self._colonnes(table, tete[4])
        if not colonnes:
            raise SansColonnes(ligne=debut, table=table)
        verbe = "IGNORE" if "IGNORE" in tete[2].upper() else tete[1].upper()
        self._fenetre.avancer(tete.end())
        voulues = self._voulues[table]
        motif, lues = _motif(colonnes, voulues), tuple(c for c in colonnes if c in voulues)
        finie = False
        while not finie:
            self._fenetre.sauter(BLANC)
            ligne = self._fenetre.ligne
            valeurs, finie = self._lot(motif, debut, table, len(colonnes))
            yield Rangees(table, lues, valeurs, ligne, verbe)

    def _colonnes(self, table: str, ecrites: str | None) -> list[str]:
        if ecrites is not None:
            return [nom(n) for n in NOMS.findall(ecrites)]
        declaree = self.definitions.get(table)
        return list(declaree.colonnes) if declaree else []

    def _lot(
        self, motif: re.Pattern[str], debut: int, table: str, attendues: int
    ) -> tuple[list[tuple[str, ...]], bool]:
        """The next rows of an insertion begun at line ``debut``, and whether it ends there."""
        fenetre = self._fenetre
        valeurs: list[tuple[str, ...]] = []
        texte, rang, finie = fenetre.texte, fenetre.rang, False
        while len(valeurs) < PAR_LOT and not finie:
            if lue := motif.match(texte, rang):
                valeurs.append(lue.groups())
                rang = lue.end()
                finie = texte[rang - 1] == ";"
            else:
                fenetre.avancer(rang)
                self._voir_plus_loin(motif, debut, table, attendues)
                texte, rang = fenetre.texte, fenetre.rang
        fenetre.avancer(rang)
        return valeurs, finie

    def _voir_plus_loin(
        self, motif: re.Pattern[str], debut: int, table: str, attendues: int
    ) -> None:
        """A row that is not whole under the window, or is none."""
        fenetre = self._fenetre
        fenetre.sauter(BLANC)
        if not fenetre.au_bout() and fenetre.texte[fenetre.rang] != "(":
            raise Incomprise(ligne=fenetre.ligne, table=table)
        if motif.match(fenetre.texte, fenetre.rang):
            return
        if UNE_RANGEE.match(fenetre.texte, fenetre.rang):
            raise RangeeBoiteuse(ligne=fenetre.ligne, table=table, attendues=attendues)
        if INSTRUCTION.match(fenetre.texte, fenetre.rang):
            raise Incomprise(ligne=fenetre.ligne, table=table)
        if not fenetre.allonger():
            raise BaseCoupee(ligne=debut)


def _motif(colonnes: list[str], voulues: Collection[str]) -> re.Pattern[str]:
    """A row of these columns: those wanted are taken, the others only passed."""
    valeurs = (f"({VALEUR})" if c in voulues else f"(?:{VALEUR})" for c in colonnes)
    rangee = r"\s*+,\s*+".join(valeurs)
    return re.compile(rf"\s*+\(\s*+{rangee}\s*+\)\s*+[,;]", re.DOTALL)
