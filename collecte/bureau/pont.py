"""The recycler's weighbridge as the office reads it: what is awaited, what it said, in words."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from collecte.matiere.etapes import FINS_DE_DECHET, Etape
from collecte.mois.models import Mois
from collecte.sorties.models import Sortie
from petiterockette.mots.mesures import kilos
from petiterockette.mots.taux import pourcent_signe, variation

from .models import Reception
from .services.receptions import attendues_au_pont

# Beyond so many days a ticket is late: somebody should ask for it.
RETARD = 30
# What a page shows of the awaited; the oldest come first.
MONTREES = 60


@dataclass(frozen=True)
class TicketAttendu:
    """An exit whose ticket did not come yet: days waited, and grams by material as we weighed."""

    sortie: Sortie
    jours: int
    matieres: list[tuple[str, int]]

    @property
    def masse_g(self) -> int:
        return sum(g for _nom, g in self.matieres)

    @property
    def en_retard(self) -> bool:
        return self.jours > RETARD


def attentes(jour: date, lieux: Sequence[int] | None) -> tuple[list[TicketAttendu], int]:
    """The awaited exits of these sites, oldest first, and how many there are in all."""
    sorties = attendues_au_pont(lieux).prefetch_related("bon__lignes__matiere")
    montrees = list(sorties[: MONTREES + 1])
    total = len(montrees) if len(montrees) <= MONTREES else attendues_au_pont(lieux).count()
    return [
        TicketAttendu(s, (jour - s.bon.jour).days, matieres_annoncees(s))
        for s in montrees[:MONTREES]
    ], total


def matieres_annoncees(sortie: Sortie) -> list[tuple[str, int]]:
    """Names of the materials of an exit, each with the grams that we weighed."""
    sommes: dict[str, int] = defaultdict(int)
    for ligne in sortie.bon.lignes.all():
        if ligne.de != Etape.MAISON and ligne.vers in FINS_DE_DECHET:
            sommes[ligne.matiere.nom] += ligne.masse_g
    return list(sommes.items())


def recues(lieux: Sequence[int] | None) -> QuerySet[Reception]:
    """What bridges said at these sites; the corrected tickets stay, named as such."""
    tickets = Reception.objects.select_related(
        "bon__annulation", "bon__lieu", "sortie__structure", "sortie__bon"
    ).prefetch_related("pesees__matiere")
    return tickets if lieux is None else tickets.filter(bon__lieu__in=lieux)


def mois_clos_de(sortie: Sortie) -> bool:
    """Whether what comes now for this exit counts today, as a revision. Locks nothing."""
    bon = sortie.bon
    return Mois.objects.filter(
        lieu=bon.lieu_id, mois=bon.jour.replace(day=1), clos_le__isnull=False
    ).exists()


def ecart_en_mots(annonce_g: int, net_g: int) -> str:
    """« 9 kg de moins que nous (−3,9 %) », « autant que nous »."""
    ecart_g = net_g - annonce_g
    if not ecart_g:
        return _("autant que nous")
    phrase = _("%(kg)s de plus que nous") if ecart_g > 0 else _("%(kg)s de moins que nous")
    return (
        f"{phrase % {'kg': kilos(abs(ecart_g))}} ({pourcent_signe(variation(ecart_g, annonce_g))})"
    )
