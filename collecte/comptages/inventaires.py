"""What counts say: where each site stands, and what was counted beside the books."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Sum

from collecte.listes.models import Categorie
from collecte.livre.models import Stock
from collecte.matiere.etapes import Etape
from petiterockette.lieux.models import Lieu
from petiterockette.mots.taux import variation

from .models import Comptage, Inventaire
from .services.rapprochements import (
    Cle,
    Rapproche,
    comptages_de,
    est_excessif,
    rapprocher,
    seuil_d_ecart,
)


@dataclass(frozen=True)
class Compare(Rapproche):
    """A stock as it was counted, beside the books of that minute; grams."""

    # Beyond the house's threshold.
    alerte: bool = False

    @property
    def lieu_du_stock(self) -> Any:
        """The stage where the counted kilograms stand, in words."""
        return Etape(self.etape).label

    @property
    def ecart_pct(self) -> Decimal | None:
        """The difference in percent of the books; None where they held nothing."""
        return variation(self.ecart_g, self.theorique_g)


@dataclass(frozen=True)
class Comparaison:
    """A count beside the books, line by line and in all."""

    lignes: Sequence[Compare]

    @property
    def compte_g(self) -> int:
        return sum(li.compte_g for li in self.lignes)

    @property
    def theorique_g(self) -> int:
        return sum(li.theorique_g for li in self.lignes)

    @property
    def ecart_g(self) -> int:
        return self.compte_g - self.theorique_g

    @property
    def ecart_pct(self) -> Decimal | None:
        return variation(self.ecart_g, self.theorique_g)

    @property
    def surplus_g(self) -> int:
        return sum(li.ecart_g for li in self.lignes if li.ecart_g > 0)

    @property
    def manque_g(self) -> int:
        """What lacks and will be written as lost; what was sold is left out."""
        return -sum(li.ecart_g for li in self.lignes if li.ecart_g < 0 and not li.vendu)

    @property
    def vendu_g(self) -> int:
        return -sum(li.ecart_g for li in self.lignes if li.vendu)


def comparaison(inventaire: Inventaire) -> Comparaison:
    """Counted beside theoretical: as frozen once settled, as of now before."""
    rangees: Iterable[Any]
    if inventaire.bon is not None:
        rangees = inventaire.bon.lignes_inventaire.select_related("categorie", "matiere")
    else:
        rangees = rapprocher(inventaire)
    seuil = seuil_d_ecart()
    lignes = [
        Compare(
            r.categorie,
            r.etape,
            r.matiere,
            r.compte_g,
            r.theorique_g,
            r.compte_le,
            getattr(r, "vendu", False),
            est_excessif(r.ecart_g, r.theorique_g, seuil),
        )
        for r in rangees
    ]
    rangs = {str(e): rang for rang, e in enumerate(Etape)}
    lignes.sort(
        key=lambda li: (rangs[li.etape], li.categorie.ordre, li.categorie.nom, li.matiere.pk)
    )
    return Comparaison(lignes)


def comptes_en_partie(inventaire: Inventaire) -> list[tuple[Categorie, Any, int]]:
    """(category, where, grams): what a settled count saw only a part of, and left as it was."""
    if inventaire.bon is None:
        return []
    ecrits = set(inventaire.bon.lignes_inventaire.values_list("categorie", "etape", "matiere"))
    vus: dict[Cle, list[Comptage]] = defaultdict(list)
    for c in comptages_de(inventaire):
        cle = (c.categorie_id, c.etape, c.matiere_id)
        if cle not in ecrits:
            vus[cle].append(c)
    return [
        (c[0].categorie, c[0].get_etape_display(), sum(x.masse_g for x in c)) for c in vus.values()
    ]


@dataclass(frozen=True)
class EtatDuLieu:
    """Where a site stands: its count in progress, its last one, its opening stock."""

    lieu: Lieu
    en_cours: Inventaire | None
    dernier: Inventaire | None
    ouverture: Inventaire | None


def etat_des_lieux(lieux: Collection[Lieu]) -> list[EtatDuLieu]:
    """Where each of these sites stands, in one query and a few rows a site."""
    rangees: dict[int, list[Inventaire]] = defaultdict(list)
    vivants = inventaires_vivants().filter(lieu__in=lieux).order_by("-id")
    for inventaire in vivants:
        rangees[inventaire.lieu_id].append(inventaire)
    return [
        EtatDuLieu(
            lieu,
            en_cours=next((i for i in rangees[lieu.pk] if i.est_en_cours), None),
            dernier=next((i for i in rangees[lieu.pk] if i.bon_id and not i.ouverture), None),
            ouverture=next((i for i in rangees[lieu.pk] if i.bon_id and i.ouverture), None),
        )
        for lieu in lieux
    ]


def inventaires_vivants() -> QuerySet[Inventaire]:
    """Counts in progress, and those settled that nobody cancelled."""
    vivants = Inventaire.objects.filter(abandonne_le=None, bon__annulation=None)
    return vivants.select_related("lieu", "bon")


def sans_ouverture(lieux: Collection[int] | None) -> list[Lieu]:
    """The sites that hold something and whose first day nobody told: there, stocks are only
    what came in less what went out."""
    dites = Inventaire.objects.filter(
        lieu=OuterRef("pk"), ouverture=True, bon__isnull=False, bon__annulation=None
    )
    tiennent = Stock.objects.filter(lieu=OuterRef("pk")).exclude(masse_g=0)
    sites = Lieu.objects.filter(~Exists(dites), Exists(tiennent)).order_by("ordre", "pk")
    return list(sites if lieux is None else sites.filter(pk__in=lieux))


def en_cours(lieu: Lieu) -> Inventaire | None:
    """The count in progress at a site: one at most."""
    return Inventaire.objects.filter(lieu=lieu, bon=None, abandonne_le=None).first()


def deja_comptes(inventaire: Inventaire) -> dict[int, list[tuple[str, str, int]]]:
    """``{category: [(stage, its words, grams)]}``: what the tiles of a count show."""
    sommes = (
        inventaire.comptages.filter(retire_le=None)
        .order_by()
        .values_list("categorie", "etape")
        .annotate(g=Sum("masse_g"))
    )
    comptes: dict[int, list[tuple[str, str, int]]] = defaultdict(list)
    for categorie, etape, g in sommes:
        comptes[categorie].append((etape, str(Etape(etape).label), g))
    return comptes
