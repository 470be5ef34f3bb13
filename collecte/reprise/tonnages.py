"""Past tonnages: site, category, in or fate, by year, month or day; what they would write."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _

from collecte.listes.models.categories import SANS_CATEGORIE
from collecte.matiere.etapes import Etape, Mesure
from petiterockette.mots.mesures import kilos
from petiterockette.reprise.genres import Examen
from petiterockette.reprise.lecture import RangeeLue, Releve
from petiterockette.reprise.models import Fichier
from petiterockette.reprise.mots import Mots, MotVu
from petiterockette.saisie.classeurs import Faute

from .bilans import Tonnage, par_an, qui_se_croisent
from .deja_la import Frontieres, frontieres
from .listes import listes, sans_unite
from .periodes import (
    Periode,
    PeriodeIllisible,
    est_une_periode,
    le_mois,
    lire_periode,
    rang_du_mois,
)
from .poids import PoidsIllisible, lire_le_poids, unite_dite


def examiner(fichier: Fichier, releve: Releve) -> Examen:
    """What a file of tonnages would write, and what stands in its way."""
    return _Lecteur(fichier, releve).examen()


class _Lecteur:
    """Reads the rows one after the other: an empty cell of a merged column is the one above it."""

    # What a merged cell says once for several rows.
    REPETES = ("periode", "annee", "mois", "lieu", "categorie")

    def __init__(self, fichier: Fichier, releve: Releve) -> None:
        self.releve, self.dit = releve, fichier.reglages
        self.mots = Mots(listes())
        self.fautes: list[Faute] = []
        self.laissees: list[Faute] = []
        self.tonnages: list[Tonnage] = []
        self.derniers: dict[str, str] = {}
        # Place of a column of weights → grams of each row, for the totals at the foot.
        self.colonnes: dict[int, list[int]] = defaultdict(list)

    def examen(self) -> Examen:
        manque = list(self._ce_qui_manque())
        if manque:
            return Examen(fautes=[Faute(0, phrase) for phrase in manque])
        for rangee in self.releve.rangees:
            self._lire(rangee)
        self.laissees += [
            Faute(n.ligne, _("« %(dit)s » : une note, laissée de côté.") % {"dit": _texte(n)[:80]})
            for n in self.releve.notes
        ]
        self.laissees += [
            Faute(0, _("« %(mot)s » : %(kg)s laissés de côté.") % _du_mot(vu))
            for vu in self.mots.vus.values()
            if vu.est_decide and not vu.valeur
        ]
        self._refuser_ce_qui_est_deja_dit(frontieres())
        if not (self.tonnages or self.fautes or self.mots.vus):
            self.fautes.append(Faute(0, _("Aucun poids n’est lu sous ces titres.")))
        return Examen(
            fautes=sorted(set(self.fautes), key=lambda f: (f.ligne, f.phrase)),
            mots=list(self.mots.vus.values()),
            laissees=self.laissees,
            ecarts=list(self._ecarts()),
            tableaux=[par_an(self.tonnages, self.mots.listes["lieu"].choix)],
            lignes=self.tonnages,
        )

    def _ce_qui_manque(self) -> Iterator[str]:
        a = self.releve.place
        poids = [a("poids"), *self.en_colonnes]
        if not any(place is not None for place in poids):
            yield _("Aucune colonne ne dit un poids.")
        titres = {r.titre for r in self.releve.rangees if r.titre}
        datee = a("periode") is not None or a("annee") is not None or self.dit.get("annee")
        if not datee and not any(est_une_periode(t) for t in titres):
            yield _("Dites de quelle année sont ces poids.")
        situee = a("lieu") is not None or self.dit.get("lieu")
        if not situee and all(est_une_periode(t) for t in titres):
            yield _("Dites de quel lieu sont ces poids.")
        sans_flux = a("flux") is None and not self.releve.places("flux_en_colonne")
        if sans_flux and not self.dit.get("flux"):
            yield _("Dites si ces poids sont entrés, ou ce qu’ils sont devenus.")
        if a("mesure") is None and not self.dit.get("mesure"):
            yield _("Dites si ces poids ont été pesés ou estimés.")

    @property
    def en_colonnes(self) -> list[int]:
        """The columns whose head is a word, or a month, of the weights under it."""
        par_titre = ("flux_en_colonne", "categorie_en_colonne", "mois_en_colonne")
        return [place for place, code in self.releve.roles.items() if code in par_titre]

    def _lire(self, rangee: RangeeLue) -> None:
        dits = self._dits(rangee)
        places = self.en_colonnes
        if (seule := self.releve.place("poids")) is not None:
            places = [seule, *places]
        lues = [(place, self._grammes(rangee, place, dits)) for place in places]
        for place, masse_g in lues:
            self.colonnes[place].append(masse_g)
        self._comparer_la_rangee(rangee, sum(g for _p, g in lues))
        for place, masse_g in lues:
            if masse_g:
                self._ranger(rangee, place, masse_g, dits)

    def _dits(self, rangee: RangeeLue) -> dict[str, str]:
        dits = {}
        for role in (*self.REPETES, "flux", "unite", "mesure"):
            place = self.releve.place(role)
            dits[role] = rangee.a(place) if place is not None else ""
            if role in self.REPETES:
                dits[role] = dits[role] or self.derniers.get(role, "")
                self.derniers[role] = dits[role]
        return dits

    def _grammes(self, rangee: RangeeLue, place: int, dits: Mapping[str, str]) -> int:
        unite = self._unite(place, dits)
        try:
            return lire_le_poids(rangee.a(place), unite)
        except PoidsIllisible as illisible:
            self.fautes.append(Faute(rangee.ligne, str(illisible)))
            return 0

    def _unite(self, place: int, dits: Mapping[str, str]) -> str:
        tete = self.releve.tetes[place] if place < len(self.releve.tetes) else ""
        return unite_dite(dits.get("unite", "")) or unite_dite(tete) or self.dit.get("unite", "kg")

    def _ranger(self, rangee: RangeeLue, place: int, masse_g: int, dits: Mapping[str, str]) -> None:
        role = self.releve.roles[place]
        tete = sans_unite(self.releve.tetes[place])
        try:
            periode = self._periode(rangee, tete if role == "mois_en_colonne" else "", dits)
        except PeriodeIllisible as illisible:
            self.fautes.append(Faute(rangee.ligne, str(illisible)))
            return
        dit_flux = tete if role == "flux_en_colonne" else dits["flux"]
        dit_categorie = tete if role == "categorie_en_colonne" else dits["categorie"]
        dit_lieu = dits["lieu"] or ("" if est_une_periode(rangee.titre) else rangee.titre)
        n = rangee.ligne
        codes = [
            self._code(n, "lieu", dit_lieu, masse_g, periode),
            self._code(n, "categorie", dit_categorie, masse_g, periode, sans=SANS_CATEGORIE),
            self._code(n, "flux", dit_flux, masse_g, periode),
        ]
        mesure = self._mesure(rangee, dits["mesure"])
        if mesure and all(codes):
            lieu, categorie, flux = codes
            self.tonnages.append(
                Tonnage(rangee.ligne, lieu, periode, categorie, flux, masse_g, mesure)
            )

    def _code(
        self, ligne: int, liste: str, dit: str, masse_g: int, periode: Periode, sans: str = ""
    ) -> str:
        """The code that a word names; empty where nobody decided it, or where it is left out."""
        if not dit:
            code = str(self.dit.get(liste, "")) or sans
            if not code:
                phrase = _("%(quoi)s manque.") % {"quoi": self.mots.listes[liste].nom.capitalize()}
                self.fautes.append(Faute(ligne, phrase))
            return code
        vu = self.mots.voir(liste, dit)
        _peser(vu, masse_g, periode)
        return vu.valeur if vu.est_decide else ""

    def _periode(self, rangee: RangeeLue, mois: str, dits: Mapping[str, str]) -> Periode:
        if dits["periode"]:
            return lire_periode(dits["periode"])
        annee = dits["annee"] or str(self.dit.get("annee") or "")
        if not annee and est_une_periode(rangee.titre):
            annee = rangee.titre
        lue = lire_periode(annee)
        mois = mois or dits["mois"]
        if not mois or lue.etape != Etape.HISTORIQUE_ANNEE:
            return lue
        rang = rang_du_mois(mois)
        return le_mois(lue.debut.year, rang) if rang else lire_periode(mois)

    def _mesure(self, rangee: RangeeLue, dit: str) -> str:
        if not dit and self.dit.get("mesure"):
            return str(self.dit["mesure"])
        for debut, mesure in (("pes", Mesure.PESEE), ("estim", Mesure.ESTIMEE)):
            if dit.lower().startswith(debut):
                return str(mesure)
        phrase = _("« %(dit)s » n’est ni pesé, ni estimé.") % {"dit": dit[:40]}
        self.fautes.append(Faute(rangee.ligne, phrase))
        return ""

    def _comparer_la_rangee(self, rangee: RangeeLue, masse_g: int) -> None:
        """The total of a row, where a column says it, is what its weights make."""
        for place in self.releve.places("total"):
            try:
                dit_g = lire_le_poids(rangee.a(place), self._unite(place, {}))
            except PoidsIllisible:
                continue
            if dit_g and masse_g and dit_g != masse_g:
                self.laissees.append(Faute(rangee.ligne, _ecart(dit_g, masse_g)))

    def _ecarts(self) -> Iterator[Faute]:
        """The totals at the foot that the rows above do not make, since the total before or all."""
        avant = 0
        for pied, combien in self.releve.pieds:
            for place, lues in self.colonnes.items():
                try:
                    dit_g = lire_le_poids(pied.a(place), self._unite(place, {}))
                except PoidsIllisible:
                    continue
                sommes = (sum(lues[avant:combien]), sum(lues[:combien]))
                if dit_g and dit_g not in sommes:
                    tete = self.releve.tetes[place]
                    yield Faute(pied.ligne, f"{tete}\u00a0: {_ecart(dit_g, sommes[-1])}")
            avant = combien

    def _refuser_ce_qui_est_deja_dit(self, connues: Frontieres) -> None:
        """A kilogram counts once: neither with what the house counts since, nor with what another
        file brought in, nor twice in this one."""
        dits: dict[tuple[str, bool], dict[Periode, int]] = defaultdict(dict)
        cles: dict[tuple, int] = {}
        for t in self.tonnages:
            if phrase := connues.refus(t.lieu, t.entre, t.periode):
                self.fautes.append(Faute(t.ligne, phrase))
                continue
            dits[t.lieu, t.entre].setdefault(t.periode, t.ligne)
            cle = (t.lieu, t.periode, t.categorie, t.flux, t.mesure)
            deja = cles.setdefault(cle, t.ligne)
            if deja != t.ligne and t.periode.etape != Etape.HISTORIQUE:
                phrase = _("%(quand)s est déjà dit à la ligne %(n)d, pour la même chose.")
                self.fautes.append(Faute(t.ligne, phrase % {"quand": t.periode.dite, "n": deja}))
        for periodes in dits.values():
            self.fautes += qui_se_croisent(periodes)


def _peser(vu: MotVu, masse_g: int, periode: Periode) -> None:
    vu.masse_g += masse_g
    vu.annees.add(periode.debut.year)


def _ecart(dit_g: int, lu_g: int) -> str:
    phrase = _("le total dit %(dit)s, les lignes font %(lu)s.")
    return phrase % {"dit": kilos(dit_g), "lu": kilos(lu_g)}


def _du_mot(vu: MotVu) -> dict[str, str]:
    return {"mot": vu.dit, "kg": kilos(vu.masse_g)}


def _texte(rangee: RangeeLue) -> str:
    return next((c for c in rangee.cellules if c), "")
