"""« horaires Montgallet »: what a site has of its own, found by its name and by what is sought."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from petiterockette.lieux.models import Lieu
from petiterockette.personnes.mots import mots_de

from .. import accueil
from ..accueil import Tuile
from ..navigation import droits_de
from .registre import PAR_GROUPE, Genre, Saisie, SourceDeRecherche, Trouve, tous_dits

# « la », « rue »: too short to name a site.
LETTRES_MIN = 3


@dataclass(frozen=True)
class PageDuLieu:
    """A page of each site, for whoever holds ``droit`` there; ``mots``: what people say for it.

    ``par_code``: the site is in its path; else its address asks for it (``?lieu=``).
    """

    nom: Any
    url: str
    droit: str
    pictogramme: str
    mots: Any = ""
    par_code: bool = True

    @classmethod
    def d_une_tuile(cls, tuile: Tuile) -> "PageDuLieu":
        """The page of a tile, asked of one site."""
        mots = f"{tuile.mots} {tuile.texte}"
        droit, dessin = droits_de(tuile.droit)[0], tuile.pictogramme
        return cls(tuile.nom, tuile.url, droit, dessin, mots, par_code=False)

    def adresse(self, lieu: Lieu) -> str:
        if self.par_code:
            return reverse(self.url, args=[lieu.code])
        return f"{reverse(self.url)}?lieu={lieu.code}"


PAGES: list[PageDuLieu] = [
    PageDuLieu(
        nom=_("Horaires habituels"),
        url="lieux:horaires",
        droit="lieux.tenir_les_taches",
        pictogramme="calendar",
        mots=_("heures ouverture fermeture jours coupure"),
    ),
    PageDuLieu(
        nom=_("Tâches du matin et du soir"),
        url="lieux:taches",
        droit="lieux.tenir_les_taches",
        pictogramme="list",
        mots=_("ouvrir fermer liste"),
    ),
    PageDuLieu(
        nom=_("Le lieu et ses points"),
        url="lieux:lieu",
        droit="lieux.gerer",
        pictogramme="map-pin",
        mots=_("adresse caisse comptoir quai atelier point"),
    ),
]
# The tiles whose page may be asked of one site: the names of their addresses.
PAR_LIEU: list[str] = []


def du_lieu(request: HttpRequest, saisie: Saisie) -> Iterator[Trouve]:
    """The pages of a site that is named, those that are sought by the other words; one query."""
    if saisie.numero is not None or not any(len(mot) > LETTRES_MIN for mot in saisie.dits):
        return
    for lieu in Lieu.objects.order_by("ordre", "nom"):
        noms = [mot for mot in mots_de(lieu.nom, lieu.code) if len(mot) >= LETTRES_MIN]
        siens = [dit for dit in saisie.dits if _nomme(dit, noms)]
        sujet = tuple(dit for dit in saisie.dits if dit not in siens)
        if siens:
            yield from _pages(request, lieu, sujet)


def _pages(request: HttpRequest, lieu: Lieu, sujet: tuple[str, ...]) -> Iterator[Trouve]:
    tuiles = {tuile.url: tuile for tuile in accueil.TUILES}
    n = 0
    for page in [*PAGES, *(PageDuLieu.d_une_tuile(tuiles[url]) for url in PAR_LIEU)]:
        dite = not sujet or tous_dits(sujet, mots_de(str(page.nom), str(page.mots)))
        if n < PAR_GROUPE and dite and request.user.has_perm(page.droit, lieu):
            n += 1
            yield Trouve(str(page.nom), page.adresse(lieu), page.pictogramme, lieu.nom)


def _nomme(dit: str, noms: list[str]) -> bool:
    """Whether this word says the site: its code, or enough letters of its name."""
    return dit in noms or (len(dit) > LETTRES_MIN and any(nom.startswith(dit) for nom in noms))


SOURCES = [SourceDeRecherche(Genre.PAGES, None, du_lieu)]
