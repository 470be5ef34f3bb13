"""The books against the journal, which keeps each bon's lines and moves as they were written."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import islice
from typing import Any

from django.db.models import Prefetch

from petiterockette.journal.models import Entree
from petiterockette.mots.mesures import kilos
from petiterockette.verification import DEBUT, Constat, Repere, verification

from ..models import Bon, Ligne, Mouvement
from ..services.preuves import preuve_du_bon

LOT = 1_000
VEILLE = timedelta(days=1)
PREUVE = ("nature", "jour", "annule", "lignes", "mouvements")


@verification("Bons et journal", suit=("journal.entree", "collecte_livre.bon"))
def journal(depuis: Repere = DEBUT) -> Iterator[Constat]:
    """Each bon is, line for line and move for move, the one that the journal tells, once."""
    dits: Counter[int] = Counter()
    preuves = Entree.objects.filter(contenu__has_key="mouvements").order_by("pk")
    suite = preuves.filter(pk__gt=depuis.apres("journal.entree"))
    lues = suite.values_list("pk", "lieu", "contenu").iterator(chunk_size=LOT)
    while lot := list(islice(lues, LOT)):
        numeros = [contenu["bon"] for _pk, _lieu, contenu in lot]
        dits.update(numeros)
        bons = {bon.pk: bon for bon in _avec_leurs_rangees(numeros)}
        for pk, lieu, contenu in lot:
            yield from _comparer(pk, lieu, contenu, bons.get(contenu["bon"]))
    for numero, n in dits.items():
        if n > 1:
            yield Constat(f"bon {numero} : le journal l’enregistre {n} fois")
    suivants = Bon.objects.filter(pk__gt=depuis.apres("collecte_livre.bon")).order_by("pk")
    sans = [n for n in suivants.values_list("pk", flat=True).iterator() if n not in dits]
    if sans and depuis.le:
        # An entry may have been the last one already read, and its bon not yet.
        lues_avant = preuves.filter(pk__lte=depuis.apres("journal.entree"))
        veille = lues_avant.filter(le__gt=depuis.le - VEILLE).values_list("contenu", flat=True)
        dits.update(contenu["bon"] for contenu in veille.iterator(chunk_size=LOT))
    for numero in sans:
        if numero not in dits:
            yield Constat(f"bon {numero} : le journal ne l’a pas enregistré")


def _avec_leurs_rangees(numeros: Iterable[int]):
    lignes = Prefetch("lignes", Ligne.objects.order_by("bon", "rang"))
    mouvements = Prefetch("mouvements", Mouvement.objects.order_by("pk"))
    return Bon.objects.filter(pk__in=numeros).order_by().prefetch_related(lignes, mouvements)


def _comparer(
    entree: int, lieu: int | None, contenu: dict[str, Any], bon: Bon | None
) -> Iterator[Constat]:
    if bon is None:
        yield Constat(f"bon {contenu['bon']} : il manque, l’entrée nº {entree} l’a enregistré")
        return
    tenu = preuve_du_bon(bon)
    faux = [nom for nom in PREUVE if tenu[nom] != contenu[nom]]
    if bon.lieu_id != lieu:
        faux.insert(0, "lieu")
    for nom in faux:
        if nom not in ("lignes", "mouvements"):
            yield Constat(f"bon {bon.pk} : {_MOTS[nom]} n’est pas ce que dit l’entrée nº {entree}")
            continue
        masses = [_masse(preuve[nom], nom) for preuve in (contenu, tenu)]
        dites, tenues = map(kilos, masses)
        yield Constat(
            f"bon {bon.pk} : ses {nom} ({tenues}) ne sont pas ce que dit "
            f"l’entrée nº {entree} ({dites})"
        )


_MOTS = {"lieu": "son lieu", "nature": "sa nature", "jour": "son jour", "annule": "ce qu’il annule"}


def _masse(rangees: list[list[Any]], nom: str) -> int:
    return sum(rangee[5 if nom == "lignes" else 4] for rangee in rangees)
