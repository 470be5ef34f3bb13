"""A week of permanences as it is read: day by day, who comes, and the holes in words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from petiterockette.lieux.heures import en_heure
from petiterockette.lieux.models import Lieu
from petiterockette.temps.dates import date_format

from .models import Inscription, Permanence
from .models.permanences import PermanenceQuerySet

JOUR = timedelta(days=1)


@dataclass(frozen=True)
class PermanenceMontree:
    """A permanence with those who come. ``moi``: the numbers of the reader's own person."""

    permanence: Permanence
    venants: list[Inscription]
    moi: frozenset[int]

    @property
    def heures(self) -> str:
        """« 10 h – 13 h »."""
        return f"{en_heure(self.permanence.debut)} – {en_heure(self.permanence.fin)}"

    @property
    def manque(self) -> int:
        return 0 if self.permanence.annulee_le else self.permanence.places - len(self.venants)

    @property
    def manque_en_mots(self) -> str:
        """« il manque 2 personnes », « il manquait » once over; empty where nobody is."""
        if not self.manque:
            return ""
        return il_manquait(self.manque) if self.finie else il_manque(self.manque)

    @property
    def libres(self) -> range:
        """One for each place that nobody has."""
        return range(self.manque)

    @property
    def a_prendre(self) -> list[Inscription]:
        """The places of those who look for somebody else."""
        return [i for i in self.venants if i.echange_le]

    @property
    def la_mienne(self) -> Inscription | None:
        return next((i for i in self.venants if i.personne_id in self.moi), None)

    @property
    def finie(self) -> bool:
        return self.permanence.fin <= timezone.now()

    @property
    def a_venir(self) -> bool:
        """Neither over nor cancelled."""
        return not self.finie and self.permanence.annulee_le is None


def montrer(permanences: Iterable[Permanence], moi: Iterable[int]) -> list[PermanenceMontree]:
    """Permanences read with ``avec_les_inscrits``, as a page shows them."""
    numeros = frozenset(moi)
    return [PermanenceMontree(p, p.venants, numeros) for p in permanences]  # type: ignore[attr-defined]


def semaine(
    parmi: PermanenceQuerySet, lieu: Lieu, debut: date, moi: Iterable[int]
) -> list[tuple[date, list[PermanenceMontree]]]:
    """The seven days from a Monday on, cancelled permanences among them; two queries.

    ``parmi``: those that the reader may know.
    """
    trouvees = (
        parmi.filter(lieu=lieu, jour__range=(debut, debut + 6 * JOUR))
        .avec_les_inscrits()
        .order_by("debut", "id")
    )
    montrees = montrer(trouvees, moi)
    jours = [debut + n * JOUR for n in range(7)]
    return [(jour, [m for m in montrees if m.permanence.jour == jour]) for jour in jours]


@dataclass(frozen=True)
class Trou:
    """What is missing of a half-day, in words, and the first permanence where one may come."""

    phrase: str
    permanence: Permanence


def trous(montrees: Iterable[PermanenceMontree]) -> Iterator[Trou]:
    """What is missing of what is not over, by half-day: « il manque 2 personnes samedi matin ».

    Then each place whose owner looks for somebody else: « Awa cherche un échange samedi matin ».
    """
    a_venir = [m for m in montrees if m.a_venir]
    manques: dict[str, tuple[int, Permanence]] = {}
    for m in a_venir:
        if m.manque > 0:
            n, premiere = manques.get(_quand(m), (0, m.permanence))
            manques[_quand(m)] = (n + m.manque, premiere)
    for quand, (n, premiere) in manques.items():
        yield Trou(f"{il_manque(n)} {quand}", premiere)
    for m in a_venir:
        for i in m.a_prendre:
            phrase = _("%(qui)s cherche un échange %(quand)s")
            yield Trou(phrase % {"qui": i.personne, "quand": _quand(m)}, m.permanence)


def _quand(m: PermanenceMontree) -> str:
    """« samedi matin »: a name of its half-day within the week."""
    return f"{date_format(m.permanence.jour, 'l')} {moment(m.permanence)}"


def il_manquait(n: int) -> str:
    return ngettext("il manquait %(n)d personne", "il manquait %(n)d personnes", n) % {"n": n}


def il_manque(n: int) -> str:
    return ngettext("il manque %(n)d personne", "il manque %(n)d personnes", n) % {"n": n}


def moment(permanence: Permanence) -> str:
    """« matin », « après-midi », « soir »: by the hour when it begins, in Paris."""
    heure = timezone.localtime(permanence.debut).hour
    if heure < 12:
        return _("matin")
    return _("après-midi") if heure < 18 else _("soir")
