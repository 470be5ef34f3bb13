"""A year of indicators for a reader: at the sites he may read, beside the year before."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from datetime import date

from petiterockette.comptes.lieux_lus import LieuxLus, lire_les_lieux
from petiterockette.comptes.models import Compte
from petiterockette.lieux.models import Lieu

from .cibles import cibles_des_lieux_lus
from .models import Releve
from .registre import Indicateur, Portee, Valeur, ValeursDeLaPeriode
from .services import releves_de

# An indicator, its value, what people typed of it, whether some of it was brought in from before.
Lue = tuple[Indicateur, Valeur, Releve | None, bool]


@dataclass(frozen=True)
class AnneeDIndicateurs:
    """Some indicators of a year, at one site or at every site.

    ``lignes``: indicator, value, value of the year before, what people typed of it. ``lieu``: the
    site shown, None for all; ``choix``: the sites to choose from, none if one only. ``ouverts_le``:
    when the first of the sites read opened: no year before it is a whole one. ``cibles``: code →
    what is aimed at that year. ``repris``: year → codes of those of which some was brought in from
    before this product.
    """

    lignes: list[tuple[Indicateur, Valeur, Valeur, Releve | None]]
    lieu: Lieu | None
    choix: list[Lieu]
    ouverts_le: date | None
    cibles: Mapping[str, int]
    repris: Mapping[int, Set[str]]

    def depuis(self, annee: int) -> date | None:
        """The first day of a year that is no whole one: when the first of the sites opened."""
        ouverts = self.ouverts_le
        commence = ouverts and ouverts.year == annee and ouverts != date(annee, 1, 1)
        return ouverts if commence else None


def lire_l_annee(
    compte: Compte, annee: int, code: str, indicateurs: Iterable[Indicateur]
) -> AnneeDIndicateurs:
    """These indicators of a year, in their order, at the site of that code, or at every site.

    Raises ``DroitManquant``.

    What people type is the association's: it shows for all sites together only.
    """
    lieux_lus = lire_les_lieux(compte, "indicateurs.lire", code)
    releves = releves_de([annee, annee - 1]) if lieux_lus.ids is None else {}
    voulus = list(indicateurs)
    cette, derniere = (_lues(lieux_lus, a, voulus, releves) for a in (annee, annee - 1))
    repris = {a: {i.code for i, *_autres, repris in lues if repris}
              for a, lues in ((annee, cette), (annee - 1, derniere))}  # fmt: skip
    lignes = [
        (indicateur, valeur, avant, releve)
        for (indicateur, valeur, releve, _r), (_le_meme, avant, _son_releve, _r) in zip(
            cette, derniere, strict=True
        )
    ]
    choix = lieux_lus.lieux if lieux_lus.a_le_choix else []
    cibles = cibles_des_lieux_lus(annee, lieux_lus)
    return AnneeDIndicateurs(lignes, lieux_lus.lieu, choix, _ouverts_le(lieux_lus), cibles, repris)


def lire_une_annee(lieux_lus: LieuxLus, annee: int, indicateurs: Iterable[Indicateur]) -> list[Lue]:
    """These indicators of a year alone, in their order, at sites that were read: what each is
    worth, what people typed of it, for all sites together only, and whether some was brought in."""
    releves = releves_de([annee]) if lieux_lus.ids is None else {}
    return _lues(lieux_lus, annee, indicateurs, releves)


def _lues(
    lieux_lus: LieuxLus,
    annee: int,
    indicateurs: Iterable[Indicateur],
    releves: Mapping[tuple[str, int], Releve],
) -> list[Lue]:
    ids = None if lieux_lus.ids is None else tuple(lieux_lus.ids)
    valeurs = _valeurs(annee, ids, _ouverts_le(lieux_lus))
    lues: list[Lue] = []
    for indicateur in indicateurs:
        if not indicateur.saisi:
            valeur = valeurs.valeur(indicateur) if valeurs else None
            repris = valeurs.est_repris(indicateur) if valeurs else False
            lues.append((indicateur, valeur, None, repris and bool(valeur)))
        elif ids is None:
            releve = releves.get((indicateur.code, annee))
            lues.append((indicateur, releve.valeur if releve else None, releve, False))
    return lues


def _ouverts_le(lieux_lus: LieuxLus) -> date | None:
    return min((lieu.ouvert_le for lieu in lieux_lus.lus), default=None)


def _valeurs(
    annee: int, ids: tuple[int, ...] | None, ouverts_le: date | None
) -> ValeursDeLaPeriode | None:
    """The values of that year. Before any of the sites opened nothing is known: None, that is no
    zero."""
    fin = date(annee, 12, 31)
    if ouverts_le is None or fin < ouverts_le:
        return None
    return ValeursDeLaPeriode(Portee(date(annee, 1, 1), fin, ids))
