"""How the ticket of a weighbridge becomes movements: pure."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from collecte.matiere.ecritures import Disponible, Pas, Referentiel, prelevement
from collecte.matiere.etapes import Etape, Mesure
from petiterockette.mots.mesures import repartir

# Category, material, from, to, measure.
CleSortie = tuple[int, int, str, str, str]


@dataclass(frozen=True)
class PesePont:
    """What the weighbridge says of one material: grams weighed and refused there."""

    matiere: int
    net_g: int
    refuse_g: int = 0
    refuse_vers: str = ""


def reception(
    *, sortis: Collection[Pas], pese: PesePont, disponible: Disponible, ref: Referentiel
) -> list[Pas]:
    """What the bridge changes of an exit of one material, pro rata of its categories.

    ``sortis``: the steps of the exit that reached its end, of that material. More than
    announced: the rest leaves too, from where the exit took it. Less: « perdu », an écart
    of weighing. Refused: what was counted as recycled goes where they say. A load that is
    refused whole is first what they weighed.
    """
    annonce_g = sum(p.masse_g for p in sortis)
    parts: dict[CleSortie, int] = {}
    for p in sortis:
        cle = (p.categorie, p.matiere, p.de, p.vers, p.mesure)
        parts[cle] = parts.get(cle, 0) + p.masse_g
    pas: list[Pas] = []
    ecart_g = pese.net_g - annonce_g
    for (c, m, de, vers, mesure), g in _partager(parts, abs(ecart_g)):
        if ecart_g > 0:
            pas += [
                replace(p, ventilation="calculee")
                for p in prelevement(
                    categorie=c,
                    matiere=m,
                    de=de,
                    vers=vers,
                    masse_g=g,
                    quantite=None,
                    mesure=Mesure.PESEE,
                    disponible=disponible,
                    ref=ref,
                )
            ]
        else:
            # What is taken back was known as the exit knew it.
            pas.append(Pas(c, m, vers, Etape.PERDU, g, mesure, ventilation="calculee"))
    if pese.refuse_g:
        for (c, m, _de, vers, mesure), g in _partager(parts, pese.refuse_g):
            if vers != pese.refuse_vers:
                pas.append(Pas(c, m, vers, pese.refuse_vers, g, mesure, ventilation="calculee"))
    return pas


def _partager(parts: Mapping[CleSortie, int], total: int) -> Iterable[tuple[CleSortie, int]]:
    cles = sorted(parts)
    masses = repartir(total, [parts[c] for c in cles]) if total else [0] * len(cles)
    return [(c, g) for c, g in zip(cles, masses, strict=True) if g]
