"""Read what each pole brings in and does: rows of poles, columns of sources, their sums."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from petiterockette.comptes.lieux_lus import LieuxLus
from petiterockette.indicateurs.registre import Portee, Unite, ValeursDeLaPeriode
from petiterockette.lieux.models import Lieu

from .registre import HORS_POLE, SOURCES, Famille, Source, noms_des_poles

# Pole → one value a source, in their order; None where a site cannot tell.
Rangees = Mapping[str, tuple[int | None, ...]]


@dataclass(frozen=True)
class Rang:
    """What a pole makes: one value a source; ``lieux``: the same, site by site."""

    pole: str
    nom: str
    valeurs: tuple[int | None, ...]
    lieux: Sequence["Rang"] = field(default_factory=tuple)


@dataclass(frozen=True)
class Activite:
    """The poles that make something, then what is of none; each column adds up to ``totaux``."""

    sources: tuple[Source, ...]
    rangs: Sequence[Rang]
    totaux: tuple[int | None, ...]

    @property
    def vide(self) -> bool:
        return not any(self.totaux)

    def des(self, famille: Famille) -> list[int]:
        """The ranks of the sources of a family."""
        return [n for n, source in enumerate(self.sources) if source.famille == famille]


def lire_l_activite(
    debut: date,
    fin: date,
    lus: LieuxLus,
    *,
    par_lieu: bool = False,
    familles: Collection[Famille] = tuple(Famille),
) -> Activite:
    """What every pole made over some days, at the sites that a page reads, of these families.

    A reading a source; ``par_lieu``: one more for each site, and what no site made beside them.
    """
    ids = None if lus.ids is None else tuple(lus.ids)
    lieux = lus.lieux if par_lieu and lus.lieu is None else []
    return activite_de(Portee(debut, fin, ids), lieux, familles)


def activite_de(
    portee: Portee, lieux: Iterable[Lieu] = (), familles: Collection[Famille] = tuple(Famille)
) -> Activite:
    """What every pole made of a period, of these families; ``lieux``: the sites to read one by one
    too."""
    ordre, valeurs = list(Famille), ValeursDeLaPeriode(portee)
    siennes = [
        s
        for s in SOURCES.values()
        if s.famille in familles and (not s.si_connu or any(s.lire(valeurs).values()))
    ]
    sources = tuple(sorted(siennes, key=lambda s: (ordre.index(s.famille), s.rang, s.code)))
    ensemble = _lire(sources, portee)
    des_lieux = {
        lieu.nom: _lire(sources, Portee(portee.debut, portee.fin, (lieu.pk,))) for lieu in lieux
    }
    noms = noms_des_poles()
    rangs = [
        Rang(pole, str(nom), ensemble[pole], tuple(_des_lieux(pole, ensemble[pole], des_lieux)))
        for pole, nom in noms.items()
        if any(ensemble[pole])
    ]
    return Activite(sources, rangs, _sommes([ensemble[pole] for pole in noms], sources))


def _lire(sources: Sequence[Source], portee: Portee) -> Rangees:
    """Every pole with its values; what a source says of a pole that nobody knows is of none."""
    valeurs, poles = ValeursDeLaPeriode(portee), noms_des_poles()
    colonnes: list[Mapping[str, int | None]] = []
    for source in sources:
        if source.sans_lieu and portee.lieux is not None:
            colonnes.append(dict.fromkeys(poles))
            continue
        colonne: dict[str, int | None] = dict.fromkeys(poles, 0)
        for pole, valeur in source.lire(valeurs).items():
            ou = pole if pole in poles else HORS_POLE
            colonne[ou] = (colonne[ou] or 0) + valeur
        colonnes.append(colonne)
    return {pole: tuple(colonne[pole] for colonne in colonnes) for pole in poles}


def _des_lieux(
    pole: str, ensemble: tuple[int | None, ...], des_lieux: Mapping[str, Rangees]
) -> Iterator[Rang]:
    siens = {nom: rangees[pole] for nom, rangees in des_lieux.items() if any(rangees[pole])}
    for nom, valeurs in siens.items():
        yield Rang(pole, nom, valeurs)
    restes = tuple(
        (tout or 0) - sum(valeurs[n] or 0 for valeurs in siens.values())
        for n, tout in enumerate(ensemble)
    )
    if des_lieux and any(restes):
        yield Rang(pole, _("sans lieu"), restes)


def _sommes(
    rangees: Sequence[tuple[int | None, ...]], sources: Sequence[Source]
) -> tuple[int | None, ...]:
    colonnes = [[rangee[n] for rangee in rangees] for n in range(len(sources))]
    return tuple(
        None if all(v is None for v in colonne) else sum(v or 0 for v in colonne)
        for colonne in colonnes
    )


def produits_de(activite: Activite, valeurs: Sequence[int | None]) -> int:
    """What all the kinds of income of a row make together, in cents."""
    return sum(
        valeurs[n] or 0
        for n in activite.des(Famille.PRODUITS)
        if activite.sources[n].unite == Unite.CENTIMES
    )
