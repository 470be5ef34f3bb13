"""Masses as people type and read them, and what is split without loss. Pure, grams in."""

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

ESPACE_FINE = "\u202f"
INSECABLE = "\u00a0"
MOINS = "\u2212"
TIRET = "—"

# A typed mass above this is a slip of the finger, on any scale of the house (100 t).
MASSE_MAX_G = 100_000_000


class Illisible(ValueError):
    """What was typed cannot be read; ``code`` tells why, the message says it in French."""

    def __init__(self, code: str, phrase: str) -> None:
        self.code = code
        super().__init__(phrase)


class MasseIllisible(Illisible):
    """What was typed is not a mass."""


def lire_masse(texte: str) -> int:
    """Read kilograms as people write them here: « 12,5 », « 12.5 », « 1 234,5 ».

    Returns grams, strictly positive. Raises ``MasseIllisible`` with one of the codes
    ``vide``, ``lettres``, ``negatif``, ``decimales``, ``zero``, ``trop_grand``.
    """
    saisie = re.sub(r"[\s\u00a0\u202f]", "", texte)
    if not saisie:
        raise MasseIllisible("vide", "Tapez un poids en kg.")
    if re.fullmatch(r"[-\u2212]\d*[.,]?\d*", saisie):
        raise MasseIllisible("negatif", "Un poids ne peut pas être négatif.")
    if not re.fullmatch(r"\d+[.,]?\d*|[.,]\d+", saisie, re.ASCII):
        raise MasseIllisible("lettres", f"« {texte.strip()} » n’est pas un nombre de kg.")
    entier, _, decimales = saisie.replace(",", ".").partition(".")
    if len(decimales) > 3:
        raise MasseIllisible(
            "decimales", "Trois chiffres après la virgule au plus : la balance lit au gramme."
        )
    if len(entier) > 9:
        raise MasseIllisible("trop_grand", "Ce poids est trop grand.")
    grammes = int(entier or "0") * 1000 + int(decimales.ljust(3, "0") or "0")
    if grammes == 0:
        raise MasseIllisible("zero", "Un poids de 0 kg ne s’enregistre pas.")
    if grammes > MASSE_MAX_G:
        raise MasseIllisible("trop_grand", "Ce poids est trop grand.")
    return grammes


def nombre(valeur: int | Decimal, decimales: int | None = None) -> str:
    """Write a number in French: « 1 284 », « −38 », « 7,40 » (thin spaces, true minus)."""
    d = Decimal(valeur)
    if decimales is not None:
        d = d.quantize(Decimal(1).scaleb(-decimales), rounding=ROUND_HALF_UP)
    signe = MOINS if d < 0 else ""
    return signe + f"{abs(d):,f}".replace(",", ESPACE_FINE).replace(".", ",")


def octets(n: int) -> str:
    """« 381,7 Mo », « 12 ko »: a size as people read it, in thousands of bytes."""
    for unite, un in (("Go", 10**9), ("Mo", 10**6)):
        if n >= un:
            return f"{nombre(Decimal(n) / un, 1)}{INSECABLE}{unite}"
    return f"{nombre(Decimal(n) / 1000, 0)}{INSECABLE}ko"


def kilos(grammes: int, decimales: int | None = None) -> str:
    """« 7,4 kg »: grams as kilograms, shortest writing unless ``decimales`` is given."""
    return kilos_nombre(grammes, decimales) + INSECABLE + "kg"


def environ(grammes: int) -> str:
    """« environ 9 kg »: an estimate, to the half kilogram that it is worth; lighter, to 100 g."""
    pas = 500 if grammes >= 2_000 else 100
    return "environ" + INSECABLE + kilos(max(pas, (grammes + pas // 2) // pas * pas))


def kilos_nombre(grammes: int, decimales: int | None = None) -> str:
    """« 7,4 »: same as :func:`kilos`, without the unit."""
    kg = Decimal(grammes) / 1000
    if decimales is None:
        kg = kg.normalize() if kg else Decimal(0)
        kg = kg.quantize(Decimal(1)) if kg == kg.to_integral() else kg
    return nombre(kg, decimales)


def repartir(total: int, poids: Sequence[int]) -> list[int]:
    """Split ``total`` in proportion to ``poids``, losing no unit.

    ``total``: a non-negative integer (grams, cents, points). ``poids``: non-negative
    integers, at least one of them not zero. Returns a list of the length and order of
    ``poids`` whose sum is exactly ``total``; on equal remainders the units go to the
    first ones. Raises ``ValueError`` if every weight is zero or one is negative.

    Largest-remainder method (Hamilton), in integers throughout.
    """
    somme = sum(poids)
    if somme <= 0 or min(poids) < 0:
        raise ValueError("Weights must be non-negative and not all zero.")
    parts = [total * p // somme for p in poids]
    restes = [total * p % somme for p in poids]
    ordre = sorted(range(len(poids)), key=lambda i: (-restes[i], i))
    for i in ordre[: total - sum(parts)]:
        parts[i] += 1
    return parts
