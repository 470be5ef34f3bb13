"""Checks of the chains: their seals, their keys, each link."""

from collections import Counter
from collections.abc import Iterator

from django.conf import settings

from petiterockette.verification import DEBUT, Constat, Repere, verification

from ..arrivees import arrivee
from ..chaines import cles_fausses, empreinte_de
from ..models import Chaine, Maillon
from ..refus import CleFausse
from ..sceaux import manquants


@verification("Sceaux")
def sceaux() -> Iterator[Constat]:
    """Every sealed table still has its seals."""
    for nom in manquants():
        yield Constat(f"le sceau {nom} manque : lancez « manage.py migrate »")


@verification("Clés des chaînes")
def cles() -> Iterator[Constat]:
    """Each key is the one that sealed under its name: said once, whatever it sealed."""
    for cle in sorted(cles_fausses()):
        yield Constat(str(CleFausse(cle=cle)))


@verification("Chaînes du journal", suit=())
def chaines(depuis: Repere = DEBUT) -> Iterator[Constat]:
    """Each link carries the digest of its content and of the link before it."""
    fausses, venus = cles_fausses(), arrivee().rangs
    perdues = Maillon.objects.exclude(chaine__in=Chaine.objects.all()).order_by("chaine")
    for pk in perdues.values_list("chaine", flat=True).distinct():
        yield Constat(f"chaîne {pk} : elle manque, ses maillons sont là")
    for chaine in Chaine.objects.order_by("pk"):
        # The last one that was read is read again: the next is tied to what it is now.
        rang = lu = max(depuis.rang(chaine.nom) - 1, 0)
        avant = chaine.maillons.filter(rang=lu).values_list("empreinte", flat=True)
        precedent = avant.first() or ""
        suite = chaine.maillons.filter(rang__gt=lu).order_by("rang")
        d_ailleurs: Counter[str] = Counter()
        for rang, maillon in enumerate(suite.iterator(), start=lu + 1):
            if maillon.rang != rang:
                yield Constat(f"chaîne {chaine.nom} : le maillon {rang} manque")
                break
            connue = maillon.cle in settings.CLES_DES_CHAINES
            if not connue and rang > venus.get(chaine.nom, 0):
                cle = f"la clé « {maillon.cle} » du maillon {rang}"
                yield Constat(f"chaîne {chaine.nom} : {cle} n’est plus dans la configuration")
                break
            if maillon.cle in fausses:
                break
            if not connue:
                d_ailleurs[maillon.cle] += 1
            attendue = empreinte_de(maillon, chaine.nom) if connue else maillon.empreinte
            if maillon.precedent != precedent or maillon.empreinte != attendue:
                yield Constat(f"chaîne {chaine.nom} : le maillon {rang} a été changé")
                break
            precedent = maillon.empreinte
        else:
            if (chaine.rang, chaine.empreinte) != (rang, precedent):
                yield Constat(f"chaîne {chaine.nom} : sa tête n’est pas son dernier maillon")
        for cle, n in d_ailleurs.items():
            yield non_verifiables(f"chaîne {chaine.nom} : {n} maillon(s)", cle)


def non_verifiables(quoi: str, cle: str) -> Constat:
    """What another installation sealed, under a key that did not come: it is not wrong."""
    phrase = f"{quoi} non vérifiable(s) : la clé « {cle} » est restée dans l’ancienne installation"
    return Constat(phrase, anomalie=False)
