"""What came from another installation: sealed there, under keys that may have stayed there.

What their owner gives again (CLES_PASSEES) is verified like everything else. What they do not is
not wrong for all that: it cannot be verified, and no row of it changes unseen since it came, for
its whole digest is chained here.
"""

from dataclasses import dataclass, field

from django.conf import settings
from django.utils import timezone

from .chaines import cles_fausses, empreinte_de
from .entrees import empreinte_de_l_entree
from .maison import MAISON, noter_a_la_maison
from .models import Chaine, Entree, Maillon
from .tables import CODE as TABLES
from .tables import tranche

CODE = "demenagement.arrive"


@dataclass(frozen=True)
class Arrivee:
    """How far the books came from elsewhere: the last rank of each chain, the last entry."""

    rangs: dict[str, int] = field(default_factory=dict)
    entrees: int = 0


def arrivee() -> Arrivee:
    """The last move that this installation's keys sealed; nothing came where there is none."""
    for maillon in Maillon.objects.filter(
        chaine__nom=MAISON, contenu__code=CODE, cle__in=settings.CLES_DES_CHAINES
    ).order_by("-rang"):
        if maillon.empreinte == empreinte_de(maillon, MAISON):
            return Arrivee(maillon.contenu["rangs"], maillon.contenu["entrees"])
    return Arrivee()


def noter_l_arrivee(*, version: str, empreinte: str, rangees: int) -> None:
    """Chain that all that is here came from elsewhere; ``empreinte``: that of the description."""
    rangs = dict(Chaine.objects.order_by("nom").values_list("nom", "rang"))
    bouts = {
        modele._meta.label_lower: tranche(modele, 0, _dernier(modele))
        for modele in (Entree, Maillon)
    }
    le = timezone.now()
    noter_a_la_maison(
        CODE,
        par=None,
        compte=None,
        le=le,
        version=version,
        empreinte=empreinte,
        combien=rangees,
        rangs=rangs,
        entrees=_dernier(Entree),
    )
    noter_a_la_maison(TABLES, par=None, compte=None, le=le, tables=bouts)


def cles_d_autrui() -> set[str]:
    """The names of the keys of this installation under which another one sealed."""
    fausses = cles_fausses()
    for cle in settings.CLES_DES_CHAINES:
        entree = Entree.objects.filter(cle=cle).order_by("pk").first()
        if entree is not None and entree.empreinte != empreinte_de_l_entree(entree):
            fausses.add(cle)
    return fausses


def _dernier(modele: type[Entree] | type[Maillon]) -> int:
    return modele.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
