"""« Notre impact »: what a year did, for everybody. Totals only, nobody's name.

Every figure is the dashboard's; every label and definition is the registry's.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Min
from django.utils import timezone
from django.utils.translation import gettext as _

from collecte.bilans.bilan import Bilan
from collecte.bilans.grains import A_L_ANNEE, Masse
from collecte.bilans.masses import bilan_de, masses
from collecte.bilans.passages import nombre_de_depots
from collecte.bilans.revisions import Revisions, lire_revisions
from collecte.bilans.sans_masse import en_mots, vendus_sans_masse
from collecte.mois.methodes import methode_en_mots
from collecte.mois.models import Mois
from collecte.mois.provisoires import mois_provisoires
from petiterockette.affichage.graphiques.douze_mois import Colonnes, colonnes
from petiterockette.affichage.templatetags.graphiques import en_gros
from petiterockette.comptes.lieux_lus import LieuxLus
from petiterockette.indicateurs.registre import INDICATEURS, Indicateur
from petiterockette.lieux.models import Lieu
from petiterockette.mots.taux import pourcent
from petiterockette.temps.dates import date_format, fin_du_mois

# What became of what left, in the order of the bar, each by its code in the registry. Energy
# has a line of its own where there is some, and counts in the bar with what is not recovered.
DEVENIRS = ("T_REEMPLOI", "T_RECYCLE", "T_ENERGIE", "T_ELIMINE")


@dataclass(frozen=True)
class MoisMontre:
    """A month of the year. ``ouverts``: the sites that have not closed it yet."""

    mois: date
    bilan: Bilan
    ouverts: Sequence[Lieu]

    @property
    def provisoire(self) -> bool:
        return bool(self.ouverts)


@dataclass(frozen=True)
class Impact:
    """A year at a site, or at all of them. ``jusqu_au``: the last day it tells; ``sans_mois``: some
    of it was brought in as a total of the year, in none of its months; ``depots``: None where
    nobody knows how many."""

    annee: int
    lieu: Lieu | None
    en_cours: bool
    jusqu_au: date
    bilan: Bilan
    depots: int | None
    mois: list[MoisMontre]
    methode: str
    revisions: Revisions
    sans_masse: int = 0
    sans_mois: bool = False

    @property
    def sans_masse_dit(self) -> str:
        return en_mots(self.sans_masse)

    @property
    def tout_en_un(self) -> bool:
        """Whether nothing is known of any of its months."""
        return self.sans_mois and all(m.bilan.vide for m in self.mois)

    @property
    def provisoires(self) -> list[MoisMontre]:
        return [m for m in self.mois if m.provisoire]

    @property
    def est_provisoire(self) -> bool:
        return self.en_cours or bool(self.provisoires)

    @property
    def pourquoi_provisoire(self) -> str:
        """« Du 1er janvier au 25 novembre. Pas encore clos : Montgallet depuis octobre. »"""
        depuis: dict[Lieu, date] = {}
        for m in self.mois:
            for lieu in m.ouverts:
                depuis.setdefault(lieu, m.mois)
        # Months are closed in order: from the first open one on, all of them are.
        lieux = ", ".join(
            _("%(lieu)s depuis %(mois)s") % {"lieu": lieu, "mois": date_format(mois, "F")}
            for lieu, mois in depuis.items()
        )
        ouverts = _("Pas encore clos\u00a0: %(lieux)s.") % {"lieux": lieux} if lieux else ""
        phrases = (self.periode, ouverts, _("Ces chiffres peuvent encore changer."))
        return " ".join(phrase for phrase in phrases if phrase)

    @property
    def periode(self) -> str:
        """« Du 1er janvier au 25 novembre. », for a year that is not over."""
        if not self.en_cours:
            return ""
        if self.jusqu_au == date(self.annee, 1, 1):
            return _("Le 1er janvier.")
        return _("Du 1er janvier au %(au)s.") % {"au": date_format(self.jusqu_au, "j F")}

    @property
    def devenirs(self) -> list[tuple[Indicateur, int]]:
        """Pairs (indicator, grams) whose sum is what left."""
        lignes = [(i := INDICATEURS[code], getattr(self.bilan, i.cle)) for code in DEVENIRS]
        return [(i, g) for i, g in lignes if g or i.code != "T_ENERGIE"]

    @property
    def dessin(self) -> Colonnes | None:
        """Twelve columns of what was collected; none where nothing was."""
        montres = {m.mois.month: m for m in self.mois}
        noms = [date_format(date(self.annee, n, 1), "F")[0].upper() for n in range(1, 13)]
        return colonnes(
            [
                (nom, m.bilan.collecte_g, m.provisoire)
                if (m := montres.get(n))
                else (nom, 0, False)
                for n, nom in enumerate(noms, 1)
            ]
        )

    @property
    def phrase(self) -> str:
        """The year in a sentence, for whoever sees no more of it."""
        b = self.bilan
        if b.collecte_g <= 0:
            return _("Ce que deviennent les objets qui nous sont donnés.")
        dit = _("En %(annee)s, %(masse)s d’objets collectés") % {
            "annee": self.annee,
            "masse": en_gros(b.collecte_g),
        }
        if b.taux is not None:
            dit += _(" ; %(taux)s de ce qui est sorti a été réemployé ou recyclé") % {
                "taux": pourcent(b.taux)
            }
        return dit + (_(" (chiffres provisoires).") if self.est_provisoire else ".")


def premiere_annee() -> int:
    """The first year of which the books know something; this one while they are empty."""
    premier = Mois.objects.aggregate(mois=Min("mois"))["mois"]
    cette_annee = timezone.localdate().year
    return min(premier.year, cette_annee) if premier else cette_annee


def impact(annee: int, lus: LieuxLus) -> Impact:
    """A year at the sites that were read; seven queries, whatever the base holds."""
    debut, fin, ids = date(annee, 1, 1), date(annee, 12, 31), lus.ids
    aujourd_hui = timezone.localdate()
    # Whole months from the cache, as the dashboard's year: what is to come is not there yet.
    lignes = masses(debut, fin, ids)
    par_mois: dict[date, list[Masse]] = defaultdict(list)
    for ligne in lignes:
        par_mois[ligne[0]].append(ligne)
    ouverts = mois_provisoires(debut, fin, ids)
    en_cours = annee == aujourd_hui.year
    dernier = aujourd_hui.month if en_cours else 12
    b = bilan_de(lignes, debut, fin)
    return Impact(
        annee=annee,
        lieu=lus.lieu,
        en_cours=en_cours,
        jusqu_au=aujourd_hui if en_cours else fin,
        bilan=b,
        depots=b.depots_connus(nombre_de_depots(debut, fin, ids)),
        mois=[
            MoisMontre(m, bilan_de(par_mois.get(m, ()), m, fin_du_mois(m)), ouverts.get(m, ()))
            for m in (date(annee, n, 1) for n in range(1, dernier + 1))
        ],
        methode=methode_en_mots(debut, fin, lus.lus),
        revisions=lire_revisions(debut, fin, ids),
        sans_masse=vendus_sans_masse(debut, fin, ids, d_avant=b.peut_etre_d_avant),
        sans_mois=any(A_L_ANNEE in ligne for ligne in lignes),
    )
