"""Checks of the journal's entries: each is what was written, and none is missing or too many."""

from collections import Counter
from collections.abc import Iterator

from django.conf import settings
from django.db.models import Count, Min

from petiterockette.temps.dates import date_format
from petiterockette.verification import DEBUT, Constat, Repere, verification

from ..arrivees import arrivee
from ..entrees import empreinte_de_l_entree
from ..jours import Jours, comptes_des_jours, jours_enchaines
from ..maison import MAISON
from ..models import Entree
from ..tables import tranches_changees
from .chaines import non_verifiables

LOT = 2_000


@verification("Entrées du journal", suit=("journal.entree",))
def entrees(depuis: Repere = DEBUT) -> Iterator[Constat]:
    """Each entry carries the digest of what it says; nobody can write one without the key."""
    fausses: dict[str, list[int]] = {}
    lues: Counter[str] = Counter()
    d_ailleurs: Counter[str] = Counter()
    venues = arrivee().entrees
    suite = Entree.objects.filter(pk__gt=depuis.apres("journal.entree"))
    for entree in suite.order_by("pk").iterator(chunk_size=LOT):
        connue = entree.cle in settings.CLES_DES_CHAINES
        if entree.cle and not connue and entree.pk <= venues:
            d_ailleurs[entree.cle] += 1
            continue
        lues[entree.cle] += 1
        if not connue or entree.empreinte != empreinte_de_l_entree(entree):
            fausses.setdefault(entree.cle, []).append(entree.pk)
    for cle, numeros in fausses.items():
        if not cle:
            yield Constat(
                f"journal : {len(numeros)} entrée(s) sans empreinte, dont la nº {numeros[0]}"
            )
            continue
        if len(numeros) == lues[cle]:
            yield _mauvaise_cle(cle, len(numeros))
            continue
        for numero in numeros:
            yield Constat(f"journal : l’entrée nº {numero} a été changée, ou ajoutée à la main")
    for cle, n in d_ailleurs.items():
        yield non_verifiables(f"journal : {n} entrée(s)", cle)
    copies = suite.exclude(empreinte="").order_by().values("empreinte")
    doubles = copies.annotate(n=Count("pk"), premiere=Min("pk")).filter(n__gt=1)
    for premiere, n in doubles.values_list("premiere", "n"):
        yield Constat(f"journal : l’entrée nº {premiere} y est {n} fois")


def _mauvaise_cle(cle: str, n: int) -> Constat:
    """A wrong key is one thing to mend, however many entries it leaves unread."""
    if cle not in settings.CLES_DES_CHAINES:
        return Constat(
            f"journal : la clé « {cle} » de {n} entrée(s) n’est plus dans la configuration"
        )
    return Constat(
        f"journal : la clé « {cle} » de la configuration n’est celle d’aucune des {n} "
        "entrée(s) qui la nomment"
    )


@verification("Journal enchaîné par jour", suit=())
def jours(depuis: Repere = DEBUT) -> Iterator[Constat]:
    """Each site's entries of each day are those that the house's chain counted that night."""
    for premiere, jusqu_a, dits in jours_enchaines(depuis.rang(MAISON)):
        la = Entree.objects.filter(pk__lte=jusqu_a).order_by("pk")
        if premiere:
            la = la.filter(pk__gt=premiere)
        yield from _comparer(dits, comptes_des_jours(la.values_list("le", "lieu", "empreinte")))


def _comparer(dits: Jours, vus: Jours) -> Iterator[Constat]:
    for cle in sorted(dits.keys() | vus.keys(), key=str):
        (n, empreinte), (vues, celle_ci) = dits.get(cle, (0, "")), vus.get(cle, (0, ""))
        if (n, empreinte) == (vues, celle_ci):
            continue
        jour, lieu = cle
        ou = f"lieu {lieu}" if lieu else "sans lieu"
        quoi = (
            f"{n} entrée(s) enchaînée(s), {vues} dans la base"
            if n != vues
            else "une entrée n’est plus celle qui a été enchaînée"
        )
        yield Constat(f"journal du {date_format(jour, 'j F Y')}, {ou} : {quoi}")


@verification("Tables scellées enchaînées par nuit", suit=())
def tables(depuis: Repere = DEBUT) -> Iterator[Constat]:
    """The sealed rows of each table are those that the house's chain counted that night."""
    for modele, (apres, fin, n, _empreinte), vues in tranches_changees(depuis.rang(MAISON)):
        quoi = f"{n} enchaînée(s), {vues} dans la base" if n != vues else "une rangée a été changée"
        yield Constat(f"{modele._meta.verbose_name_plural}, nº {apres + 1} à {fin} : {quoi}")
