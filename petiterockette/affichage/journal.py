"""The journal as people read it: newest first, names joined at the last moment."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from heapq import merge
from itertools import groupby, islice

from django.utils import timezone

from petiterockette.comptes.models import Compte
from petiterockette.journal.models import Entree
from petiterockette.lieux.models import Lieu
from petiterockette.personnes.models import Personne

PAR_PAGE = 50


@dataclass(frozen=True)
class LigneDuJournal:
    """One fact: its hour, its sentence, and the names that the journal does not hold."""

    numero: int
    le: datetime
    phrase: str
    concerne: str
    lieu: str
    qui: str
    par: int | None


@dataclass(frozen=True)
class PageDuJournal:
    jours: list[tuple[date, list[LigneDuJournal]]]
    # The key of the next, older page; None at the end.
    suite: int | None


def page_du_journal(
    *,
    lieux: Collection[int] | None,
    par: int | None = None,
    code: str = "",
    avant: int | None = None,
) -> PageDuJournal:
    """A page of the journal of these sites (None: all, and the association's own).

    ``avant``: only what was written before that entry. The cost of a page does not depend
    on its depth, nor on the journal's length: each site is read from its own index.
    """
    entrees = Entree.objects.recentes()
    if par is not None:
        entrees = entrees.filter(par=par)
    if code:
        entrees = entrees.filter(code=code)
    if avant is not None:
        entrees = entrees.filter(id__lt=avant)
    un_de_plus = PAR_PAGE + 1
    if lieux is None:
        trouvees = list(entrees[:un_de_plus])
    else:
        par_lieu = [entrees.filter(lieu=lieu)[:un_de_plus] for lieu in sorted(lieux)]
        trouvees = list(islice(merge(*par_lieu, key=lambda e: -e.pk), un_de_plus))
    page = trouvees[:PAR_PAGE]
    lignes = groupby(_lignes(page), key=lambda ligne: timezone.localdate(ligne.le))
    return PageDuJournal(
        jours=[(jour, list(du_jour)) for jour, du_jour in lignes],
        suite=page[-1].pk if len(trouvees) > PAR_PAGE else None,
    )


def _lignes(entrees: list[Entree]) -> list[LigneDuJournal]:
    comptes = Compte.objects.select_related("personne").in_bulk(
        {i for e in entrees for i in (e.compte, _numero(e, "compte")) if i}
    )
    personnes = Personne.objects.in_bulk(
        {i for e in entrees for i in (e.par, _numero(e, "personne")) if i}
    )
    lieux = Lieu.objects.in_bulk({e.lieu for e in entrees if e.lieu})
    return [
        LigneDuJournal(
            numero=e.pk,
            le=e.le,
            phrase=e.resume,
            concerne=str(
                personnes.get(_numero(e, "personne")) or comptes.get(_numero(e, "compte")) or ""
            ),
            lieu=str(lieux.get(e.lieu, "")),
            qui=str(personnes.get(e.par) or comptes.get(e.compte) or ""),
            par=e.par,
        )
        for e in entrees
    ]


def _numero(entree: Entree, cle: str) -> int:
    """Whom the fact is about, if its data names a person or an account; 0 if not."""
    valeur = entree.contenu.get(cle)
    return valeur if isinstance(valeur, int) else 0
