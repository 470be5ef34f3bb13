"""A figure in two sentences: what it is beside another period, then what moved it. Pure.

Rules, no model: the same figures always make the same words, and each number in them is one that
the page shows, or the difference of two.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from .mesures import MOINS, TIRET
from .taux import pourcent_signe, variation

# How many parts are named on the side of the movement; beside it, the one that weighs most.
NOMMEES = 3
# A part the other way is named from such a share of the movement.
A_L_INVERSE = Decimal("0.05")

Ecrire = Callable[[Any], str]


@dataclass(frozen=True)
class Part:
    """One of the things that make a figure: what it adds to the difference, and, where that means
    something, what it is in this period."""

    nom: str
    ecart: int | Decimal
    maintenant: int | None = None


@dataclass(frozen=True)
class Fait:
    """A figure of a period beside the same of another one.

    ``nom``: « Vendu »; ``quand``, ``de_quand``: the two periods; ``avant``: None where nothing was.
    ``en_cours``: the period is not over. ``pas_comparable``: why the two say nothing of each other.
    ``ecrire``: a value in words; ``parts``: what makes it, in any order.
    """

    nom: str
    quand: str
    de_quand: str
    maintenant: Any
    avant: Any
    ecrire: Ecrire
    ecart: Ecrire | None = None
    en_cours: bool = False
    pas_comparable: str = ""
    parts: Sequence[Part] = ()

    @property
    def se_compare(self) -> bool:
        return (
            not self.en_cours
            and not self.pas_comparable
            and self.maintenant is not None
            and bool(self.avant)
        )


def en_phrases(fait: Fait) -> list[str]:
    """« Vendu, novembre 2026 : 9 400 €, +400 € (+4,4 %) sur octobre. », then « Surtout par : … ».

    One sentence alone where nothing makes the figure.
    """
    return [phrase for phrase in (_combien(fait), _pourquoi(fait)) if phrase]


def signer(ecart: Any, ecrire: Ecrire) -> str:
    """A difference with its sign: « +400 € », « −0,7 point »."""
    signe = "+" if ecart > 0 else MOINS if ecart < 0 else ""
    return f"{signe}{ecrire(abs(ecart))}"


def _combien(fait: Fait) -> str:
    dit = TIRET if fait.maintenant is None else fait.ecrire(fait.maintenant)
    jusqu_ici = _(" jusqu’ici") if fait.en_cours else ""
    tete = f"{fait.nom}, {fait.quand}{jusqu_ici}\u00a0: {dit}"
    if fait.se_compare:
        return f"{tete}, {_sur(fait)}."
    if not fait.avant:
        return f"{tete}."
    mots = {"tete": tete, "de_quand": fait.de_quand, "avant": fait.ecrire(fait.avant)}
    if fait.en_cours:
        return _("%(tete)s (%(de_quand)s en entier\u00a0: %(avant)s).") % mots
    mots["pourquoi"] = fait.pas_comparable
    return _("%(tete)s. Pas comparable à %(de_quand)s (%(pourquoi)s).") % mots


def _sur(fait: Fait) -> str:
    """« +1 200 kg (+4,4 %) sur octobre », « +0,7 point sur octobre », « comme octobre »."""
    ecart = fait.maintenant - fait.avant
    mots = {"de_quand": fait.de_quand, "ecart": signer(ecart, fait.ecart or fait.ecrire)}
    if not ecart:
        return _("comme %(de_quand)s") % mots
    if fait.ecart:
        return _("%(ecart)s sur %(de_quand)s") % mots
    mots["part"] = pourcent_signe(variation(ecart, fait.avant))
    return _("%(ecart)s (%(part)s) sur %(de_quand)s") % mots


def _pourquoi(fait: Fait) -> str:
    if not fait.se_compare:
        return _surtout(fait)
    ecart = fait.maintenant - fait.avant
    rangees = sorted(fait.parts, key=lambda p: -abs(p.ecart))
    memes = [p for p in rangees if p.ecart * ecart > 0][:NOMMEES]
    seuil = abs(ecart) * A_L_INVERSE
    inverses = [p for p in rangees if p.ecart * ecart <= 0 and abs(p.ecart) > seuil][:1]
    mots = {"memes": _ecarts(memes, fait), "inverses": _ecarts(inverses, fait)}
    if memes and inverses:
        return _("Surtout par\u00a0: %(memes)s\u00a0; à l’inverse\u00a0: %(inverses)s.") % mots
    if memes:
        return _("Surtout par\u00a0: %(memes)s.") % mots
    return _("Ce qui a le plus bougé\u00a0: %(inverses)s.") % mots if inverses else ""


def _surtout(fait: Fait) -> str:
    """What makes the figure, where nothing is compared."""
    grandes = sorted((p for p in fait.parts if p.maintenant), key=lambda p: -(p.maintenant or 0))
    dites = [f"{p.nom} ({fait.ecrire(p.maintenant)})" for p in grandes[:NOMMEES]]
    return _("Surtout\u00a0: %(parts)s.") % {"parts": ", ".join(dites)} if dites else ""


def _ecarts(parts: Sequence[Part], fait: Fait) -> str:
    ecrire = fait.ecart or fait.ecrire
    return ", ".join(f"{p.nom} ({signer(p.ecart, ecrire)})" for p in parts)


def par_le_nombre_et_la_moyenne(
    nombre: tuple[int, int], total: tuple[int, int], noms: tuple[str, str]
) -> list[Part]:
    """Why a total moved: how many there were, and what each made on average.

    ``nombre``, ``total``: now and before; ``noms``: of the two parts. The first is what the
    difference in number would have made at the average of before, rounded; the second is the rest,
    so that they add up to the difference. Empty where one of the periods had none.
    """
    (n1, n0), (t1, t0) = nombre, total
    if not n0 or not n1:
        return []
    par_le_nombre = round(Decimal((n1 - n0) * t0) / n0)
    return [Part(noms[0], par_le_nombre), Part(noms[1], t1 - t0 - par_le_nombre)]
