"""Opening stock: site, category, stage, weight; what is followed thing by thing is in it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from collecte.comptages.models import Inventaire
from collecte.listes.models import Categorie, Matiere
from collecte.listes.models.categories import SANS_MATIERE
from collecte.livre.models import Stock
from collecte.matiere.etapes import STOCKS, STOCKS_PAR_MATIERE, Etape
from collecte.objets.dans_le_stock import (
    OU_SONT_LES_OBJETS,
    par_mere,
    qui_depassent,
    suivis_par_mere,
)
from petiterockette.lieux.models import Lieu
from petiterockette.mots.mesures import TIRET, kilos
from petiterockette.reprise.genres import Examen, Tableau
from petiterockette.reprise.grandeurs import POIDS
from petiterockette.reprise.lecteur import Lecteur
from petiterockette.reprise.lecture import RangeeLue, Releve
from petiterockette.reprise.models import Fichier
from petiterockette.reprise.mots import Liste, Listes

from ..listes import listes, sans_unite

_MOTS = {
    Etape.A_TRIER: "tri trier reserve stockage entrepot arriere",
    Etape.RAYON: "rayon rayons magasin boutique vente surface",
    Etape.ATELIER: "atelier ateliers reparation",
    Etape.PIECES: "pieces piece",
    Etape.PRETE: "prete pretes pret prets",
    Etape.A_RECYCLER: "recycler recyclage",
    Etape.A_JETER: "jeter dechets dechet benne bennes ultime",
}
# What people call so may be sorted, or not.
_A_CONFIRMER = ("reserve", "stockage", "entrepot", "arriere")
# A site, then category, stage and material: codes.
Cle = tuple[str, str, str, str]


@dataclass(frozen=True)
class Compte:
    """Kilograms that lie at a stage of a site, in a zone of it; codes of lists."""

    ligne: int
    lieu: str
    categorie: str
    etape: str
    matiere: str
    zone: str
    masse_g: int

    @property
    def cle(self) -> Cle:
        """The stock it is of: two stages alone are kept by material."""
        par_matiere = self.etape in STOCKS_PAR_MATIERE
        return self.lieu, self.categorie, self.etape, self.matiere if par_matiere else ""


def examiner(fichier: Fichier, releve: Releve) -> Examen:
    """What a file of opening stock would write, and what stands in its way."""
    return _Lecteur(fichier, releve, listes_du_stock()).examen()


def listes_du_stock() -> Listes:
    """Sites, categories, stages, materials, as they stand now."""
    tonnages = listes()
    matieres = Matiere.objects.exclude(code=SANS_MATIERE)
    return {
        "lieu": tonnages["lieu"],
        "categorie": tonnages["categorie"],
        "etape": les_etapes(),
        "matiere": Liste(_("matière"), dict(matieres.values_list("code", "nom"))),
    }


def les_etapes() -> Liste:
    """Every stage where kilograms may lie."""
    synonymes = {mot: str(etape) for etape, dits in _MOTS.items() for mot in dits.split()}
    doutes = {mot: _("à trier, ou déjà trié ?") for mot in _A_CONFIRMER}
    return Liste(_("étape"), {str(e): str(e.label) for e in STOCKS}, synonymes, doutes)


class _Lecteur(Lecteur):
    REPETES = ("lieu", "categorie")
    DITS = ("etape", "matiere", "zone", "unite")
    GRANDEURS = dict.fromkeys(("poids", "etape_en_colonne"), POIDS)
    FACULTATIFS = ("matiere",)
    VIDE = gettext_lazy("Aucun poids n’est lu sous ces titres.")

    def __init__(self, fichier: Fichier, releve: Releve, listes: Listes) -> None:
        super().__init__(fichier, releve, listes)
        # Code of a site → grams of the things that are followed there one by one.
        self._suivis: dict[str, int] = defaultdict(int)

    def manques(self) -> Iterator[str]:
        if not self.grandeurs:
            yield _("Aucune colonne ne dit un poids.")
        if self.releve.place("lieu") is None and not self.dit("lieu"):
            yield _("Dites de quel lieu est ce stock.")
        if self.releve.place("categorie") is None:
            yield _("Aucune colonne ne dit la catégorie.")
        sans_etape = self.releve.place("etape") is None
        if sans_etape and not self.releve.places("etape_en_colonne") and not self.dit("etape"):
            yield _("Dites à quelle étape est ce stock : à trier, en rayon…")
        if not self.dit("mesure"):
            yield _("Dites si ce stock a été pesé ou estimé.")

    def garder(
        self, rangee: RangeeLue, dits: Mapping[str, str], montants: Mapping[int, int]
    ) -> None:
        for place, masse_g in montants.items():
            if masse_g:
                en_colonne = self.releve.roles[place] == "etape_en_colonne"
                etape = sans_unite(self.tete(place)) if en_colonne else dits["etape"]
                self._ranger(rangee.ligne, {**dits, "etape": etape}, masse_g)

    def _ranger(self, ligne: int, dits: Mapping[str, str], masse_g: int) -> None:
        codes = [
            self.code(ligne, liste, dits[liste], masse_g)
            for liste in ("lieu", "categorie", "etape")
        ]
        matiere = self.facultatif(ligne, "matiere", dits["matiere"], masse_g)
        if all(codes) and matiere != "":
            lieu, categorie, etape = codes
            self.lignes.append(
                Compte(ligne, lieu, categorie, etape, matiere or "", dits["zone"][:60], masse_g)
            )

    def finir(self) -> None:
        """A stock is said once, of a site whose opening nobody told, and lowers no book."""
        self._refuser_les_doubles()
        deja = _ce_qui_empeche()
        sommes: dict[Cle, int] = defaultdict(int)
        lignes: dict[Cle, int] = {}
        lieux: dict[str, int] = {}
        for c in self.lignes:
            sommes[c.cle] += c.masse_g
            lignes.setdefault(c.cle, c.ligne)
            lieux.setdefault(c.lieu, c.ligne)
        for lieu, ligne in lieux.items():
            if lieu in deja:
                self.faute(ligne, deja[lieu])
        for cle, tenu_g in _au_livre(lieux).items():
            if cle in sommes and sommes[cle] < tenu_g:
                phrase = _(
                    "Les livres tiennent déjà %(livre)s là où le fichier dit %(dit)s : "
                    "dites le reste par un inventaire."
                )
                dits = {"livre": kilos(tenu_g), "dit": kilos(sommes[cle])}
                self.faute(lignes[cle], phrase % dits)
        self._dire_les_objets()

    def tableaux(self) -> list[Tableau]:
        noms = {nom: liste.choix for nom, liste in self.mots.listes.items()}
        par_etape: dict[tuple[str, str], int] = defaultdict(int)
        for c in self.lignes:
            par_etape[c.lieu, c.etape] += c.masse_g
        rangees = [
            [noms["lieu"][lieu], noms["etape"][etape], kilos(masse_g)]
            for (lieu, etape), masse_g in par_etape.items()
        ]
        rangees += [
            [noms["lieu"][lieu], _("dont suivi objet par objet"), kilos(masse_g)]
            for lieu, masse_g in self._suivis.items()
        ]
        if rangees:
            rangees.append([_("Total"), "", kilos(sum(par_etape.values())) or TIRET])
        tetes = [_("Lieu"), _("Étape"), _("Stock d’ouverture")]
        return [Tableau(_("Ce que dira le stock d’ouverture"), tetes, rangees)]

    def _refuser_les_doubles(self) -> None:
        vus: dict[tuple[Cle, str], int] = {}
        for c in self.lignes:
            deja = vus.setdefault((c.cle, c.zone), c.ligne)
            if deja != c.ligne:
                phrase = _("Ce stock est déjà dit à la ligne %(n)d : une zone les distinguerait.")
                self.faute(c.ligne, phrase % {"n": deja})

    def _dire_les_objets(self) -> None:
        """Things listed one by one are in this stock: where they weigh more, it lacks some."""
        lieux = dict(Lieu.objects.values_list("code", "pk"))
        categories = dict(Categorie.objects.values_list("code", "pk"))
        stocks: dict[tuple[int, int], int] = defaultdict(int)
        for c in self.lignes:
            if c.etape in OU_SONT_LES_OBJETS:
                stocks[lieux[c.lieu], categories[c.categorie]] += c.masse_g
        suivis = suivis_par_mere({lieux[c.lieu] for c in self.lignes})
        for trop in qui_depassent(suivis, par_mere(stocks)):
            self.laisser(0, str(trop))
        codes = {pk: code for code, pk in lieux.items()}
        for (lieu, _mere), masse_g in suivis.items():
            self._suivis[codes[lieu]] += masse_g


def _ce_qui_empeche() -> Mapping[str, str]:
    """Code of a site → why its opening stock cannot be told now."""
    dites = Inventaire.objects.filter(ouverture=True, bon__isnull=False, bon__annulation=None)
    en_cours = Inventaire.objects.filter(bon=None, abandonne_le=None)
    commence = _("Un inventaire est commencé à ce lieu : finissez-le, ou abandonnez-le.")
    deja = _("Le stock d’ouverture de ce lieu est déjà dit.")
    return {
        **dict.fromkeys(en_cours.values_list("lieu__code", flat=True), commence),
        **dict.fromkeys(dites.values_list("lieu__code", flat=True), deja),
    }


def _au_livre(lieux: Iterable[str]) -> Mapping[Cle, int]:
    stocks = Stock.objects.filter(lieu__code__in=lieux, masse_g__gt=0)
    rangees = stocks.values_list(
        "lieu__code", "categorie__code", "etape", "matiere__code", "masse_g"
    )
    return {
        (lieu, categorie, etape, "" if matiere == SANS_MATIERE else matiere): g
        for lieu, categorie, etape, matiere, g in rangees
    }
