"""Open data: what « Notre impact » shows, for machines, year by year and all years together.

Given under the Licence Ouverte 2.0, which asks whoever uses them again to name the source and the
day they were up to date: both are in every file.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from collecte.bilans.bilan import Bilan
from collecte.bilans.grains import Masse
from collecte.bilans.masses import Ids, bilan_de, masses_des_annees
from collecte.bilans.passages import depots_par_an
from collecte.mois.provisoires import mois_provisoires
from petiterockette.exports import Colonne, Document, Feuille, Genre
from petiterockette.indicateurs.registre import INDICATEURS
from petiterockette.lieux.models import Association, Lieu
from petiterockette.temps.dates import date_format

from .impact import Impact, premiere_annee

LICENCE = "Licence Ouverte 2.0"
LICENCE_ADRESSE = "https://www.etalab.gouv.fr/licence-ouverte-open-licence/"
# Its name among those of all licences (SPDX).
LICENCE_CODE = "etalab-2.0"
# The masses of a year and of a month, each by its code in the registry.
DE_L_ANNEE = ("T_COLLECTE", "T_REEMPLOI", "T_RECYCLE", "T_ENERGIE", "T_ELIMINE", "T_SORTI")
DU_MOIS = ("T_COLLECTE", "T_SORTI")
MOIS_EN_MACHINE = ("collecte_g", "sorties_g", "taux_revalorisation", "repris")


@dataclass(frozen=True)
class AnneePubliee:
    """A year of the open data: its totals; ``provisoire``: they may still change; ``depots``: None
    where nobody knows how many."""

    annee: int
    bilan: Bilan
    depots: int | None
    provisoire: bool

    @property
    def masses(self) -> list[int]:
        """Its grams, in the order of ``DE_L_ANNEE``."""
        return masses_de(self.bilan, DE_L_ANNEE)


def annees_publiees(ids: Ids) -> list[AnneePubliee]:
    """Every year of the books at some sites, None for all, the latest first; five queries,
    whatever their number."""
    derniere, premiere = timezone.localdate().year, premiere_annee()
    debut, fin = date(premiere, 1, 1), date(derniere, 12, 31)
    par_an: dict[int, list[Masse]] = defaultdict(list)
    for ligne in masses_des_annees(premiere, derniere, ids):
        par_an[ligne[0].year].append(ligne)
    depots = depots_par_an(debut, fin, ids)
    ouvertes = {mois.year for mois in mois_provisoires(debut, fin, ids)}
    return [
        AnneePubliee(
            annee=annee,
            bilan=b,
            depots=b.depots_connus(depots.get(annee, 0)),
            provisoire=annee == derniere or annee in ouvertes,
        )
        for annee in range(derniere, premiere - 1, -1)
        for b in [bilan_de(par_an.get(annee, ()), date(annee, 1, 1), date(annee, 12, 31))]
    ]


def annees_en_machine(annees: Sequence[AnneePubliee]) -> list[dict[str, Any]]:
    """Years for machines: totals of each, in grams."""
    return [
        {
            "annee": a.annee,
            **a.bilan.pour_machine,
            "depots": a.depots,
            "provisoire": a.provisoire,
        }
        for a in annees
    ]


def annee_en_machine(lu: Impact) -> dict[str, Any]:
    """A year for machines: grams, in the words of ``manage.py bilan``."""
    b = lu.bilan
    return {
        "annee": lu.annee,
        "jusqu_au": lu.jusqu_au.isoformat(),
        "lieu": lu.lieu.code if lu.lieu else None,
        **b.pour_machine,
        "sans_taux": str(b.sans_taux) or None,
        "depots": lu.depots,
        **({"vendus_sans_masse": lu.sans_masse} if lu.sans_masse else {}),
        **lu.revisions.pour_machine,
        "provisoire": lu.est_provisoire,
    }


def mois_en_machine(lu: Impact) -> list[dict[str, Any]]:
    """The months of a year, as its page tells them."""
    return [
        {
            "mois": f"{m.mois:%Y-%m}",
            **{nom: m.bilan.pour_machine[nom] for nom in MOIS_EN_MACHINE},
            "provisoire": m.provisoire,
        }
        for m in lu.mois
    ]


def provenance() -> dict[str, str]:
    """What every file says of itself: its licence, whose it is, where it comes from, its day."""
    association = Association.objects.first()
    return {
        "licence": LICENCE,
        "licence_code": LICENCE_CODE,
        "licence_adresse": LICENCE_ADRESSE,
        "source": association.nom if association else "",
        "adresse": settings.ADRESSE_PUBLIQUE + reverse("collecte:donnees_ouvertes"),
        "mis_a_jour_le": timezone.localdate().isoformat(),
    }


def annees_a_emporter(annees: Sequence[AnneePubliee], lieu: Lieu | None) -> Document:
    """Every year as a table, one a row."""
    colonnes = [
        Colonne(_("Année"), Genre.NOMBRE),
        *_colonnes(DE_L_ANNEE),
        Colonne(str(INDICATEURS["R_REVALORISATION"].libelle), Genre.POURCENT),
        Colonne(str(INDICATEURS["N_DEPOTS"].libelle), Genre.NOMBRE),
        Colonne(_("État")),
    ]
    lignes = [
        [a.annee, *a.masses, a.bilan.taux, a.depots, _etat(a.provisoire, a.bilan)] for a in annees
    ]
    titre = _("Notre impact, toutes les années")
    return _document(_nom("impact", lieu), titre, lieu, [Feuille(titre, colonnes, lignes)])


def annee_a_emporter(lu: Impact) -> Document:
    """A year as its page shows it: its totals, then its months."""
    annee = Feuille(
        _("L’année"),
        [Colonne(_("Chiffre")), Colonne(_("Masse"), Genre.GRAMMES)],
        [
            [str(INDICATEURS[code].libelle), grammes]
            for code, grammes in zip(DE_L_ANNEE, masses_de(lu.bilan, DE_L_ANNEE), strict=True)
        ],
    )
    taux = str(INDICATEURS["R_REVALORISATION"].libelle)
    autres = Feuille(
        _("Le taux et les dépôts"),
        [Colonne(taux, Genre.POURCENT), Colonne(_("Dépôts"), Genre.NOMBRE), Colonne(_("État"))],
        [[lu.bilan.taux, lu.depots, _etat(lu.est_provisoire, lu.bilan)]],
    )
    mois = Feuille(
        _("Mois par mois"),
        [
            Colonne(_("Mois"), Genre.JOUR),
            *_colonnes(DU_MOIS),
            Colonne(taux, Genre.POURCENT),
            Colonne(_("État")),
        ],
        [
            [m.mois, *masses_de(m.bilan, DU_MOIS), m.bilan.taux, _etat(m.provisoire, m.bilan)]
            for m in lu.mois
        ],
    )
    titre = _("Notre impact %(annee)s") % {"annee": lu.annee}
    nom = _nom(f"impact-{lu.annee}", lu.lieu)
    return _document(nom, titre, lu.lieu, [annee, autres, mois])


def _document(nom: str, titre: str, lieu: Lieu | None, feuilles: list[Feuille]) -> Document:
    dite = provenance()
    return Document(
        nom=nom,
        titre=titre,
        filtres=[
            (_("Lieu"), lieu.nom if lieu else _("tous nos lieux")),
            (_("Source"), dite["source"]),
            (_("Adresse"), dite["adresse"]),
            (_("Licence"), f"{LICENCE} ({LICENCE_CODE}), {LICENCE_ADRESSE}"),
            (_("À jour du"), date_format(timezone.localdate())),
        ],
        definitions=list(_definitions()),
        feuilles=feuilles,
    )


def _definitions() -> Iterator[tuple[str, str]]:
    for code in (*DE_L_ANNEE, "R_REVALORISATION", "N_DEPOTS"):
        i = INDICATEURS[code]
        yield str(i.libelle), " ".join(str(d) for d in (i.definition, i.exclusions) if d)
    yield _("provisoire"), _("un mois au moins n’est pas encore clos\u00a0: ses chiffres changent")
    yield _("repris"), _("une part au moins vient d’un autre outil, d’avant ce logiciel")


def _colonnes(codes: Sequence[str]) -> list[Colonne]:
    return [Colonne(str(INDICATEURS[code].libelle), Genre.GRAMMES) for code in codes]


def masses_de(b: Bilan, codes: Sequence[str]) -> list[int]:
    """The figures of a bilan that some codes of the registry name, in their order."""
    return [getattr(b, INDICATEURS[code].cle) for code in codes]


def _etat(provisoire: bool, b: Bilan) -> str:
    """« provisoire » or « définitif », and « repris » where some of it comes from before."""
    dit = _("provisoire") if provisoire else _("définitif")
    return f"{dit}, {_('repris')}" if b.repris else dit


def _nom(debut: str, lieu: Lieu | None) -> str:
    return f"{debut}-{lieu.code.lower()}" if lieu else debut
