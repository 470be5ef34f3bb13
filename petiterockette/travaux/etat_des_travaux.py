"""The works as their page tells them: what runs, what waits, what broke down, what was done."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from .models import EtapeDeNuit, Travail
from .registre import ETAPES, NATURES

# What a list shows of each state.
MONTRES = 30
# A work that nothing took for so long: no worker stands there.
PERSONNE = timedelta(minutes=10)


@dataclass(frozen=True)
class TravailMontre:
    """A work, the French name of its kind, and whether it may be tried again."""

    travail: Travail
    nom: Any

    @property
    def bouge(self) -> bool:
        return self.travail.bouge

    @property
    def pourcent(self) -> int | None:
        """What is done of it, rounded down: 100 is all of it; None where nobody can say."""
        return 100 * self.travail.fait // self.travail.total if self.travail.total else None


@dataclass(frozen=True)
class EtatDesTravaux:
    """What the page of works shows: the works by state, the steps of the last night, whether a
    worker is there."""

    en_cours: list[TravailMontre]
    en_attente: list[TravailMontre]
    en_panne: list[TravailMontre]
    faits: list[TravailMontre]
    nuit: list[tuple[Any, EtapeDeNuit]]
    # The day of the last night that was begun.
    jour: date | None
    sans_ouvrier: bool

    @property
    def bouge(self) -> bool:
        return bool(self.en_cours or self.en_attente)

    @property
    def vide(self) -> bool:
        return not (self.en_cours or self.en_attente or self.en_panne or self.faits or self.nuit)


def etat_des_travaux(maintenant: datetime | None = None) -> EtatDesTravaux:
    """The works and the last night as they are now. Six small queries, whatever the history."""
    maintenant = maintenant or timezone.now()
    etats = Travail.Etat
    attente = _montrer(etats.ATTEND, "demande_le")
    derniere = EtapeDeNuit.objects.order_by("-jour").values_list("jour", flat=True).first()
    etapes = list(EtapeDeNuit.objects.filter(jour=derniere)) if derniere else []
    oublie = maintenant - PERSONNE
    return EtatDesTravaux(
        en_cours=_montrer(etats.EN_COURS, "commence_le"),
        en_attente=attente,
        en_panne=_montrer(etats.PANNE, "-fini_le"),
        faits=_montrer(etats.FAIT, "-fini_le"),
        nuit=sorted(
            ((ETAPES[e.code].nom, e) for e in etapes if e.code in ETAPES),
            key=lambda paire: ETAPES[paire[1].code].rang,
        ),
        jour=derniere,
        sans_ouvrier=any(
            m.travail.pas_avant is None and m.travail.demande_le < oublie for m in attente
        ),
    )


def travaux_de(nature: str, n: int = 3) -> list[TravailMontre]:
    """The works of a kind that wait, run or broke down, the newest first; for a page of its own.

    One that broke down is told until a newer one of its kind is done.
    """
    siens = Travail.objects.filter(nature=nature).order_by("-demande_le", "-id")
    montres = []
    for travail in siens[:n]:
        if travail.etat == Travail.Etat.FAIT:
            break
        montres.append(TravailMontre(travail, NATURES[nature].nom))
    return montres


def suivis(*travaux: Travail | None) -> list[TravailMontre]:
    """Works as a page of theirs follows them: those that are not done."""
    return [
        TravailMontre(travail, NATURES[travail.nature].nom)
        for travail in travaux
        if travail is not None and travail.etat != Travail.Etat.FAIT
    ]


def _montrer(etat: str, ordre: str) -> list[TravailMontre]:
    travaux = Travail.objects.filter(etat=etat).order_by(ordre, "id")[:MONTRES]
    return [
        TravailMontre(t, NATURES[t.nature].nom if t.nature in NATURES else t.nature)
        for t in travaux
    ]
