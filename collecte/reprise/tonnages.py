"""Past tonnages: site, category, in or fate, by year, month or day; what they would write."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from collecte.listes.models.categories import SANS_CATEGORIE
from collecte.matiere.etapes import Mesure
from petiterockette.lieux.models import Lieu
from petiterockette.reprise.dates import LecteurDate, qui_se_croisent
from petiterockette.reprise.empechements import refus_du_lieu
from petiterockette.reprise.genres import Examen, Tableau
from petiterockette.reprise.grandeurs import POIDS
from petiterockette.reprise.lecture import RangeeLue, Releve
from petiterockette.reprise.models import Fichier
from petiterockette.reprise.mots import Listes
from petiterockette.reprise.periodes import Grain, Periode

from .bilans import Tonnage, par_an
from .deja_la import Frontieres, Quoi, frontieres
from .listes import listes, sans_unite


def examiner(fichier: Fichier, releve: Releve) -> Examen:
    """What a file of tonnages would write, and what stands in its way."""
    return LecteurDeTonnages(fichier, releve, listes()).examen()


class LecteurDeTonnages(LecteurDate):
    """Reads weights under a site, a period, a category, in or an end; other kinds add to it."""

    REPETES: ClassVar[tuple[str, ...]] = (*LecteurDate.REPETES, "categorie")
    DITS: ClassVar[tuple[str, ...]] = ("flux", "unite", "mesure")
    GRANDEURS = dict.fromkeys(
        ("poids", "flux_en_colonne", "categorie_en_colonne", "mois_en_colonne"), POIDS
    )
    # The list of in and ends.
    FLUX = "flux"
    VIDE = gettext_lazy("Aucun poids n’est lu sous ces titres.")

    def __init__(self, fichier: Fichier, releve: Releve, listes: Listes) -> None:
        super().__init__(fichier, releve, listes)
        # Line, site and period of what waits for a word.
        self._en_suspens: set[tuple[int, str, Periode]] = set()

    def manques(self) -> Iterator[str]:
        a = self.releve.place
        if not self.grandeurs:
            yield _("Aucune colonne ne dit un poids.")
        if self.sans_periode():
            yield _("Dites de quelle année sont ces poids.")
        if self.sans_lieu():
            yield _("Dites de quel lieu sont ces poids.")
        sans_flux = a("flux") is None and not self.releve.places("flux_en_colonne")
        if sans_flux and not self.dit(self.FLUX):
            yield _("Dites si ces poids sont entrés, ou ce qu’ils sont devenus.")
        if a("mesure") is None and not self.dit("mesure"):
            yield _("Dites si ces poids ont été pesés ou estimés.")

    def garder(
        self, rangee: RangeeLue, dits: Mapping[str, str], montants: Mapping[int, int]
    ) -> None:
        for place, masse_g in montants.items():
            if masse_g:
                self._ranger(rangee, place, masse_g, dits)

    def finir(self) -> None:
        if self.lignes:
            debut = min(t.periode.debut for t in self.lignes)
            fin = max(t.periode.fin for t in self.lignes)
            connues = frontieres({t.lieu for t in self.lignes}, debut, fin)
            self._refuser_ce_qui_est_deja_dit(connues)
        if self._en_suspens:
            self._refuser_avant_l_ouverture()

    def tableaux(self) -> list[Tableau]:
        return [par_an(self.lignes, self.mots.listes["lieu"].choix)]

    def en_plus(
        self,
        ligne: int,
        dits: Mapping[str, str],
        flux: str,
        masse_g: int,
        annees: Iterable[int],
    ) -> dict[str, str | None]:
        """What else a row says of its kilograms, as fields of ``Tonnage``: None where it says
        nothing, an empty code where its word is to be decided."""
        return {}

    def _ranger(self, rangee: RangeeLue, place: int, masse_g: int, dits: Mapping[str, str]) -> None:
        role = self.releve.roles[place]
        tete = sans_unite(self.tete(place))
        periode = self.periode(rangee, dits, tete if role == "mois_en_colonne" else "")
        if periode is None:
            return
        dit_flux = tete if role == "flux_en_colonne" else dits["flux"]
        dit_categorie = tete if role == "categorie_en_colonne" else dits["categorie"]
        n, annees = rangee.ligne, [periode.debut.year]
        codes: dict[str, str | None] = {
            "lieu": self.code(n, "lieu", self.lieu_dit(rangee, dits), masse_g, annees),
            "categorie": self.code(
                n, "categorie", dit_categorie, masse_g, annees, sans=SANS_CATEGORIE
            ),
            "flux": self.code(n, self.FLUX, dit_flux, masse_g, annees),
            "mesure": self._mesure(rangee, dits["mesure"]),
        }
        codes |= self.en_plus(n, dits, str(codes["flux"]), masse_g, annees)
        if all(code != "" for code in codes.values()):
            dits_ = {nom: code for nom, code in codes.items() if code is not None}
            self.lignes.append(Tonnage(n, periode=periode, masse_g=masse_g, **dits_))
        elif codes["lieu"]:
            self._en_suspens.add((n, codes["lieu"], periode))

    def _mesure(self, rangee: RangeeLue, dit: str) -> str:
        if not dit and self.dit("mesure"):
            return self.dit("mesure")
        for debut, mesure in (("pes", Mesure.PESEE), ("estim", Mesure.ESTIMEE)):
            if dit.lower().startswith(debut):
                return str(mesure)
        phrase = _("« %(dit)s » n’est ni pesé, ni estimé.") % {"dit": dit[:40]}
        self.faute(rangee.ligne, phrase)
        return ""

    def _refuser_avant_l_ouverture(self) -> None:
        """A site that was not open is told at every line, even where a word waits."""
        ouverts_le = dict(Lieu.objects.values_list("code", "ouvert_le"))
        for n, lieu, p in self._en_suspens:
            if ferme := refus_du_lieu(p, ouverts_le[lieu]):
                self.refuser(n, lieu, ferme)

    def _refuser_ce_qui_est_deja_dit(self, connues: Frontieres) -> None:
        """A kilogram counts once: neither with what the house counts since, nor with what another
        file brought in, nor twice in this one."""
        dits: dict[Quoi, dict[Periode, int]] = defaultdict(dict)
        cles: dict[tuple, int] = {}
        for t in self.lignes:
            if empechement := connues.empechement(t.quoi, t.periode):
                self.refuser(t.ligne, t.lieu, empechement)
                continue
            dits[t.quoi].setdefault(t.periode, t.ligne)
            cle = (t.quoi, t.periode, t.categorie, t.matiere, t.mesure)
            deja = cles.setdefault(cle, t.ligne)
            if deja != t.ligne and t.periode.grain != Grain.JOUR:
                phrase = _("%(quand)s est déjà dit à la ligne %(n)d, pour la même chose.")
                self.faute(t.ligne, phrase % {"quand": t.periode.dite, "n": deja})
        for periodes in dits.values():
            self.fautes += qui_se_croisent(periodes)
