"""Money as people type and read it. Pure functions, integer cents in and out."""

import re

from .mesures import INSECABLE, MOINS, Illisible, nombre

# A typed amount above this is a slip of the finger (a million euros).
MONTANT_MAX_C = 100_000_000


class MontantIllisible(Illisible):
    """What was typed is not an amount."""


def lire_euros(texte: str) -> int:
    """Read euros as people write them here: « 12,50 », « 12.5 », « 1 234 € ».

    Returns cents, zero or more. Raises ``MontantIllisible`` with one of the codes
    ``vide``, ``lettres``, ``negatif``, ``decimales``, ``trop_grand``.
    """
    saisie = re.sub(r"[\s\u00a0\u202f]", "", texte).removesuffix("€")
    if not saisie:
        raise MontantIllisible("vide", "Tapez un montant en euros.")
    if re.fullmatch(r"[-\u2212]\d*[.,]?\d*", saisie):
        raise MontantIllisible("negatif", "Un montant ne peut pas être négatif.")
    if not re.fullmatch(r"\d+[.,]?\d*|[.,]\d+", saisie, re.ASCII):
        raise MontantIllisible("lettres", f"« {texte.strip()} » n’est pas un montant en euros.")
    entier, _, decimales = saisie.replace(",", ".").partition(".")
    if len(decimales) > 2:
        raise MontantIllisible(
            "decimales", "Deux chiffres après la virgule au plus : les centimes."
        )
    centimes = int(entier[:12] or "0") * 100 + int(decimales.ljust(2, "0") or "0")
    if len(entier) > 9 or centimes > MONTANT_MAX_C:
        raise MontantIllisible("trop_grand", "Ce montant est trop grand.")
    return centimes


def euros(centimes: int) -> str:
    """« 1 234,50 € », « −12,00 € »: cents as euros, always with both decimals."""
    return euros_nombre(centimes) + INSECABLE + "€"


def euros_nombre(centimes: int) -> str:
    """« 1 234,50 »: same as :func:`euros`, without the sign of the euro."""
    signe = MOINS if centimes < 0 else ""
    entier, reste = divmod(abs(centimes), 100)
    return f"{signe}{nombre(entier)},{reste:02d}"
