"""The tokens of SQL under a window that slides: what is behind it is forgotten.

Every pattern is possessive (Python 3.11): none ever goes back over what it read, so that no text,
however made, takes longer than its length.
"""

import re
from collections.abc import Iterator

from ..refus import BaseCoupee, TropLong

# The longest thing that must be seen whole: a row of twenty texts of 64 kB, each letter escaped.
FENETRE_MAX = 4_000_000
MILLION = 1_000_000
# A text stands after its charset (« _binary '…' ») or the letter of its kind (« x'…' »).
ENTRE_GUILLEMETS = r"'(?:[^'\\]++|\\.|'')*+'|\"(?:[^\"\\]++|\\.|\"\")*+\""
VALEUR = rf"{ENTRE_GUILLEMETS}|[^\s'\"(),;]++|(?:_\w++\s*+|[xXbBnN])(?:{ENTRE_GUILLEMETS})"
NOM = r"(?:`(?:[^`]++|``)*+`|\"(?:[^\"]++|\"\")*+\"|[\w$]++)"
BLANC = re.compile(r"\s++")
# « -- » is a comment only before a space, as in MySQL.
COMMENTAIRE = re.compile(r"(?:--(?=[\s])|#)[^\n]*+\n|/\*(?:[^*]++|\*(?!/))*+\*/")
# A statement seen whole: half a comment or half a text is not taken for the rest.
INSTRUCTION = re.compile(
    rf"(?:[^;'\"`#/\-]++|{ENTRE_GUILLEMETS}|`(?:[^`]++|``)*+`|{COMMENTAIRE.pattern}"
    r"|-(?!-(?:\s|\Z))|/(?!\*))*+;",
    re.DOTALL,
)
# What no statement ends in: everything but the signs that may begin something else.
UNI = re.compile(r"[^;'\"`#/\-$|@~&!]++")
OUVRANTS = {
    "'": re.compile(r"(?:[^'\\]++|\\.|'')++", re.DOTALL),
    '"': re.compile(r"(?:[^\"\\]++|\\.|\"\")++", re.DOTALL),
    "`": re.compile(r"(?:[^`]++|``)++"),
}
DEBUT_DE_COMMENTAIRE = re.compile(r"--(?=\s|\Z)|#|/\*")


class Fenetre:
    """A part of a text, that forgets what was read and knows the line where it stands.

    ``texte`` from ``rang`` on is what is to be read; ``ligne`` is the one of ``rang``, from 1.
    """

    def __init__(self, morceaux: Iterator[str]) -> None:
        self._morceaux = morceaux
        self.texte, self.rang, self.ligne, self.finie = "", 0, 1, False

    def avancer(self, rang: int) -> None:
        self.ligne += self.texte.count("\n", self.rang, rang)
        self.rang = rang

    def allonger(self) -> bool:
        """Read on; False when there is nothing more. Raises ``TropLong`` past the window."""
        if len(self.texte) - self.rang > FENETRE_MAX:
            raise TropLong(ligne=self.ligne, mo=FENETRE_MAX // MILLION)
        if self.finie:
            return False
        # A piece may be empty: a part of a letter whose rest follows.
        suite = next(filter(None, self._morceaux), "")
        self.finie = not suite
        self.texte, self.rang = self.texte[self.rang :] + suite, 0
        return not self.finie

    def voir(self, longueur: int) -> None:
        """Have so much text under the window, or all that is left."""
        while len(self.texte) - self.rang < longueur and self.allonger():
            pass

    def lire(self, motif: re.Pattern[str]) -> re.Match[str] | None:
        """What matches here; for a pattern that says by its last sign where it ends."""
        while True:
            trouve = motif.match(self.texte, self.rang)
            if trouve or self.finie:
                return trouve
            self.allonger()

    def sauter(self, motif: re.Pattern[str]) -> bool:
        """Pass what matches here, forgotten as it goes, however long."""
        passe = False
        while True:
            trouve = motif.match(self.texte, self.rang)
            if trouve:
                passe = True
                self.avancer(trouve.end())
            # One sign kept: an escape, or a quote written twice, may be cut there.
            if len(self.texte) - self.rang > 1 or not self.allonger():
                return passe

    def au_bout(self) -> bool:
        self.voir(1)
        return self.rang == len(self.texte)


def sauter_les_blancs(fenetre: Fenetre) -> Iterator[str]:
    """Pass blanks and comments; each comment is given, for what a dump says of itself in them."""
    while True:
        fenetre.sauter(BLANC)
        fenetre.voir(3)
        if not DEBUT_DE_COMMENTAIRE.match(fenetre.texte, fenetre.rang):
            return
        debut = fenetre.ligne
        if not (lu := fenetre.lire(COMMENTAIRE)):
            # The last line has no end of its own.
            if fenetre.texte.startswith("/*", fenetre.rang):
                raise BaseCoupee(ligne=debut)
            yield fenetre.texte[fenetre.rang :]
            fenetre.avancer(len(fenetre.texte))
            return
        fenetre.avancer(lu.end())
        yield lu[0]


def sauter_l_instruction(fenetre: Fenetre, fin: str) -> None:
    """Pass a statement unread, to the delimiter that ends it.

    Raises ``BaseCoupee`` with the line where it begins, when the text ends before it.
    """
    debut = fenetre.ligne
    while True:
        for _commentaire in sauter_les_blancs(fenetre):
            pass
        fenetre.voir(len(fin))
        if fenetre.au_bout():
            raise BaseCoupee(ligne=debut)
        if fenetre.texte.startswith(fin, fenetre.rang):
            fenetre.avancer(fenetre.rang + len(fin))
            return
        signe = fenetre.texte[fenetre.rang]
        if signe in OUVRANTS:
            _sauter_ce_qui_est_ouvert(fenetre, signe, debut)
        elif not fenetre.sauter(UNI):
            fenetre.avancer(fenetre.rang + 1)


def _sauter_ce_qui_est_ouvert(fenetre: Fenetre, signe: str, debut: int) -> None:
    """Pass a text between two signs, of any length."""
    fenetre.avancer(fenetre.rang + 1)
    fenetre.sauter(OUVRANTS[signe])
    if fenetre.au_bout() or fenetre.texte[fenetre.rang] != signe:
        raise BaseCoupee(ligne=debut)
    fenetre.avancer(fenetre.rang + 1)
