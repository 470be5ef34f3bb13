"""SOLDE: what was sold, deduced from what came in, what went elsewhere and what was counted."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Max
from django.utils import timezone

from collecte.bilans.theorie import Theorie, fin_du_jour, stocks_a
from collecte.comptages.models import LigneInventaire
from collecte.listes.models import Categorie
from collecte.livre.entete import Entete
from collecte.livre.models import Bon
from collecte.livre.services.bons import une_fois
from collecte.livre.services.gestes import LigneSortante, consigner_geste, ecrire_geste
from collecte.livre.services.mouvements import sans_matiere
from collecte.matiere.etapes import AMONT, Etape, Mesure, Nature
from collecte.matiere.jours import JOUR, mois_suivant
from collecte.matiere.refus import RienDeCompte
from collecte.mois.models import Reglage
from collecte.mois.refus import MoisClos
from collecte.mois.services.mois import prendre_le_mois
from collecte.mois.services.reglages import reglage
from petiterockette.droits import exiger
from petiterockette.lieux.models import Lieu
from petiterockette.mots.francais import du
from petiterockette.temps.dates import date_format

from ..refus import MethodeAutre, PasDInventaire

# A count proves nothing about sales that long after.
VALIDITE = timedelta(days=366)
SEMAINE = timedelta(days=7)


@dataclass(frozen=True)
class Deduit:
    """What a category must have sold: books less count; negative: more was counted.

    ``theorie``: grams by (category, stage, material), of the stages that were counted.
    """

    categorie: Categorie
    theorie: Theorie
    compte_g: int

    @property
    def theorique_g(self) -> int:
        return sum(self.theorie.values())

    @property
    def vendu_g(self) -> int:
        return self.theorique_g - self.compte_g


def solde_propose(lieu: Lieu, mois: date) -> list[Deduit]:
    """Per category: stock at the start + in − other exits − counted − already written.

    The books at the end of the month (or at the count, if it was made just after) already
    hold the first, second, third and last terms; the last count of that category at that
    site, at most a year old, is the fourth. Raises ``MethodeAutre`` or ``PasDInventaire``.
    """
    fin = mois_suivant(mois) - JOUR
    if reglage(lieu.pk, Reglage.Cle.METHODE_VENTE, fin) != Reglage.MethodeVente.SOLDE:
        raise MethodeAutre()
    comptes = _derniers_comptes(lieu, fin)
    if not comptes:
        raise PasDInventaire()
    au_soir = fin_du_jour(fin)
    theories: dict[datetime, Theorie] = {}
    theorie: dict[int, Theorie] = defaultdict(dict)
    comptes_g: dict[int, int] = defaultdict(int)
    for c in comptes:
        instant = max(au_soir, c.compte_le)
        if instant not in theories:
            theories[instant] = stocks_a(lieu.pk, instant, sans_matiere())
        cle = (c.categorie_id, c.etape, c.matiere_id)
        theorie[c.categorie_id][cle] = theories[instant].get(cle, 0)
        comptes_g[c.categorie_id] += c.compte_g
    categories = Categorie.objects.in_bulk(comptes_g)
    deduits = [Deduit(categories[pk], theorie[pk], g) for pk, g in comptes_g.items()]
    return [d for d in deduits if d.vendu_g]


def a_deduire(lieu: Lieu, mois: date) -> list[Deduit]:
    """What the month's closing still has to write as sold; nothing where it cannot know."""
    try:
        return [d for d in solde_propose(lieu, mois) if d.vendu_g > 0]
    except (MethodeAutre, PasDInventaire):
        return []


def ecrire_le_solde(*, lieu: Lieu, mois: date, entete: Entete) -> tuple[Bon, bool]:
    """Write what the month must have sold, « déduit », on its last day.

    Raises ``MethodeAutre``, ``PasDInventaire``, ``MoisClos``, ``RienDeCompte`` (nothing to
    write), ``DroitManquant``.
    """

    def geste() -> Bon:
        exiger(entete.compte, "collecte.clore_les_mois", lieu)
        fin = mois_suivant(mois) - JOUR
        # The month for oneself: two balances at once would deduce the same sales twice.
        if prendre_le_mois(lieu, mois).est_clos:
            raise MoisClos(du_mois=du(date_format(mois, "F Y")))
        deduits = [d for d in solde_propose(lieu, mois) if d.vendu_g > 0]
        if not deduits:
            raise RienDeCompte()
        bon, rangees = ecrire_geste(
            entete=entete,
            nature=Nature.SOLDE,
            jour=fin,
            revise=None,
            lignes=[
                LigneSortante(
                    de=Etape.RAYON,
                    vers=Etape.VENDU,
                    brut_g=d.vendu_g,
                    masse_g=d.vendu_g,
                    categorie=d.categorie.pk,
                    mesure=Mesure.DEDUITE,
                )
                for d in deduits
            ],
            maintenant=timezone.now(),
            # From the stages that were counted, as they stood: the count then holds.
            prenable={cle: g for d in deduits for cle, g in d.theorie.items()},
        )
        consigner_geste(bon, "collecte.solde.ecrit", rangees, None, mois=mois.isoformat())
        return bon

    return une_fois(entete.uuid, entete.empreinte, geste)


def _derniers_comptes(lieu: Lieu, fin: date) -> list[LigneInventaire]:
    """The last count of each stock that sales come from, within a year before ``fin``.

    What waits to be sorted in bulk is never sold as such: it first changes its category.
    A count of the first week of the next month is made to close this one.
    """
    comptes = LigneInventaire.objects.filter(
        bon__lieu=lieu,
        bon__annulation=None,
        etape__in=[str(e) for e in AMONT],
        categorie__vrac=False,
        compte_le__gt=fin_du_jour(fin - VALIDITE),
        compte_le__lte=fin_du_jour(fin + SEMAINE),
    )
    derniers = comptes.values("categorie", "etape", "matiere").annotate(d=Max("compte_le"))
    garde = {(r["categorie"], r["etape"], r["matiere"]): r["d"] for r in derniers}
    return [
        c
        for c in comptes.order_by("id")
        if garde[c.categorie_id, c.etape, c.matiere_id] == c.compte_le
    ]
