"""What somebody does with matter, in the words of the lists: codes and names, no id. Pure."""

from dataclasses import dataclass
from datetime import date, datetime

from collecte.matiere.etapes import Etape, Mesure


@dataclass(frozen=True, kw_only=True, slots=True)
class GesteRaconte:
    """When, where and by whom; ``cle`` is its own for ever: « CHV/2026-11-24/d12 ».

    ``point``: its name at the site; ``compte``: a login; ``par``: a first name of the team.
    """

    cle: str
    instant: datetime
    lieu: str
    point: str
    compte: str
    par: str

    @property
    def jour(self) -> date:
        """The day it counts on; ``instant`` is in the time of Paris."""
        return self.instant.date()


@dataclass(frozen=True, slots=True)
class LigneDite:
    """A weighed line; ``tares``: pairs (name of the container, how many)."""

    categorie: str
    masse_g: int
    destination: str = Etape.A_TRIER
    tares: tuple[tuple[str, int], ...] = ()
    quantite: int | None = None
    mesure: str = Mesure.PESEE


@dataclass(frozen=True, kw_only=True, slots=True)
class Deposer(GesteRaconte):
    """``refuses``: pairs (category or None, reason)."""

    origine: str
    localite: str
    lignes: tuple[LigneDite, ...] = ()
    refuses: tuple[tuple[str | None, str], ...] = ()
    donateur: str = ""
    commentaire: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Annuler(GesteRaconte):
    """Cancel the deposit whose key is ``annule``."""

    annule: str
    motif: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Orienter(GesteRaconte):
    categorie: str
    de: str
    vers: str
    masse_g: int
    matiere: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Vendre(GesteRaconte):
    categorie: str
    masse_g: int
    mesure: str = Mesure.PESEE


@dataclass(frozen=True, kw_only=True, slots=True)
class Sortir(GesteRaconte):
    """What leaves without being sold: to ``structure``, as ``type_don``, or in ``n`` bins.

    ``vers``: what becomes of it, as the lists say; ``categorie`` empty: spread over what
    waits. ``maison``: our own rubbish.
    """

    genre: str
    vers: str
    masse_g: int
    categorie: str = ""
    matiere: str = ""
    type_don: str = ""
    structure: str = ""
    bac: str = ""
    n: int = 0
    maison: bool = False
    tares: tuple[tuple[str, int], ...] = ()
