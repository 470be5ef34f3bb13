"""The alerts of an account: of the sites and rights that it holds, most pressing first."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from petiterockette.comptes.models import Compte
from petiterockette.comptes.portees import Portee
from petiterockette.lieux.models import Lieu

from .calcul import chercher, en_rangee, seuils
from .models import Alerte, Calcul, MiseDeCote
from .registre import GENRES, Genre, Remede

DROIT_DE_COTE = "alertes.mettre_de_cote"


@dataclass(frozen=True)
class AlerteMontree:
    """An alert ready to be read. ``mise``: how it was put aside, if it is."""

    alerte: Alerte
    genre: Genre
    lieu: Lieu | None
    mise: MiseDeCote | None
    peut_mettre_de_cote: bool

    @property
    def remedes(self) -> list[Remede]:
        return [Remede(*r) for r in self.alerte.remedes]

    @property
    def revient_le(self) -> date | None:
        return self.mise.jusqu_au + timedelta(days=1) if self.mise else None

    @property
    def rang(self) -> tuple[Any, ...]:
        return (self.genre.urgence, self.alerte.depuis, self.genre.code, self.alerte.cle)


@dataclass(frozen=True)
class AlertesDuCompte:
    """The alerts that an account may see, shown or put aside.

    ``calcule_le`` None: nothing was ever kept; ``frais``: looked for today.
    """

    montrees: list[AlerteMontree]
    de_cote: list[AlerteMontree]
    calcule_le: datetime | None
    frais: bool

    def par_lieu(self, lieux: Iterable[Lieu]) -> list[tuple[Lieu | None, list[AlerteMontree]]]:
        """Pairs (site, its alerts), in the order of the sites; the association's own first."""
        ordre: list[Lieu | None] = [None, *lieux]
        groupes = [(lieu, [m for m in self.montrees if m.lieu == lieu]) for lieu in ordre]
        return [(lieu, les_siennes) for lieu, les_siennes in groupes if les_siennes]


def alertes_du_compte(
    compte: Compte, lieux: Collection[int] | None = None, jour: date | None = None
) -> AlertesDuCompte:
    """The alerts that this account may see, at these sites (None: all its own).

    What last night kept; where nothing was looked for today, they are looked for now, and
    nothing is written: reading a page never does.
    """
    jour = jour or timezone.localdate()
    calcul = Calcul.objects.first()
    frais = calcul is not None and calcul.jour == jour
    alertes = _gardees() if frais else _cherchees(compte, jour)
    visibles = [
        a
        for a in alertes
        if _est_pour(compte, a.genre, a.lieu_id, a.pole) and (lieux is None or a.lieu_id in lieux)
    ]
    mises = mises_de_cote(jour)
    sites = {lieu.pk: lieu for lieu in Lieu.objects.all()}
    ou_mettre = compte.portee(DROIT_DE_COTE)
    montrees = sorted(
        (
            AlerteMontree(
                a,
                GENRES[a.genre],
                sites[a.lieu_id] if a.lieu_id else None,
                mises.get((a.genre, a.cle)),
                _lisible(ou_mettre, a.lieu_id) and not GENRES[a.genre].reste,
            )
            for a in visibles
        ),
        key=lambda m: m.rang,
    )
    return AlertesDuCompte(
        montrees=[m for m in montrees if m.mise is None],
        de_cote=[m for m in montrees if m.mise is not None],
        calcule_le=calcul.le if calcul else None,
        frais=frais,
    )


def compter(compte: Compte, jour: date) -> tuple[int, bool]:
    """How many kept alerts this account may see, and whether they are today's; two queries
    and one more where there are some. On a first day, those that there are now."""
    calcul = Calcul.objects.first()
    restantes = _restantes(compte, jour, jamais=calcul is None)
    return len(restantes), calcul is None or calcul.jour == jour


@dataclass(frozen=True)
class Premiere:
    """The first alert of a kind, how many others it has, and whether each is another site's."""

    montree: AlerteMontree
    autres: int
    par_lieu: bool


@dataclass(frozen=True)
class ARegarder:
    """What the home page says of alerts: how many there are, and the first of each of a few
    kinds."""

    n: int
    premieres: list[Premiere]


def a_regarder(compte: Compte, jour: date, combien: int) -> ARegarder:
    """The kept alerts of this account that nobody put aside, a kind at a time: the most pressing
    kind and the nearest to ``jour`` first, each by its oldest. Four queries; nothing is looked
    for, unless nothing ever was: a first day does not wait for its night."""
    alertes = _restantes(compte, jour, jamais=not Calcul.objects.exists())
    sites = {lieu.pk: lieu for lieu in Lieu.objects.all()} if alertes else {}
    restantes = [
        AlerteMontree(
            a,
            GENRES[a.genre],
            sites[a.lieu_id] if a.lieu_id else None,
            None,
            peut_mettre_de_cote=False,
        )
        for a in alertes
    ]
    restantes.sort(key=lambda m: (m.genre.urgence, abs((m.alerte.depuis - jour).days), m.rang))
    par_genre: dict[str, list[AlerteMontree]] = {}
    for montree in restantes:
        par_genre.setdefault(montree.genre.code, []).append(montree)
    # Of those that wait, the one that waits for longest; of those to come, the next one.
    premieres = [
        Premiere(
            min(siennes, key=lambda m: m.rang),
            len(siennes) - 1,
            par_lieu=len(siennes) == len({m.lieu for m in siennes if m.lieu}),
        )
        for siennes in par_genre.values()
    ]
    return ARegarder(len(restantes), premieres[:combien])


def mises_de_cote(jour: date) -> dict[tuple[str, str], MiseDeCote]:
    """The alerts put aside that still wait on a day: (kind, key) → how each was put aside."""
    mises = MiseDeCote.objects.filter(jusqu_au__gte=jour).select_related("compte__personne")
    return {(m.genre, m.cle): m for m in mises}


def une_alerte(compte: Compte, genre: str, cle: str) -> AlerteMontree | None:
    """One alert, by its kind and key; None where it is no more, or is not for this account."""
    alertes = alertes_du_compte(compte)
    toutes = [*alertes.montrees, *alertes.de_cote]
    return next((m for m in toutes if (m.genre.code, m.alerte.cle) == (genre, cle)), None)


def _restantes(compte: Compte, jour: date, *, jamais: bool) -> list[Alerte]:
    """The kept alerts that this account may see and that nobody put aside; ``jamais``: nothing
    was ever kept, they are looked for now."""
    alertes = _cherchees(compte, jour) if jamais else _gardees()
    visibles = [a for a in alertes if _est_pour(compte, a.genre, a.lieu_id, a.pole)]
    mises = mises_de_cote(jour) if visibles else {}
    return [a for a in visibles if (a.genre, a.cle) not in mises]


def _est_pour(compte: Compte, genre: str, lieu: int | None, pole: str) -> bool:
    """Whether this account holds the right of a kind, at that site and for that pole."""
    if genre not in GENRES:
        return False
    return _lisible(compte.portee(GENRES[genre].droit, pole or None), lieu)


def _lisible(portee: Portee, lieu: int | None) -> bool:
    """Whether a scope covers an alert's site; an alert of the whole association asks for every
    site."""
    return portee.partout if lieu is None else portee.couvre(lieu)


def _gardees() -> list[Alerte]:
    return list(Alerte.objects.all())


def _cherchees(compte: Compte, jour: date) -> list[Alerte]:
    valeurs = seuils()
    return [
        en_rangee(genre, t)
        for genre in GENRES.values()
        if compte.has_perm(genre.droit)
        for t in chercher(genre, jour, valeurs)
    ]
