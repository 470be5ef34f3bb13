"""Checks of the caches that the dashboard reads: each is counted again from the documents."""

from collections import defaultdict
from collections.abc import Iterator

from django.db.models import Sum

from collecte.matiere.etapes import FINS, Etape, Famille
from petiterockette.mots.mesures import kilos
from petiterockette.verification import DEBUT, Constat, Repere, comparer, verification

from ..models import Bon, CumulAnnees, CumulHeures, CumulPartenaires, Mouvement
from ..services.annulations import structure_servie
from ..services.comptes_des_depots import CLE_HEURES, heure_du_depot
from ..services.mouvements import CLE_ANNEES, CLE_PARTENAIRES
from .depuis_le_repere import annees_touchees, apports_comptes, jours_touches, mois_touches

Sommes = dict[tuple, int]


@verification("Cumuls de l’année", suit=("collecte_livre.bon",))
def annees(depuis: Repere = DEBUT) -> Iterator[Constat]:
    """The year's sums are the sums of the year's movements."""
    an = annees_touchees(depuis)
    attendus: Sommes = defaultdict(int)
    cle = ("mois", "lieu", "categorie", "de", "vers", "mesure")
    rangees = (
        Mouvement.objects.filter(an.des_mois, famille=Famille.OBJETS)
        .order_by()
        .values_list(*cle)
        .annotate(Sum("masse_g"))
    )
    for mois, *reste, grammes in rangees:
        attendus[(mois.year, *reste)] += grammes
    cumules = CumulAnnees.objects.filter(an.des_annees)
    tenus = {tuple(r[:-1]): r[-1] for r in cumules.values_list(*CLE_ANNEES, "masse_g")}
    yield from comparer("cumul de l’année", attendus, tenus, kilos)


@verification("Kilos des partenaires", suit=("collecte_livre.bon",))
def partenaires(depuis: Repere = DEBUT) -> Iterator[Constat]:
    """What each structure took is what the exits to it, and their bridge tickets, moved."""
    du_mois = mois_touches(depuis)
    servis = Bon.objects.select_related(
        "sortie", "reception__sortie", "annule__sortie", "annule__reception__sortie"
    )
    structures = {}
    for bon in (
        servis.filter(jours_touches(depuis)).exclude(nature="apport").iterator(chunk_size=2000)
    ):
        structure = structure_servie(bon.annule or bon)
        if structure:
            structures[bon.pk] = structure
    attendus: Sommes = defaultdict(int)
    for bout, autre, signe in (("vers", "de", 1), ("de", "vers", -1)):
        rangees = Mouvement.objects.filter(du_mois, **{f"{bout}__in": FINS}).order_by()
        for mois, lieu, numero, fin, d_ou, grammes in rangees.values_list(
            "mois", "lieu", "bon", bout, autre
        ).annotate(Sum("masse_g")):
            if numero in structures:
                entiere = d_ou == Etape.HISTORIQUE_ANNEE
                attendus[mois, entiere, lieu, structures[numero], fin] += signe * grammes
    tenus = {
        tuple(r[:-1]): r[-1]
        for r in CumulPartenaires.objects.filter(du_mois).values_list(*CLE_PARTENAIRES, "masse_g")
    }
    yield from comparer("partenaire", attendus, tenus, kilos)


@verification("Dépôts par jour de semaine et par heure", suit=("collecte_livre.bon",))
def heures(depuis: Repere = DEBUT) -> Iterator[Constat]:
    """Deposits and their kilograms, by month, site, day of the week and hour."""
    nombres: Sommes = defaultdict(int)
    masses: Sommes = defaultdict(int)
    for apport, jour, signe in apports_comptes(depuis):
        bon = apport.bon
        cle = (jour.replace(day=1), bon.lieu_id, bon.jour.isoweekday(), heure_du_depot(bon))
        nombres[cle] += signe
        masses[cle] += signe * sum(ligne.masse_g for ligne in bon.lignes.all())
    cumules = CumulHeures.objects.filter(mois_touches(depuis))
    tenus = list(cumules.values_list(*CLE_HEURES, "depots", "masse_g"))
    yield from comparer("dépôts par heure", nombres, {tuple(r[:4]): r[4] for r in tenus})
    yield from comparer("masse par heure", masses, {tuple(r[:4]): r[5] for r in tenus}, kilos)
