"""What an address of the dashboard asks for: a period, sites, a category, where gifts come from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from django.http import Http404
from django.utils.translation import gettext as _

from collecte.listes.models import Categorie, Localite, Origine
from collecte.matiere.periode import Genre, Periode, PeriodeIllisible
from petiterockette.comptes.lieux_lus import LieuxLus, lire_les_lieux
from petiterockette.comptes.models import Compte
from petiterockette.lieux.models import Lieu

LIRE = "collecte.lire_les_mois"
# Up to so many days, the page may go day by day.
PAR_JOUR_MAX = 62
# What the address carries from a page to the next, besides the period.
CLES = ("lieu", "categorie", "origine", "localite", "vs", "pas")


@dataclass(frozen=True)
class Filtre:
    """``lieux_lus``: sites; ``categorie``: with its sub-categories; None: all of them.

    ``vs``: « an » compares with the same period last year, « avant » with the one before.
    """

    periode: Periode
    lieux_lus: LieuxLus
    toutes: tuple[Categorie, ...]
    categorie: Categorie | None = None
    origine: Origine | None = None
    localite: Localite | None = None
    vs: str = "an"
    pas: str = ""
    demande: Mapping[str, str] = field(default_factory=dict)

    @property
    def lieux(self) -> list[int] | None:
        return self.lieux_lus.ids

    @property
    def lieu(self) -> Lieu | None:
        return self.lieux_lus.lieu

    @property
    def categories(self) -> list[int] | None:
        """The ids of the category and of those inside it."""
        if self.categorie is None:
            return None
        moi = self.categorie.pk
        return [c.pk for c in self.toutes if moi in (c.pk, c.parent_id)]

    @property
    def depots_seuls(self) -> bool:
        """Whether only deposits can be told: nothing sorted knows an origin nor a locality."""
        return bool(self.origine or self.localite)

    @property
    def jour_par_jour(self) -> bool:
        """Whether the row of figures goes by day."""
        if self.periode.genre in (Genre.JOUR, Genre.SEMAINE):
            return True
        courte = self.periode.jours <= PAR_JOUR_MAX
        return courte and (self.pas == "jour" or self.periode.jours < 28)

    @cached_property
    def par_id(self) -> dict[int, Categorie]:
        return {c.pk: c for c in self.toutes}

    def mere(self, categorie: int) -> int:
        """The top category of one, unless the page is about one category: then itself."""
        c = self.par_id[categorie]
        return c.pk if self.categorie else (c.parent_id or c.pk)

    def en_mots(self) -> list[tuple[str, str]]:
        """The filters as pairs (name, value), for what is printed or exported."""
        mots = [
            (_("Période"), self.periode.titre),
            (_("Du"), f"{self.periode.debut:%d/%m/%Y}"),
            (_("Au"), f"{self.periode.fin:%d/%m/%Y}"),
            (_("Lieux"), ", ".join(li.nom for li in self.lieux_lus.lus)),
        ]
        for nom, valeur in (
            (_("Catégorie"), self.categorie),
            (_("Origine"), self.origine),
            (_("Commune"), self.localite),
        ):
            if valeur is not None:
                mots.append((nom, valeur.nom))
        return mots


def lire_le_filtre(compte: Compte, code: str, demande: Mapping[str, str]) -> Filtre:
    """Read an address; 404 for what does not exist, ``DroitManquant`` for a site not to see."""
    try:
        periode = Periode.lire(code)
    except PeriodeIllisible:
        raise Http404 from None
    return filtre_de(periode, lire_les_lieux(compte, LIRE, demande.get("lieu", "")), demande)


def filtre_de(periode: Periode, lieux_lus: LieuxLus, demande: Mapping[str, str]) -> Filtre:
    """What is asked of a period at sites that were read; 404 for what does not exist."""
    toutes = tuple(Categorie.objects.all())
    return Filtre(
        periode=periode,
        lieux_lus=lieux_lus,
        toutes=toutes,
        categorie=_de_code(toutes, demande.get("categorie", "")),
        origine=_une(Origine, demande.get("origine", "")),
        localite=_une(Localite, demande.get("localite", "")),
        vs="avant" if demande.get("vs") == "avant" else "an",
        pas="jour" if demande.get("pas") == "jour" else "",
        demande={cle: demande[cle] for cle in CLES if demande.get(cle)},
    )


def _de_code(toutes: tuple[Categorie, ...], code: str) -> Categorie | None:
    if not code:
        return None
    trouvee = next((c for c in toutes if c.code == code), None)
    if trouvee is None:
        raise Http404
    return trouvee


def _une(modele, code: str):
    if not code:
        return None
    trouve = modele.objects.filter(code=code).first()
    if trouve is None:
        raise Http404
    return trouve
