"""A year of indicators for a reader: at the sites he may read, beside the year before."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from petiterockette.comptes.lieux_lus import lire_les_lieux
from petiterockette.comptes.models import Compte
from petiterockette.lieux.models import Lieu

from .cibles import cibles_des_lieux_lus
from .models import Releve
from .registre import Indicateur, Portee, Valeur, ValeursDeLaPeriode
from .services import releves_de


@dataclass(frozen=True)
class AnneeDIndicateurs:
    """Some indicators of a year, at one site or at every site.

    ``lignes``: indicator, value, value of the year before, what people typed of it. ``lieu``: the
    site shown, None for all; ``choix``: the sites to choose from, none if one only. ``ouverts_le``:
    when the first of the sites read opened: no year before it is a whole one. ``cibles``: code →
    what is aimed at that year.
    """

    lignes: list[tuple[Indicateur, Valeur, Valeur, Releve | None]]
    lieu: Lieu | None
    choix: list[Lieu]
    ouverts_le: date | None
    cibles: Mapping[str, int]

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
    ids = None if lieux_lus.ids is None else tuple(lieux_lus.ids)
    releves = releves_de([annee, annee - 1]) if ids is None else {}
    lus = lieux_lus.lus
    ouverts_le = min((lieu.ouvert_le for lieu in lus), default=None)
    cette, derniere = (_valeurs(a, ids, ouverts_le) for a in (annee, annee - 1))
    lignes: list[tuple[Indicateur, Valeur, Valeur, Releve | None]] = []
    for indicateur in indicateurs:
        if not indicateur.saisi:
            lignes.append((indicateur, cette(indicateur), derniere(indicateur), None))
        elif ids is None:
            releve, avant = (releves.get((indicateur.code, a)) for a in (annee, annee - 1))
            lignes.append(
                (
                    indicateur,
                    releve.valeur if releve else None,
                    avant.valeur if avant else None,
                    releve,
                )
            )
    choix = lieux_lus.lieux if lieux_lus.a_le_choix else []
    cibles = cibles_des_lieux_lus(annee, lieux_lus)
    return AnneeDIndicateurs(lignes, lieux_lus.lieu, choix, ouverts_le, cibles)


def _valeurs(
    annee: int, ids: tuple[int, ...] | None, ouverts_le: date | None
) -> Callable[[Indicateur], Valeur]:
    """A function: indicator → its value that year. Before any of the sites opened nothing is known,
    and the value is None: that is no zero."""
    fin = date(annee, 12, 31)
    if ouverts_le is None or fin < ouverts_le:
        return lambda indicateur: None
    return ValeursDeLaPeriode(Portee(date(annee, 1, 1), fin, ids)).valeur
