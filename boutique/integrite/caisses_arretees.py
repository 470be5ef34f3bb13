"""The tills that cannot go on by themselves: their clock went back, their base is an old copy."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from boutique.caisses.chaines import ChainesDeLaCaisse
from boutique.caisses.models import Caisse, Serie
from boutique.caisses.services.evenements import RECUL_ADMIS
from collecte.livre.services.reprises import bons_perdus
from petiterockette.mots.mesures import nombre

from .tetes import sont_illisibles, tetes_lues, tetes_perdues


@dataclass(frozen=True)
class HorlogeArretee:
    """A till whose last gesture is later than now. ``bloquee``: nothing is done there any more."""

    caisse: Caisse
    dernier_le: datetime
    maintenant: datetime

    @property
    def point(self) -> int:
        return self.caisse.point_id

    @property
    def bloquee(self) -> bool:
        return self.dernier_le - self.maintenant > RECUL_ADMIS


@dataclass(frozen=True)
class RestaurationVue:
    """A till of which more was told outside than its base knows."""

    caisse: Caisse
    serie: Serie
    connu: int
    dehors: int
    perdus: int
    evenements_perdus: int

    @property
    def point(self) -> int:
        return self.caisse.point_id


def horloges_reculees(toutes: list[ChainesDeLaCaisse]) -> list[HorlogeArretee]:
    maintenant = timezone.now().replace(microsecond=0)
    lues = [(chaines.caisse, chaines.derniere_heure) for chaines in toutes]
    return [HorlogeArretee(c, le, maintenant) for c, le in lues if le and le > maintenant]


def maison_restauree() -> list[str]:
    """What the house lost besides its tills: a sentence a chain, one for the bons."""
    dites = tetes_lues()
    if dites is None:
        return []
    phrases = [
        _(
            "Chaîne «\u00a0%(nom)s\u00a0»\u00a0: la base s’arrête au nº\u00a0%(connu)d, "
            "dehors on connaît le %(n)d."
        )
        % {"nom": nom, "connu": connu.rang, "n": dehors.rang}
        for nom, (connu, dehors) in tetes_perdues(dites).items()
    ]
    if perdus := bons_perdus():
        phrases.append(
            _(
                "Matière\u00a0: la base s’arrête au bon nº\u00a0%(connu)s, "
                "dehors on connaît le %(n)s."
            )
            % {"connu": nombre(perdus[0].rang), "n": nombre(perdus[1].rang)}
        )
    return phrases


def restaurations_constatees(toutes: list[ChainesDeLaCaisse]) -> list[RestaurationVue]:
    constats = []
    if sont_illisibles():
        return []
    for chaines in toutes:
        if not chaines.perdu:
            continue
        serie, perdus = chaines.serie(ecole=False), chaines.tickets_perdus
        connu = serie.chaine.rang
        constats.append(
            RestaurationVue(
                chaines.caisse, serie, connu, connu + perdus, perdus, chaines.evenements_perdus
            )
        )
    return constats
