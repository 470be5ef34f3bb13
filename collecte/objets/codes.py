"""The short code of a followed thing: six letters that a wedge scanner cannot get wrong. Pure.

Letters alone, the same on an AZERTY and on a QWERTY keyboard: a scanner set for the other
one still types the right code. No vowel: no code is a word. The last letter is a check
(Luhn, mod 16), so that a slip of the finger is seen at once.
"""

import re

ALPHABET = "BCDFGHJKNPRSTVXY"
N = len(ALPHABET)
LONGUEUR = 6
# How many codes there are; the first half is for printed rolls, the other for things
# that are followed without a label.
TOUS = N ** (LONGUEUR - 1)
IMPRIMABLES = TOUS // 2
# Neighbours on a sheet must not look alike: numbers are spread by an odd factor (the golden
# ratio of them all), from a start of its own.
_ECART, _DEPART = 648_055, 340_573
_RETOUR = pow(_ECART, -1, TOUS)

_SEUL = re.compile(rf"([{ALPHABET}]{{3}})[-\s]?([{ALPHABET}]{{3}})")
# At the end of an address, whatever the keyboard made of its « : » and « / ».
_AU_BOUT = re.compile(rf"[^A-Z]O[^A-Z]([{ALPHABET}]{{{LONGUEUR}}})[^A-Z]*$")


def code_du_numero(numero: int) -> str:
    """The code of a number from 0 to ``TOUS`` - 1; two numbers never share one."""
    if not 0 <= numero < TOUS:
        raise ValueError(f"No code has the number {numero}.")
    reste = (numero * _ECART + _DEPART) % TOUS
    lettres = ""
    for _ in range(LONGUEUR - 1):
        reste, rang = divmod(reste, N)
        lettres = ALPHABET[rang] + lettres
    return lettres + _cle(lettres)


def numero_du_code(code: str) -> int:
    """The number that a well-formed code was made from."""
    valeur = 0
    for lettre in code[:-1]:
        valeur = valeur * N + ALPHABET.index(lettre)
    return (valeur - _DEPART) * _RETOUR % TOUS


def lire_code(texte: str) -> str | None:
    """The code in what was scanned or typed: bare, in lower case, cut in two, or an address.

    None when it holds none, or when its check letter says that it was misread.
    """
    saisie = texte.strip().upper()
    lu = _SEUL.fullmatch(saisie) or _AU_BOUT.search(saisie)
    if not lu:
        return None
    code = "".join(lu.groups())
    return code if code[-1] == _cle(code[:-1]) else None


def ressemble_a_un_code(texte: str) -> bool:
    """Whether it was meant as a code, read well or not."""
    saisie = texte.strip().upper()
    return bool(_SEUL.fullmatch(saisie) or _AU_BOUT.search(saisie))


def code_lisible(code: str) -> str:
    """« BCD FGH »: as it stands on a label."""
    return f"{code[:3]}\u00a0{code[3:]}"


def _cle(lettres: str) -> str:
    """The check letter (Luhn mod N): any single wrong letter changes it."""
    somme = 0
    for rang, lettre in enumerate(reversed(lettres)):
        double = ALPHABET.index(lettre) * (2 if rang % 2 == 0 else 1)
        somme += double // N + double % N
    return ALPHABET[-somme % N]
