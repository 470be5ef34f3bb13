"""The check of transfers: what was sent is accounted for."""

from collections import defaultdict
from collections.abc import Iterator

from django.db.models import Q

from collecte.livre.models import Mouvement
from collecte.livre.verifications.depuis_le_repere import sommes_par
from collecte.matiere.etapes import Etape
from petiterockette.verification import Constat, verification

from .models import Arrivee


@verification("Envois et arrivées")
def envois() -> Iterator[Constat]:
    """What arrived of a transfer, what was lost and what was found make what was sent."""
    bouts: dict[tuple[int, int], int] = defaultdict(int)
    for signe, passage in ((1, Q(vers=Etape.TRANSIT)), (-1, Q(de=Etape.TRANSIT))):
        rangees = Mouvement.objects.filter(passage)
        for (bon, categorie), grammes in sommes_par(rangees, ("bon", "categorie")):
            bouts[bon, categorie] += signe * grammes
    par_bon: dict[int, dict[int, int]] = defaultdict(dict)
    for (bon, categorie), grammes in bouts.items():
        par_bon[bon][categorie] = grammes
    arrivees = Arrivee.objects.filter(bon__annulation=None).values_list("bon", "transfert")
    for arrivee, transfert in arrivees:
        reste: dict[int, int] = defaultdict(int)
        for bon in (arrivee, transfert):
            for categorie, grammes in par_bon[bon].items():
                reste[categorie] += grammes
        if any(reste.values()):
            yield Constat(f"l’arrivée {arrivee} ne rend pas compte de l’envoi {transfert}")
