"""A price grid of before, line by line: what each would add to the grid, or change in it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from boutique.regles.models import Activite
from collecte.listes.models import Categorie
from collecte.matiere.etapes import Famille
from collecte.objets.suivis import sans_accents
from petiterockette.mots.mesures import TIRET
from petiterockette.mots.monnaie import euros
from petiterockette.mots.numeros import numero_lu
from petiterockette.reprise.genres import Examen, Tableau
from petiterockette.reprise.grandeurs import CaseIllisible
from petiterockette.reprise.lecteur import Lecteur
from petiterockette.reprise.lecture import RangeeLue, Releve
from petiterockette.reprise.models import Fichier
from petiterockette.reprise.mots import Liste, Listes

from ..models import Article
from .prix import Prix, lire_le_prix, mode_dit

Mode = Article.ModePrix
NOM_MAX, LOT_MAX = 60, 9_999
# What the money of a grid is for, unless somebody says otherwise.
ACTIVITE = "boutique"


@dataclass(frozen=True)
class PrixLu:
    """A line of the grid: the code of its category, its name, how its price is made.

    ``article``: the one that bears this name there already, none: new; ``avant``: its price.
    """

    ligne: int
    categorie: str
    nom: str
    mode_prix: str
    prix_cts: int | None
    nb_objets: int | None
    article: int | None = None
    avant: str = ""

    @property
    def dit(self) -> str:
        return prix_dit(self.mode_prix, self.prix_cts, self.nb_objets)

    @property
    def fait(self) -> str:
        """What it does to the grid, in a word."""
        if self.article is None:
            return _("ajouté")
        return _("rien") if self.dit == self.avant else _("prix changé")


def listes() -> Listes:
    """The categories that an article may have, by their words."""
    return {"categorie": Liste(_("catégorie"), dict(categories().values_list("code", "nom")))}


def categories():
    """What a line of the grid may be of: donated objects, sorted."""
    return Categorie.objects.filter(famille=Famille.OBJETS, interne=False, vrac=False)


def activites():
    """The activities that the till shows, in their order."""
    return Activite.objects.filter(visible=True)


def prix_dit(mode: str, cts: int | None, nb: int | None = None) -> str:
    """« 2,50 € », « 3,00 €/kg », « 2,00 € les 6 », « libre »."""
    if cts is None:
        return _("libre")
    if mode == Mode.AU_KG:
        return _("%(prix)s le kilo") % {"prix": euros(cts)}
    if mode == Mode.LOT:
        de = {"prix": euros(cts), "n": nb}
        return _("%(prix)s les %(n)d") % de if nb else _("%(prix)s le lot") % de
    return euros(cts)


def examiner(fichier: Fichier, releve: Releve) -> Examen:
    """What a price grid would write, and what stands in its way."""
    return _Lecteur(fichier, releve, listes()).examen()


class _Lecteur(Lecteur):
    """A cell of a price may say what it is for: it is read whole, and not as an amount alone."""

    REPETES = ("categorie",)
    DITS = ("article", "unite", "nb_objets")
    VIDE = gettext_lazy("Aucun prix n’est lu sous ces titres.")

    def __init__(self, fichier: Fichier, releve: Releve, listes: Listes) -> None:
        super().__init__(fichier, releve, listes)
        # Category and folded name → the line that said them.
        self.deja: dict[tuple[str, str], int] = {}
        self.connus = {
            (a.categorie.code, sans_accents(a.nom)): a
            for a in Article.objects.de_la_grille().select_related("categorie")
            if a.categorie
        }

    def manques(self) -> Iterator[str]:
        if not self.releve.places("prix"):
            yield _("Aucune colonne ne dit un prix.")
        titres = any(r.titre for r in self.releve.rangees)
        if self.releve.place("categorie") is None and not titres:
            yield _("Aucune colonne ne dit la catégorie.")

    def garder(self, rangee: RangeeLue, dits: Mapping[str, str], _montants: Any) -> None:
        categorie = self.code(rangee.ligne, "categorie", dits["categorie"] or rangee.titre)
        prix = list(self._les_prix(rangee, dits))
        if not categorie:
            return
        nom = dits["article"] or self.mots.listes["categorie"].choix[categorie]
        for lu in prix:
            au_kilo = len(prix) > 1 and lu.mode == Mode.AU_KG
            # Sold by the piece and by the kilo, a thing has two lines in the grid.
            le_sien = _("%(nom)s, au kilo") % {"nom": nom} if au_kilo else nom
            self._ranger(rangee.ligne, categorie, le_sien, lu, dits)

    def tableaux(self) -> list[Tableau]:
        return [_tableau(self.lignes, self.mots.listes["categorie"].choix)]

    def _les_prix(self, rangee: RangeeLue, dits: Mapping[str, str]) -> Iterator[Prix]:
        """The prices of a line: one, or one a column that says any."""
        places = self.releve.places("prix")
        for place in [p for p in places if rangee.a(p)] or places[:1]:
            try:
                lu = lire_le_prix(rangee.a(place))
            except CaseIllisible as illisible:
                self.faute(rangee.ligne, str(illisible))
                continue
            if mode := self._mode(place, lu, dits):
                yield Prix(mode, lu.cts)
            else:
                self.faute(rangee.ligne, _("Dites si ce prix est à la pièce ou au kilo."))

    def _mode(self, place: int, lu: Prix, dits: Mapping[str, str]) -> str:
        """How the price is made: its own cell says it, else its line, its head, the file."""
        if lu.cts is None:
            return str(Mode.LIBRE)
        if dits["nb_objets"]:
            return str(Mode.LOT)
        dit = lu.mode or mode_dit(dits["unite"]) or mode_dit(self.tete(place))
        return str(dit or self.dit("mode"))

    def _ranger(
        self, ligne: int, categorie: str, nom: str, prix: Prix, dits: Mapping[str, str]
    ) -> None:
        deja = self.deja.setdefault((categorie, sans_accents(nom)), ligne)
        nb = dits["nb_objets"] if prix.mode == Mode.LOT else ""
        if len(nom) > NOM_MAX:
            phrase = _("« %(dit)s… » : un nom tient en %(n)d lettres.")
            self.faute(ligne, phrase % {"dit": nom[:NOM_MAX], "n": NOM_MAX})
        elif nb and not numero_lu(nb, LOT_MAX):
            self.faute(ligne, _("« %(nb)s » n’est pas un nombre d’objets.") % {"nb": nb[:20]})
        elif deja != ligne:
            phrase = _("« %(dit)s » est déjà dit à la ligne %(n)d, dans la même catégorie.")
            self.faute(ligne, phrase % {"dit": nom, "n": deja})
        else:
            lu = PrixLu(ligne, categorie, nom, prix.mode, prix.cts, int(nb) if nb else None)
            self.lignes.append(self._compare(lu))

    def _compare(self, lu: PrixLu) -> PrixLu:
        connu = self.connus.get((lu.categorie, sans_accents(lu.nom)))
        if connu is None:
            return lu
        # A file knows nothing of what is haggled over: a fixed price stays one.
        fixe = connu.mode_prix == Mode.FIXE and lu.mode_prix == Mode.CONSEILLE
        mode = str(Mode.FIXE) if fixe else lu.mode_prix
        avant = prix_dit(connu.mode_prix, connu.prix_cts, connu.nb_objets)
        return replace(lu, nom=connu.nom, mode_prix=mode, article=connu.pk, avant=avant)


def _tableau(lus: Sequence[PrixLu], categories: Mapping[str, str]) -> Tableau:
    """Every line of the grid as it would be, beside what it is."""
    rangees = [[categories[lu.categorie], lu.nom, lu.dit, lu.avant or TIRET, lu.fait] for lu in lus]
    tetes = [_("Catégorie"), _("Article"), _("Prix"), _("Aujourd’hui"), _("Ce qui change")]
    return Tableau(_("Ce que dira la grille"), tetes, rangees, textes=5)
