"""Hours of before, line by line: summed by site, pole and period; a name only counts people."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from django.db.models import Min
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from petiterockette.benevolat.models import HeuresFaites, HeuresReprises, Pole
from petiterockette.lieux.models import Lieu
from petiterockette.mots.chercher import plier
from petiterockette.mots.mesures import TIRET, nombre
from petiterockette.reprise.dates import Frontiere, LecteurDate
from petiterockette.reprise.genres import Examen, Tableau
from petiterockette.reprise.grandeurs import HEURES, NOMBRE
from petiterockette.reprise.lecture import RangeeLue, Releve
from petiterockette.reprise.models import Fichier
from petiterockette.reprise.mots import Liste, Listes
from petiterockette.reprise.periodes import Periode
from petiterockette.temps.durees import en_duree

_SYNONYMES = {
    "magasin": "boutique",
    "vente": "boutique",
    "caisse": "boutique",
    "trieurs": "tri",
    "administration": "bureau",
    "ca": "bureau",
}


@dataclass
class HeuresLues:
    """Minutes given at a site to a pole over some days; ``gens``: the names read, folded."""

    ligne: int
    lieu: str
    pole: str
    periode: Periode
    minutes: int = 0
    nombre: int = 0
    gens: set[str] = field(default_factory=set)

    @property
    def benevoles(self) -> int | None:
        """How many people: the names, else the largest count that a line said; None: unknown."""
        return len(self.gens) or self.nombre or None


def listes() -> Listes:
    """Code of a list → the list, as it stands now."""
    poles = dict(Pole.objects.values_list("code", "nom"))
    synonymes = {mot: code for mot, code in _SYNONYMES.items() if code in poles}
    return {
        "lieu": Liste(_("lieu"), dict(Lieu.objects.values_list("code", "nom"))),
        "pole": Liste(_("pôle"), poles, synonymes),
    }


def examiner(fichier: Fichier, releve: Releve) -> Examen:
    """What a file of hours would write, and what stands in its way."""
    return _Lecteur(fichier, releve, listes()).examen()


class _Lecteur(LecteurDate):
    REPETES = (*LecteurDate.REPETES, "pole")
    DITS = ("personne", "unite")
    GRANDEURS: ClassVar = {"heures": HEURES, "benevoles": NOMBRE}
    VIDE = gettext_lazy("Aucune heure n’est lue sous ces titres.")

    def __init__(self, fichier: Fichier, releve: Releve, listes: Listes) -> None:
        super().__init__(fichier, releve, listes)
        self.lues: dict[tuple[str, str, Periode], HeuresLues] = {}
        # What each row says by itself, for those that say the same thing twice.
        self.dites: list[tuple[Any, Periode, int]] = []

    def manques(self) -> Iterator[str]:
        a = self.releve.place
        if a("heures") is None:
            yield _("Aucune colonne ne dit des heures.")
        if self.sans_periode():
            yield _("Dites de quelle année sont ces heures.")
        if a("lieu") is None and not self.dit("lieu"):
            yield _("Dites de quel lieu sont ces heures.")
        if a("pole") is None and not self.dit("pole"):
            yield _("Dites pour quel pôle sont ces heures.")

    def garder(
        self, rangee: RangeeLue, dits: Mapping[str, str], montants: Mapping[int, int]
    ) -> None:
        n, minutes, combien = rangee.ligne, 0, 0
        for place, montant in montants.items():
            if self.grandeurs[place] is HEURES:
                minutes += montant
            else:
                combien += montant
        periode = self.periode(rangee, dits)
        if periode is None or not minutes:
            return
        annees = [periode.debut.year]
        lieu = self.code(n, "lieu", dits["lieu"], minutes, annees)
        pole = self.code(n, "pole", dits["pole"], minutes, annees)
        if not (lieu and pole):
            return
        lues = self.lues.setdefault((lieu, pole, periode), HeuresLues(n, lieu, pole, periode))
        lues.minutes += minutes
        lues.nombre = max(lues.nombre, combien)
        qui = plier(dits["personne"])
        lues.gens |= {qui} - {""}
        self.dites.append(((lieu, pole, qui), periode, n))

    def finir(self) -> None:
        self.lignes = list(self.lues.values())
        self.refuser_ce_qui_se_croise(
            self.dites,
            _("%(quand)s est déjà dit à la ligne %(n)d, pour le même pôle."),
        )
        par_pole = [((li.lieu, li.pole), li.periode, li.ligne) for li in self.lignes]
        self.refuser_ce_qui_se_croise(par_pole)
        self.refuser_ce_qui_est_deja_la(par_pole, _frontieres())

    def tableaux(self) -> list[Tableau]:
        par_an: dict[tuple[int, str], list[HeuresLues]] = defaultdict(list)
        for lues in self.lignes:
            par_an[lues.periode.debut.year, lues.pole].append(lues)
        noms = self.mots.listes["pole"].choix
        rangees = [
            [str(annee), noms[pole], *_sommes(siennes)]
            for (annee, pole), siennes in sorted(par_an.items())
        ]
        if rangees:
            rangees.append([_("Total"), "", *_sommes(self.lignes)])
        tetes = [_("Année"), _("Pôle"), _("Heures"), _("Cases lues"), _("Bénévoles, au plus fort")]
        return [Tableau(_("Ce que diront les années"), tetes, rangees)]


def _sommes(lues: list[HeuresLues]) -> list[str]:
    gens = max((li.benevoles or 0 for li in lues), default=0)
    minutes = sum(li.minutes for li in lues)
    return [en_duree(minutes), nombre(len(lues)), nombre(gens) if gens else TIRET]


def _frontieres() -> Mapping[tuple[str, str], Frontiere]:
    """Of each site and pole: when it opened, since when hours are noted there, what was brought in.
    Four queries."""
    notees = HeuresFaites.objects.qui_tiennent().order_by().values_list("lieu__code")
    depuis = dict(notees.annotate(Min("jour")))
    repris: dict[tuple[str, str], list] = defaultdict(list)
    vivants = HeuresReprises.objects.qui_tiennent().order_by("pk")
    for lieu, pole, debut, fin, nom in vivants.values_list(
        "lieu__code", "pole__code", "debut", "fin", "fichier__nom"
    ):
        repris[lieu, pole].append((debut, fin, nom))
    poles = list(Pole.objects.values_list("code", flat=True))
    return {
        (lieu, pole): Frontiere(lieu, ouvert_le, depuis.get(lieu), repris[lieu, pole])
        for lieu, ouvert_le in Lieu.objects.values_list("code", "ouvert_le")
        for pole in poles
    }
