"""The pick-ups of a declaration: what left as waste of its lines, bon by bon, and their papers."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, Q, Sum
from django.db.models.functions import Coalesce

from collecte.bilans.masses import Ids, choisir, jours_de
from collecte.bureau.models import Reception
from collecte.livre.models import Bon, Mouvement
from collecte.matiere.etapes import FINS_DE_DECHET, STOCKS, Famille
from collecte.sorties.models import Sortie
from petiterockette.mots.mesures import nombre
from petiterockette.temps.dates import date_format

from .lignes import HORS_DECLARATION
from .nomenclature import Groupe, Place


@dataclass(frozen=True)
class Enlevement:
    """A bon and what it took of some lines, in grams, its corrections and its bridge included."""

    bon: Bon
    masse_g: int

    @property
    def nom(self) -> str:
        return f"Bon nº\u00a0{nombre(self.bon.pk)}, {date_format(self.bon.jour, 'j F Y')}"

    @property
    def est_un_enlevement(self) -> bool:
        """Whether a recycler took it: neither a bin nor what we carried to the déchetterie."""
        sortie = getattr(self.bon, "sortie", None)
        return bool(sortie and sortie.genre == Sortie.Genre.RECYCLEUR)

    @property
    def destinataire(self) -> str:
        sortie = getattr(self.bon, "sortie", None)
        return str(sortie.structure or sortie.get_genre_display()) if sortie else ""

    @property
    def bordereau(self) -> str:
        remise = getattr(getattr(self.bon, "sortie", None), "remise", None)
        return remise.bordereau if remise else ""

    @property
    def tickets(self) -> str:
        sortie = getattr(self.bon, "sortie", None)
        recues = sortie.receptions.all() if sortie else ()
        return ", ".join(r.ticket for r in recues if r.ticket)

    @property
    def scans(self) -> int:
        """How many of its papers were photographed."""
        sortie = getattr(self.bon, "sortie", None)
        return len(sortie.scans.all()) if sortie else 0


def enlevements(places: Collection[Place], la: Iterable[Groupe]) -> list[Enlevement]:
    """What left as waste of these lines, in the days and sites of ``la``, in the order of the bons.

    Their sum is what the balance says was recycled, burnt and thrown away.
    """
    par_bon: dict[int, int] = defaultdict(int)
    for groupe in la:
        for tranche in groupe.tranches:
            lus = _sommes(tranche.debut, tranche.fin, groupe.lieux)
            for bon, categorie, matiere, de, vers, g in lus:
                etape = de if de in STOCKS else vers
                if tranche.nomenclature.place(categorie, etape, matiere) in places:
                    par_bon[bon] += g * ((vers in FINS_DE_DECHET) - (de in FINS_DE_DECHET))
    valables = Prefetch("sortie__receptions", Reception.objects.filter(bon__annulation=None))
    bons = Bon.objects.select_related("sortie__structure", "sortie__remise").prefetch_related(
        valables, "sortie__scans"
    )
    lus = bons.in_bulk([bon for bon, g in par_bon.items() if g])
    return [Enlevement(lus[pk], par_bon[pk]) for pk in sorted(lus)]


def _sommes(debut: date, fin: date, lieux: Ids) -> Any:
    """Rows (bon that began it, category, material, from, to, grams) that touch an end of waste."""
    racine = Coalesce(
        "bon__reception__sortie",
        "bon__annule__reception__sortie",
        "bon__annule",
        "bon",
    )
    fins = Q(vers__in=FINS_DE_DECHET) | Q(de__in=FINS_DE_DECHET)
    touches = Mouvement.objects.filter(jours_de([(debut, fin)])).filter(
        fins, ~Q(de__in=HORS_DECLARATION), ~Q(vers__in=HORS_DECLARATION), famille=Famille.OBJETS
    )
    cle = ("racine", "categorie", "matiere", "de", "vers")
    choisis = choisir(touches, lieux).annotate(racine=racine)
    return choisis.order_by().values_list(*cle).annotate(Sum("masse_g"))
