"""Séances of before, line by line: which pole, when, how many, how long, who came."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ateliers.poles import choix_des_poles, nom_du_pole
from ateliers.seances.models import Bilan
from ateliers.seances.publics import Public
from petiterockette.lieux.models import Lieu
from petiterockette.mots.mesures import TIRET, nombre
from petiterockette.reprise.dates import Frontiere, LecteurDate
from petiterockette.reprise.genres import Examen, Tableau
from petiterockette.reprise.grandeurs import HEURES, NOMBRE
from petiterockette.reprise.lecture import RangeeLue, Releve
from petiterockette.reprise.models import Fichier
from petiterockette.reprise.mots import Liste, Listes
from petiterockette.reprise.periodes import Periode
from petiterockette.temps.durees import en_duree

from .models import SeancesReprises

INTITULE_MAX = 120
_POLES = {
    "restauration": "cafe",
    "cuisine": "cafe",
    "cycklette": "velo",
    "atelier velo": "velo",
    "animations": "animation",
    "formations": "formation",
}
_PUBLICS = {
    "adultes": Public.TOUS,
    "tout public": Public.TOUS,
    "individuels": Public.TOUS,
    "scolaires": Public.PRIMAIRE,
    "ecoles": Public.PRIMAIRE,
    "enfants": Public.LOISIRS,
    "centres de loisirs": Public.LOISIRS,
    "salaries": Public.ENTREPRISE,
    "entreprises": Public.ENTREPRISE,
    "colleges": Public.COLLEGE,
    "lycees": Public.LYCEE,
    "maternelles": Public.MATERNELLE,
}
# Words that tell a kind of public from near: a person confirms them.
_DOUTES = ("scolaires", "ecoles", "enfants", "adultes")


@dataclass(frozen=True)
class SeancesLues:
    """What a line tells: codes of its site and pole, its period, its numbers, heads by public."""

    ligne: int
    lieu: str
    pole: str
    intitule: str
    periode: Periode
    seances: int
    minutes: int
    participants: int
    publics: tuple[tuple[str, int], ...]


def listes() -> Listes:
    """Code of a list → the list, as it stands now."""
    poles = dict(choix_des_poles())
    synonymes = {mot: code for mot, code in _POLES.items() if code in poles}
    publics = {p.value: str(p.label) for p in Public}
    doutes = dict.fromkeys(_DOUTES, _("lequel au juste ? le fichier ne le dit pas"))
    connus = {mot: str(public) for mot, public in _PUBLICS.items()}
    return {
        "lieu": Liste(_("lieu"), dict(Lieu.objects.values_list("code", "nom"))),
        "pole_d_atelier": Liste(_("pôle"), poles, synonymes),
        "public": Liste(_("public"), publics, connus, doutes),
    }


def examiner(fichier: Fichier, releve: Releve) -> Examen:
    """What a file of séances would write, and what stands in its way."""
    return _Lecteur(fichier, releve, listes()).examen()


class _Lecteur(LecteurDate):
    REPETES = (*LecteurDate.REPETES, "pole_d_atelier")
    DITS = ("intitule", "public", "unite")
    GRANDEURS: ClassVar = {
        "participants": NOMBRE,
        "public_en_colonne": NOMBRE,
        "seances": NOMBRE,
        "heures": HEURES,
    }
    VIDE = gettext_lazy("Aucune séance n’est lue sous ces titres.")

    def manques(self) -> Iterator[str]:
        a = self.releve.place
        if not self.grandeurs:
            yield _("Aucune colonne ne dit des séances, des heures ou des participants.")
        if self.sans_periode():
            yield _("Dites de quelle année sont ces séances.")
        if a("lieu") is None and not self.dit("lieu"):
            yield _("Dites de quel lieu sont ces séances.")
        if a("pole_d_atelier") is None and not self.dit("pole_d_atelier"):
            yield _("Dites de quel pôle sont ces séances.")

    def garder(
        self, rangee: RangeeLue, dits: Mapping[str, str], montants: Mapping[int, int]
    ) -> None:
        n, periode = rangee.ligne, self.periode(rangee, dits)
        if periode is None or not any(montants.values()):
            return
        annees, sommes = [periode.debut.year], Counter[str]()
        publics, sus = self._publics(n, dits, montants, annees)
        for place, montant in montants.items():
            sommes[self.releve.roles[place]] += montant
        lieu = self.code(n, "lieu", dits["lieu"], annees=annees)
        pole = self.code(n, "pole_d_atelier", dits["pole_d_atelier"], annees=annees)
        par_public = sommes["public_en_colonne"]
        if par_public and sommes["participants"] and sommes["participants"] < par_public:
            phrase = _("les publics font %(publics)d, plus que les %(tous)d participants.")
            self.faute(n, phrase % {"publics": par_public, "tous": sommes["participants"]})
        if len(dits["intitule"]) > INTITULE_MAX:
            self.faute(n, _("« %(dit)s… » est trop long.") % {"dit": dits["intitule"][:40]})
        if lieu and pole and sus:
            participants = sommes["participants"] or par_public
            self.lignes.append(
                SeancesLues(n, lieu, pole, dits["intitule"], periode, sommes["seances"],
                            sommes["heures"], participants, tuple(publics.items()))
            )  # fmt: skip

    def finir(self) -> None:
        # The same workshop, or pole, is not told twice for the same months; nor a year beside them.
        dites = [((li.lieu, li.pole, li.intitule, li.publics[:1]), li.periode, li.ligne)
                 for li in self.lignes]  # fmt: skip
        deux_fois = _("%(quand)s est déjà dit à la ligne %(n)d, pour la même chose.")
        self.refuser_ce_qui_se_croise(dites, deux_fois)
        par_pole = [((li.lieu, li.pole), li.periode, li.ligne) for li in self.lignes]
        self.refuser_ce_qui_se_croise(par_pole)
        self.refuser_ce_qui_est_deja_la(par_pole, _frontieres())

    def tableaux(self) -> list[Tableau]:
        par_an: dict[tuple[int, str], list[SeancesLues]] = defaultdict(list)
        for lues in self.lignes:
            par_an[lues.periode.debut.year, lues.pole].append(lues)
        rangees = [
            [str(annee), nom_du_pole(pole), *_sommes(siennes)]
            for (annee, pole), siennes in sorted(par_an.items())
        ]
        if rangees:
            rangees.append([_("Total"), "", *_sommes(self.lignes)])
        tetes = [_("Année"), _("Pôle"), _("Séances"), _("Heures"), _("Participants")]
        return [Tableau(_("Ce que diront les années"), tetes, rangees), self._des_publics()]

    def _publics(
        self, ligne: int, dits: Mapping[str, str], montants: Mapping[int, int], annees: list[int]
    ) -> tuple[dict[str, int], bool]:
        """Heads by public, and whether every word of them is decided."""
        publics: Counter[str] = Counter()
        sus = True
        for place, montant in montants.items():
            role = self.releve.roles[place]
            mot = self.tete(place) if role == "public_en_colonne" else dits["public"]
            if not (montant and mot and self.grandeurs[place] is NOMBRE) or role == "seances":
                continue
            code = self.code(ligne, "public", mot, montant, annees)
            sus = sus and self.mots.voir("public", mot).est_decide
            if code:
                publics[code] += montant
        return dict(publics), sus

    def _des_publics(self) -> Tableau:
        sommes: Counter[str] = Counter()
        for lues in self.lignes:
            sommes.update(dict(lues.publics))
        rangees = [[str(Public(code).label), nombre(n)] for code, n in sommes.most_common()]
        return Tableau(_("Par public"), [_("Public"), _("Participants")], rangees, textes=1)


def _sommes(lues: list[SeancesLues]) -> list[str]:
    seances, minutes = sum(li.seances for li in lues), sum(li.minutes for li in lues)
    gens = sum(li.participants for li in lues)
    return [
        nombre(seances) if seances else TIRET,
        en_duree(minutes) if minutes else TIRET,
        nombre(gens) if gens else TIRET,
    ]


def _frontieres() -> Mapping[tuple[str, str], Frontiere]:
    """Of each site and pole: when it opened, since when séances are told there, what was brought
    in. Three queries."""
    depuis: dict[tuple[str, str], Any] = {}
    tenues = Bilan.objects.en_vigueur().order_by("seance__debut")
    for lieu, pole, debut in tenues.values_list(
        "seance__lieu__code", "seance__pole", "seance__debut"
    ):
        depuis.setdefault((lieu, pole), timezone.localdate(debut))
    repris: dict[tuple[str, str], list] = defaultdict(list)
    vivantes = SeancesReprises.objects.qui_tiennent().order_by("pk")
    for lieu, pole, debut, fin, nom in vivantes.values_list(
        "lieu__code", "pole", "debut", "fin", "fichier__nom"
    ):
        repris[lieu, pole].append((debut, fin, nom))
    return {
        (lieu, pole): Frontiere(lieu, ouvert_le, depuis.get((lieu, pole)), repris[lieu, pole])
        for lieu, ouvert_le in Lieu.objects.values_list("code", "ouvert_le")
        for pole, _nom in choix_des_poles()
    }
