"""An inventory of things, one a line: what each is, whether it may be sold at its price."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from boutique.articles.models import Article
from boutique.articles.reprise.prix import lire_le_prix
from collecte.listes.models import Categorie
from collecte.matiere.etapes import Etape
from collecte.objets.dans_le_stock import au_dela_du_stock
from collecte.objets.models import Objet
from collecte.objets.refus import PasSuivie
from collecte.objets.suivis import ids_suivis, regles_du_suivi
from petiterockette.lieux.models import Lieu
from petiterockette.mots.mesures import TIRET, kilos, nombre
from petiterockette.mots.monnaie import euros
from petiterockette.reprise.genres import Examen, Tableau
from petiterockette.reprise.grandeurs import POIDS, CaseIllisible
from petiterockette.reprise.lecteur import Lecteur
from petiterockette.reprise.lecture import RangeeLue, Releve
from petiterockette.reprise.models import Fichier
from petiterockette.reprise.mots import Listes
from petiterockette.saisie.classeurs import Faute

from ..uniques import empechement
from .listes import listes

# What is read as it is written → how long the house keeps it.
TEXTES = {"designation": 60, "marque": 60, "modele": 60, "numero_serie": 60}


@dataclass(frozen=True)
class ObjetLu:
    """A thing of before: codes of its site, category and state, what it is, its grams.

    ``prix_cts``: on the shelf at this price; None: it is not on sale, or its price is left aside.
    """

    ligne: int
    lieu: str
    categorie: str
    etat: str
    masse_g: int | None
    textes: tuple[tuple[str, str], ...]
    prix_cts: int | None = None

    def objet(self, lieu: Lieu, categorie: Categorie) -> Objet:
        """It as a followed thing, which is not written."""
        maintenant = timezone.now()
        return Objet(lieu=lieu, categorie=categorie, suivi_le=maintenant, **dict(self.textes))


def examiner(fichier: Fichier, releve: Releve) -> Examen:
    """What an inventory would write, and what stands in its way."""
    return _Lecteur(fichier, releve, listes()).examen()


class _Lecteur(Lecteur):
    REPETES = ("lieu", "categorie")
    DITS = ("etat", "etape", "prix", *TEXTES)
    GRANDEURS: ClassVar = {"poids": POIDS}
    SANS_CHIFFRE = True
    VIDE = gettext_lazy("Aucun objet n’est lu sous ces titres.")

    def __init__(self, fichier: Fichier, releve: Releve, listes: Listes) -> None:
        super().__init__(fichier, releve, listes)
        self.lieux = {lieu.code: lieu for lieu in Lieu.objects.all()}
        self.categories = {c.code: c for c in Categorie.objects.select_related("parent")}
        self.suivies = set(ids_suivis(regles_du_suivi()))
        # What is said alike is judged once: its site, its category, its texts → why not on sale.
        self._empechements: dict[tuple, str] = {}

    def manques(self) -> Iterator[str]:
        if self.releve.place("designation") is None and self.releve.place("categorie") is None:
            yield _("Aucune colonne ne dit quel est l’objet.")
        if self.releve.place("lieu") is None and not self.dit("lieu"):
            yield _("Dites dans quel lieu sont ces objets.")

    def garder(
        self, rangee: RangeeLue, dits: Mapping[str, str], montants: Mapping[int, int]
    ) -> None:
        n, masse_g = rangee.ligne, sum(montants.values())
        lieu = self.code(n, "lieu", dits["lieu"], masse_g)
        categorie = self.code(n, "categorie", dits["categorie"], masse_g)
        etat = self._facultatif(n, "etat", dits["etat"], masse_g)
        etape = self.code(n, "etape", dits["etape"], masse_g, sans=str(Etape.RAYON))
        textes = tuple((nom, dits[nom]) for nom in TEXTES)
        for nom, texte in textes:
            if len(texte) > TEXTES[nom]:
                self.faute(n, _("« %(dit)s… » est trop long.") % {"dit": texte[:40]})
        prix_cts = self._prix(n, dits["prix"])
        if not (lieu and categorie and etape and (etat or not dits["etat"])):
            return
        la_categorie = self.categories[categorie]
        if la_categorie.pk not in self.suivies:
            self.faute(n, str(PasSuivie(categorie=la_categorie.nom)))
            return
        lu = ObjetLu(n, lieu, categorie, etat, masse_g or None, textes, prix_cts)
        if prix_cts is not None and (pourquoi := self._hors_vente(lu, etape)):
            self.laissees.append(Faute(n, _("son prix est laissé : %(p)s") % {"p": pourquoi}))
            lu = ObjetLu(n, lieu, categorie, etat, masse_g or None, textes)
        self.lignes.append(lu)

    def finir(self) -> None:
        listes: Counter[tuple[int, int]] = Counter()
        for lu in self.lignes:
            listes[self.lieux[lu.lieu].pk, self.categories[lu.categorie].pk] += lu.masse_g or 0
        self.laissees += [Faute(0, str(au_dela)) for au_dela in au_dela_du_stock(listes)]

    def tableaux(self) -> list[Tableau]:
        par_categorie: dict[tuple[str, str], list[ObjetLu]] = {}
        for lu in self.lignes:
            par_categorie.setdefault((lu.lieu, lu.categorie), []).append(lu)
        rangees = [
            [self.categories[categorie].nom, self.lieux[lieu].nom, *_sommes(lus)]
            for (lieu, categorie), lus in par_categorie.items()
        ]
        if rangees:
            rangees.append([_("Total"), "", *_sommes(self.lignes)])
        tetes = [_("Catégorie"), _("Lieu"), _("Objets"), _("Poids"), _("En vente"), _("À ce prix")]
        return [Tableau(_("Ce qui sera suivi, objet par objet"), tetes, rangees)]

    def _facultatif(self, ligne: int, liste: str, dit: str, masse_g: int) -> str:
        return self.code(ligne, liste, dit, masse_g) if dit else ""

    def _prix(self, ligne: int, dit: str) -> int | None:
        """The cents of its price; None where it has none."""
        try:
            lu = lire_le_prix(dit)
        except CaseIllisible as illisible:
            self.faute(ligne, str(illisible))
            return None
        if lu.mode == Article.ModePrix.AU_KG:
            self.faute(ligne, _("Un objet suivi se vend à l’unité."))
        return lu.cts

    def _hors_vente(self, lu: ObjetLu, etape: str) -> str:
        """Why a thing is not on sale at its price, in a sentence; empty if it is."""
        if etape != Etape.RAYON:
            return _("il n’est pas au rayon.")
        cle = (lu.lieu, lu.categorie, lu.textes)
        if cle not in self._empechements:
            objet = lu.objet(self.lieux[lu.lieu], self.categories[lu.categorie])
            self._empechements[cle] = str(empechement(objet, objet.designation) or "")
        return self._empechements[cle]


def _sommes(lus: list[ObjetLu]) -> list[str]:
    poids_g = sum(lu.masse_g or 0 for lu in lus)
    prix = [lu.prix_cts for lu in lus if lu.prix_cts is not None]
    en_vente = [nombre(len(prix)), euros(sum(prix))] if prix else [TIRET, TIRET]
    return [nombre(len(lus)), kilos(poids_g) if poids_g else TIRET, *en_vente]
