"""What may not be brought in: what the house counts since, and what was brought in already."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from operator import itemgetter
from typing import NamedTuple

from django.db.models import Min
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from collecte.livre.models import Bon, Mouvement
from collecte.matiere.etapes import Etape, Nature
from collecte.mois.models import Mois
from petiterockette.lieux.models import Lieu
from petiterockette.mots.francais import du
from petiterockette.reprise.empechements import Empechement, deja_repris, refus_du_lieu
from petiterockette.reprise.periodes import Periode
from petiterockette.temps.dates import date_format

from .listes import ENTREE
from .models import Repris


class Quoi(NamedTuple):
    """Kilograms that a file tells together: a site, in or an end (code), who took them (its id in
    letters; empty: nobody says)."""

    lieu: str
    flux: str
    structure: str = ""


class Dit(NamedTuple):
    """Days that were brought in, first and last, and the name of their file; empty: an old base."""

    debut: date
    fin: date
    nom: str


class Dits:
    """The days that were brought in, of some kilograms."""

    def __init__(self) -> None:
        self._dits: list[Dit] = []
        # What reaches furthest among the days that begin before each of them, or with it.
        self._loin: list[Dit] = []

    def ajouter(self, dit: Dit) -> None:
        """In the order of their first day."""
        self._dits.append(dit)
        loin = self._loin[-1] if self._loin else dit
        self._loin.append(max(loin, dit, key=lambda d: d.fin))

    def qui_croise(self, p: Periode) -> Dit | None:
        """One that has a day of this period; None where none has."""
        rang = bisect_right(self._dits, p.fin, key=lambda d: d.debut)
        dit = self._loin[rang - 1] if rang else None
        return dit if dit and dit.fin >= p.debut else None


@dataclass(frozen=True)
class Frontieres:
    """By code of a site: when it opened, since when the house counts there, its closed months, and
    the days that files brought in, of each end."""

    ouverts_le: Mapping[str, date]
    comptes_depuis: Mapping[str, date]
    clos: Mapping[str, set[date]]
    # Under « whoever took them » (None), all those of an end together.
    repris: Mapping[tuple[str, str, str | None], Dits]
    _juges: dict[tuple[Quoi, Periode], Empechement | None] = field(default_factory=dict)

    def empechement(self, quoi: Quoi, p: Periode) -> Empechement | None:
        """Why the total of a period may not be brought in; None if it may."""
        if (quoi, p) not in self._juges:
            self._juges[quoi, p] = self._juger(quoi, p)
        return self._juges[quoi, p]

    def _juger(self, quoi: Quoi, p: Periode) -> Empechement | None:
        if ferme := refus_du_lieu(p, self.ouverts_le[quoi.lieu]):
            return ferme
        depuis = self.comptes_depuis.get(quoi.lieu)
        if depuis and p.fin >= depuis:
            phrase = _(
                "%(quand)s : ce lieu compte ici depuis le %(jour)s. Dites seulement ce qui précède."
            )
            dits = {"quand": p.dite, "jour": date_format(depuis, "j F Y")}
            return Empechement(phrase % dits)
        if p.fin.replace(day=1) in self.clos.get(quoi.lieu, ()):
            phrase = _("%(quand)s : les comptes %(du_mois)s sont clos.")
            dits = {"quand": p.dite, "du_mois": du(date_format(p.fin, "F Y"))}
            # Nothing more enters a closed month, whatever the file says.
            return Empechement(phrase % dits, au_tableur=False)
        dit = self._deja_repris(quoi, p)
        return deja_repris(p, dit.nom) if dit else None

    def _deja_repris(self, quoi: Quoi, p: Periode) -> Dit | None:
        """What nobody says who took may be the same as what anybody took."""
        qui: tuple[str | None, ...] = (quoi.structure, "") if quoi.structure else (None,)
        dits = (self.repris.get((quoi.lieu, quoi.flux, q)) for q in qui)
        croisees = (siens.qui_croise(p) for siens in dits if siens)
        return next((dit for dit in croisees if dit), None)


def comptes_depuis() -> dict[str, date]:
    """Code of a site → the first day that the house itself counted there."""
    d_ici = Bon.objects.d_objets().d_ici()
    return dict(d_ici.order_by().values_list("lieu__code").annotate(Min("jour")))


def frontieres(lieux: Collection[str], debut: date, fin: date) -> Frontieres:
    """What stands at these sites now, of the days of a file, ``fin`` included; four queries."""
    return Frontieres(
        ouverts_le=dict(Lieu.objects.values_list("code", "ouvert_le")),
        comptes_depuis=comptes_depuis(),
        clos=mois_clos(),
        repris=_repris(lieux, debut, fin),
    )


def mois_clos() -> Mapping[str, set[date]]:
    """Code of a site → its closed months, each by its first day."""
    clos: dict[str, set[date]] = defaultdict(set)
    for code, mois in Mois.objects.filter(clos_le__isnull=False).values_list("lieu__code", "mois"):
        clos[code].add(mois)
    return clos


def jours_des_fichiers() -> Mapping[tuple[str, bool], Dits]:
    """(Code of a site, whether it came in) → the days that spreadsheets brought in."""
    repris: dict[tuple[str, bool], Dits] = defaultdict(Dits)
    vivants = Repris.objects.filter(bon__nature=Nature.REPRISE, bon__annulation=None)
    for code, entre, debut, jour, nom in vivants.order_by("debut", "bon__jour").values_list(
        "bon__lieu__code", "entre", "debut", "bon__jour", "fichier__nom"
    ):
        repris[code, entre].ajouter(Dit(debut, jour, nom))
    return repris


def _repris(
    lieux: Collection[str], debut: date, fin: date
) -> Mapping[tuple[str, str, str | None], Dits]:
    """What was brought in of these days, from wherever: a total stands on its last day."""
    vivants = Mouvement.objects.filter(
        nature=Nature.REPRISE,
        bon__annulation=None,
        lieu__code__in=lieux,
        jour__range=(debut, date(fin.year, 12, 31)),
    )
    rangees = vivants.order_by().annotate(premier=Coalesce("bon__repris__debut", "jour"))
    repris: dict[tuple[str, str, str | None], Dits] = defaultdict(Dits)
    for premier, jour, lieu, de, vers, structure, nom in sorted(
        rangees.values_list(
            *("premier", "jour", "lieu__code", "de", "vers"),
            *("bon__sortie__structure", "bon__repris__fichier__nom"),
        ).distinct(),
        key=itemgetter(0, 1),
    ):
        flux = ENTREE if de == Etape.DONATEUR else vers
        dit = Dit(premier, jour, nom or "")
        for qui in {None, str(structure or "")}:
            repris[lieu, flux, qui].ajouter(dit)
    return repris
