"""What the grants bring, pole by pole, and what of them is not spent yet."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from petiterockette.comptes.poles import POLES
from petiterockette.mots.francais import majuscule
from petiterockette.mots.mesures import repartir

from .compte_rendu import composer
from .models import Part, Subvention


def reste_a_verser(subvention: Any) -> int:
    """What is agreed of a grant and not paid yet, in cents; of ``avec_ses_versements``."""
    return (subvention.accorde_cts or 0) - subvention.verse_cts


def parts_en_cents(subvention: Subvention, parts: Sequence[Part]) -> dict[str, int]:
    """Pole (or "") → what it takes of a grant, in cents: what is agreed, else what is asked.

    The sum is the whole, to the cent (``repartir``); parts said in cents of another amount keep
    their proportions. Without ``parts``, all of it is the association's.
    """
    if not parts:
        return {"": subvention.montant_cts}
    cts = repartir(subvention.montant_cts, [part.poids for part in parts])
    return dict(zip((part.pole for part in parts), cts, strict=True))


def parts_nommees(subvention: Subvention) -> list[tuple[str, int]]:
    """The name of each pole that shares a grant, and what it takes of it, in cents."""
    parts = parts_en_cents(subvention, list(subvention.parts.all()))
    sans = _("Aucun pôle en particulier") if len(parts) > 1 else _("Toute l’association")
    return [
        (majuscule(POLES.get(pole, pole)) if pole else sans, cts) for pole, cts in parts.items()
    ]


def subventions_par_pole(debut: date, fin: date) -> dict[str, int]:
    """Pole (or "", what no pole takes) → what the grants agreed bring it over some days, in cents.

    ``fin`` included. A grant is shared between its poles by largest remainder
    (``parts_en_cents``), then each part over the days that the grant pays for, in proportion:
    what is due on the last of these days, rounded down, less what was on the eve of the first.
    So twelve months make the year, to the cent, pole by pole.

    Those that pay for an investment are left out: they are no year's income, but are brought to
    it as what they bought wears out, which the accountant keeps.
    """
    sommes: dict[str, int] = defaultdict(int)
    for subvention in Subvention.objects.accordees_pour(debut, fin).prefetch_related("parts"):
        for pole, cts in parts_en_cents(subvention, list(subvention.parts.all())).items():
            echu = _echu(cts, subvention, fin)
            if du := echu - _echu(cts, subvention, debut - timedelta(days=1)):
                sommes[pole] += du
    return dict(sommes)


def _echu(cts: int, subvention: Subvention, jour: date) -> int:
    """What is due of a part at the end of a day."""
    jours = (subvention.fin - subvention.debut).days + 1
    passes = min(max((jour - subvention.debut).days + 1, 0), jours)
    return cts * passes // jours


@dataclass(frozen=True)
class NonEmployee:
    """A grant and what of it is not spent by its account, in cents; None: nobody has said."""

    subvention: Subvention
    reste_cts: int | None


def non_employees(debut: date, fin: date) -> list[NonEmployee]:
    """The grants agreed of some days that are not spent to the end, or of which nobody knows.

    For whoever keeps the accounts to judge what goes to the « fonds dédiés »: nothing is booked.
    ``reste_cts`` is ``CompteRenduCompose.reste_cts``.
    """
    accordees = Subvention.objects.accordees_pour(debut, fin).order_by("debut", "pk")
    accordees = accordees.select_related("financeur", "compte_rendu")
    accordees = accordees.prefetch_related("compte_rendu__lignes")
    lues = [NonEmployee(s, composer(s).reste_cts) for s in accordees]
    return [lue for lue in lues if lue.reste_cts != 0]
