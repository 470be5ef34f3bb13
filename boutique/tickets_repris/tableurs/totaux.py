"""Sales totals of before: site, category or means, by year, month or day; what they would write."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from boutique.regles.models import Moyen
from collecte.listes.models import Categorie
from collecte.matiere.etapes import Famille
from petiterockette.lieux.models import Lieu
from petiterockette.mots.monnaie import euros
from petiterockette.reprise.dates import LecteurDate, qui_se_croisent
from petiterockette.reprise.genres import Examen, Tableau
from petiterockette.reprise.grandeurs import EUROS, NOMBRE
from petiterockette.reprise.lecture import RangeeLue, Releve
from petiterockette.reprise.models import Fichier
from petiterockette.reprise.mots import Liste, Listes
from petiterockette.reprise.periodes import Periode

from .deja_la import frontieres

EN_COLONNE = ("categorie_en_colonne", "moyen_en_colonne", "mois_en_colonne")
UNITE_A_LA_FIN = re.compile(r"[\s,(\[]*(?:en\s+)?(?:€|\beuros?\b|\beur\b)[\s)\]]*$", re.IGNORECASE)
MOYENS = {
    **dict.fromkeys(("espece", "liquide", "cash", "monnaie"), "especes"),
    **dict.fromkeys(("cb", "carte bancaire", "cartes", "cartes bancaires", "tpe"), "carte"),
    **dict.fromkeys(("cheques", "chq"), "cheque"),
}


@dataclass(frozen=True)
class Vendu:
    """A total of before: where, when, of what or how paid (codes, empty for unsaid), cents, and
    how many sales, None where the file says nothing."""

    ligne: int
    lieu: str
    periode: Periode
    categorie: str
    moyen: str
    montant_cts: int
    ventes: int | None

    @property
    def cle(self) -> tuple:
        return self.lieu, self.periode, self.categorie, self.moyen


def listes() -> Listes:
    """Code of a list → the list, as it stands now."""
    objets = Categorie.objects.filter(famille=Famille.OBJETS, interne=False)
    moyens = dict(Moyen.objects.values_list("code", "nom"))
    connus = {mot: code for mot, code in MOYENS.items() if code in moyens}
    return {
        "lieu": Liste(_("lieu"), dict(Lieu.objects.values_list("code", "nom"))),
        "categorie": Liste(_("catégorie"), dict(objets.values_list("code", "nom"))),
        "moyen": Liste(_("moyen de paiement"), moyens, connus),
    }


def examiner(fichier: Fichier, releve: Releve) -> Examen:
    """What a file of sales totals would write, and what stands in its way."""
    return _Lecteur(fichier, releve, listes()).examen()


class _Lecteur(LecteurDate):
    DITS = ("categorie", "moyen")
    GRANDEURS = {**dict.fromkeys(("montant", *EN_COLONNE), EUROS), "ventes": NOMBRE}
    VIDE = gettext_lazy("Aucun montant n’est lu sous ces titres.")

    def manques(self) -> Iterator[str]:
        if EUROS not in self.grandeurs.values():
            yield _("Aucune colonne ne dit un montant.")
        if self.sans_periode():
            yield _("Dites de quelle année sont ces ventes.")
        if self.sans_lieu():
            yield _("Dites de quel lieu sont ces ventes.")

    def garder(
        self, rangee: RangeeLue, dits: Mapping[str, str], montants: Mapping[int, int]
    ) -> None:
        des_ventes = self.releve.place("ventes")
        seule = self.releve.place("montant")
        for place, cts in montants.items():
            if cts and self.grandeurs[place] is EUROS:
                # How many sales a row makes is of its own amount, not of each column.
                n = montants.get(des_ventes, 0) if des_ventes is not None else 0
                self._ranger(rangee, place, cts, n if place == seule and n else None, dits)

    def finir(self) -> None:
        """A euro counts once: neither with what tills, old tickets or another file tell, nor twice
        in this one."""
        connues = frontieres()
        periodes: dict[str, dict[Periode, int]] = defaultdict(dict)
        cles: dict[tuple, int] = {}
        for v in self.lignes:
            if empechement := connues.empechement(v.lieu, v.periode):
                self.refuser(v.ligne, v.lieu, empechement)
                continue
            periodes[v.lieu].setdefault(v.periode, v.ligne)
            deja = cles.setdefault(v.cle, v.ligne)
            if deja != v.ligne:
                phrase = _("%(quand)s est déjà dit à la ligne %(n)d, pour la même chose.")
                self.faute(v.ligne, phrase % {"quand": v.periode.dite, "n": deja})
        for siennes in periodes.values():
            self.fautes += qui_se_croisent(siennes)
        self._refuser_deux_decoupes()

    def tableaux(self) -> list[Tableau]:
        lieux = self.mots.listes["lieu"].choix
        par_an: dict[tuple[int, str], int] = defaultdict(int)
        for v in self.lignes:
            par_an[v.periode.debut.year, v.lieu] += v.montant_cts
        rangees = [
            [str(annee), str(lieux.get(lieu, lieu)), euros(cts)]
            for (annee, lieu), cts in sorted(par_an.items())
        ]
        if rangees:
            rangees.append([_("Total"), "", euros(sum(par_an.values()))])
        tetes = [_("Année"), _("Lieu"), _("Vendu")]
        return [Tableau(_("Ce que diront les années"), tetes, rangees)]

    def _ranger(
        self,
        rangee: RangeeLue,
        place: int,
        cts: int,
        ventes: int | None,
        dits: Mapping[str, str],
    ) -> None:
        role, tete = self.releve.roles[place], UNITE_A_LA_FIN.sub("", self.tete(place))
        periode = self.periode(rangee, dits, tete if role == "mois_en_colonne" else "")
        if periode is None:
            return
        n, annees = rangee.ligne, [periode.debut.year]
        lieu = self.code(n, "lieu", self.lieu_dit(rangee, dits), cts, annees)
        codes = []
        for liste in ("categorie", "moyen"):
            dit = tete if role == f"{liste}_en_colonne" else dits[liste]
            codes.append(self.code(n, liste, dit, cts, annees) if dit else None)
        if lieu and all(code is None or code for code in codes):
            categorie, moyen = (code or "" for code in codes)
            self.lignes.append(Vendu(n, lieu, periode, categorie, moyen, cts, ventes))

    def _refuser_deux_decoupes(self) -> None:
        """The same sales told by category, then by means, would count twice."""
        par: dict[tuple[str, Periode], tuple[str, int]] = {}
        for v in self.lignes:
            decoupe = f"{bool(v.categorie)}{bool(v.moyen)}"
            premiere, ligne = par.setdefault((v.lieu, v.periode), (decoupe, v.ligne))
            if premiere != decoupe:
                phrase = _(
                    "%(quand)s est découpé autrement à la ligne %(n)d\u00a0: gardez l’un des deux."
                )
                self.faute(v.ligne, phrase % {"quand": v.periode.dite, "n": ligne})
