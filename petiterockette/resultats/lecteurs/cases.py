"""What a cell of an accountant's file holds: an amount, a day, the number of an account. Pure."""

import re
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from django.utils.translation import gettext as _

_MONTANT = re.compile(r"[-+]?\d{1,13}(?:[.,]\d{1,2})?", re.ASCII)
_JOUR = re.compile(r"\d{8}", re.ASCII)
_COMPTE = re.compile(r"[1-9]\d{2}[0-9A-Za-z]{0,17}", re.ASCII)
CENTIME = Decimal("0.01")
# What a spreadsheet keeps of 0,1 + 0,2.
POUSSIERE = Decimal("0.000001")
DEMESURE = Decimal(10) ** 13


class CaseFausse(ValueError):
    """A cell that does not hold what its column says; the message says it in French."""


def lire_le_montant(texte: str) -> int:
    """« 1234,56 », « 1234.56 », « 1 234,56 », « -12,00 » → cents; nothing is nothing.

    Raises ``CaseFausse``.
    """
    serre = re.sub(r"[\s\u00a0\u202f]", "", texte).replace("\u2212", "-").removesuffix("€")
    if not serre:
        return 0
    if not _MONTANT.fullmatch(serre):
        raise CaseFausse(_("« %(texte)s » n’est pas un montant.") % {"texte": texte.strip()[:30]})
    return int(Decimal(serre.replace(",", ".")).scaleb(2))


def lire_le_nombre(texte: str) -> int:
    """A number as a spreadsheet keeps it, « 1234.5600000000001 », in cents. Raises
    ``CaseFausse``."""
    try:
        valeur = Decimal(texte)
    except InvalidOperation:
        return lire_le_montant(texte)
    if not valeur.is_finite() or abs(valeur) >= DEMESURE:
        raise CaseFausse(_("« %(texte)s » n’est pas un montant.") % {"texte": texte[:30]})
    cents = valeur.quantize(CENTIME, ROUND_HALF_UP)
    if abs(valeur - cents) > POUSSIERE:
        raise CaseFausse(_("« %(texte)s » n’est pas un montant.") % {"texte": texte[:30]})
    return int(cents.scaleb(2))


def lire_le_jour(texte: str) -> date:
    """« 20261231 » → that day. Raises ``CaseFausse``.

    Source: LPF art. A. 47 A-1, VII: dates AAAAMMJJ.
    """
    serre = texte.strip()
    if _JOUR.fullmatch(serre):
        try:
            return datetime.strptime(serre, "%Y%m%d").date()  # noqa: DTZ007 (a day has no zone)
        except ValueError:
            pass
    dit = _("« %(texte)s » n’est pas une date AAAAMMJJ.")
    raise CaseFausse(dit % {"texte": serre[:30]})


def lire_le_compte(texte: str) -> str:
    """The number of an account: three digits at least, the first of them its class.

    Raises ``CaseFausse``.
    """
    serre = "".join(texte.split())
    if not _COMPTE.fullmatch(serre):
        dit = _("« %(texte)s » n’est pas un numéro de compte.")
        raise CaseFausse(dit % {"texte": texte.strip()[:30]})
    return serre
