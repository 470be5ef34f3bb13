"""A count beside the books of its own minute, stock by stock."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from collecte.bilans.theorie import stocks_a
from collecte.listes.models import Categorie, Matiere
from collecte.livre.services.mouvements import sans_matiere
from collecte.matiere.etapes import AMONT
from collecte.mois.models import Reglage
from collecte.mois.services.reglages import reglage
from petiterockette.alertes.calcul import seuils
from petiterockette.mots.mesures import kilos
from petiterockette.mots.taux import variation

from ..models import Comptage, Inventaire
from ..refus import EcartAConfirmer

# Category, stage, material.
Cle = tuple[int, str, int]

# Beyond so many percent of the books, somebody must look, unless the house chose otherwise.
ECART_ALERTE = 5


def seuil_d_ecart() -> int:
    """The percent beyond which a difference is too large: that of the month's alert."""
    return seuils()["ecart_du_mois"]


def est_excessif(ecart_g: int, theorique_g: int, seuil: int) -> bool:
    """Whether a difference is beyond ``seuil`` percent of the books; any, where they hold none."""
    pct = variation(ecart_g, theorique_g)
    return bool(ecart_g) and (pct is None or abs(pct) > seuil)


@dataclass(frozen=True)
class Rapproche:
    """A key of the stock as it was counted, its zones together, beside the books."""

    categorie: Categorie
    etape: str
    matiere: Matiere
    compte_g: int
    theorique_g: int
    compte_le: datetime
    # At a site that deduces its sales, what lacks was sold: the month's closing says it.
    vendu: bool = False

    @property
    def cle(self) -> Cle:
        return (self.categorie.pk, self.etape, self.matiere.pk)

    @property
    def nom(self) -> str:
        """The name of this line's field in a form."""
        return f"ecart-{self.categorie.pk}-{self.etape}-{self.matiere.pk}"

    @property
    def ecart_g(self) -> int:
        return self.compte_g - self.theorique_g

    @property
    def manque(self) -> bool:
        return self.ecart_g < 0

    def a_confirmer(self, seuil: int, ouverture: bool) -> bool:
        """Whether somebody must say that this difference is so; on a first day all is found."""
        if ouverture and not self.manque:
            return False
        return est_excessif(self.ecart_g, self.theorique_g, seuil)


def exiger_les_confirmations(
    comptes: Sequence[Rapproche], confirmes: Mapping[Cle, int], ouverture: bool
) -> None:
    """Raise ``EcartAConfirmer`` for the large differences that nobody confirmed to the gram."""
    seuil = seuil_d_ecart()
    tus = [
        {"nom": c.nom, "masse": kilos(abs(c.ecart_g), 2), "categorie": str(c.categorie)}
        for c in comptes
        if c.a_confirmer(seuil, ouverture) and confirmes.get(c.cle) != c.ecart_g
    ]
    if tus:
        phrase = str(EcartAConfirmer.texte)
        raise EcartAConfirmer(champs={tu["nom"]: phrase % tu for tu in tus}, **tus[0])


def comptages_de(inventaire: Inventaire) -> Sequence[Comptage]:
    """The counts of an inventory that were noted and not taken off."""
    return list(
        inventaire.comptages.filter(retire_le=None)
        .select_related("categorie", "matiere")
        .order_by("id")
    )


def rapprocher(inventaire: Inventaire) -> list[Rapproche]:
    """Each counted key beside what the books said when it was last counted."""
    zones: dict[Cle, list[Comptage]] = defaultdict(list)
    for comptage in comptages_de(inventaire):
        zones[comptage.categorie_id, comptage.etape, comptage.matiere_id].append(comptage)
    theories: dict[datetime, dict] = {}
    sans = sans_matiere()
    for instant, siens in _par_instant(zones):
        theories[instant] = stocks_a(inventaire.lieu_id, instant, sans, {c for c, _e, _m in siens})
    par_solde = _deduit_ses_ventes(inventaire)
    comptes = []
    for cle, comptages in zones.items():
        quand = max(c.compte_le for c in comptages)
        compte_g, theorique_g = sum(c.masse_g for c in comptages), theories[quand].get(cle, 0)
        comptes.append(
            Rapproche(
                comptages[0].categorie,
                cle[1],
                comptages[0].matiere,
                compte_g,
                theorique_g,
                quand,
                vendu=(
                    par_solde
                    and cle[1] in AMONT
                    and not comptages[0].categorie.vrac
                    and compte_g < theorique_g
                ),
            )
        )
    return comptes


def _par_instant(zones: dict[Cle, list[Comptage]]) -> Iterable[tuple[datetime, set[Cle]]]:
    instants: dict[datetime, set] = defaultdict(set)
    for cle, comptages in zones.items():
        instants[max(c.compte_le for c in comptages)].add(cle)
    return instants.items()


def _deduit_ses_ventes(inventaire: Inventaire) -> bool:
    jour = timezone.localdate(inventaire.commence_le)
    methode = reglage(inventaire.lieu_id, Reglage.Cle.METHODE_VENTE, jour)
    return methode == Reglage.MethodeVente.SOLDE and not inventaire.ouverture
