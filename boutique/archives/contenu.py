"""What an archive holds: which links of which chains, laid out in which columns.

Source: BOI-TVA-DECLA-30-10-30 § 290 and following: at least once a year, data frozen with its
date, in an open format, readable without the software.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date
from typing import Any

from django.apps import apps
from django.db.models import Max, Min

from boutique.caisses.chaines import chaines_des_caisses
from boutique.caisses.models import Caisse
from boutique.clotures.models import Cloture
from boutique.factures.factures import CHAINE as FACTURES
from boutique.regles.models import Activite, Moyen
from boutique.ventes.models import Vente
from boutique.ventes.scellement import LIGNE, REGLEMENT, VENTE
from collecte.listes.models import Categorie
from collecte.matiere.jours import JOUR, minuit
from petiterockette.journal.dites import champs_dits
from petiterockette.journal.maison import MAISON
from petiterockette.journal.models import Chaine, Maillon

from .models import Archive
from .verifier_archive import (
    CLOTURES,
    DE_L_EVENEMENT,
    DU_MAILLON,
    EVENEMENTS,
    LIGNES,
    REGLEMENTS,
    TICKETS,
)

LOT = 200
COLONNES: dict[str, tuple[str, ...]] = {
    TICKETS: (*DU_MAILLON, "sceau", *VENTE),
    LIGNES: (*DU_MAILLON, *(c for c in LIGNE if c != "vente")),
    REGLEMENTS: (*DU_MAILLON, *(c for c in REGLEMENT if c != "vente")),
    EVENEMENTS: (*DU_MAILLON, "le", *DE_L_EVENEMENT, "contenu"),
    CLOTURES: (*DU_MAILLON, "sceau", *champs_dits(Cloture)),
}


@dataclass(frozen=True)
class Tranche:
    """The links of a chain that go into an archive, both ends included."""

    chaine: Chaine
    premier: int
    dernier: int

    @property
    def nombre(self) -> int:
        return self.dernier - self.premier + 1

    def maillons(self) -> Iterator[dict[str, Any]]:
        """Each link as an archive writes it, read a few hundred at a time."""
        rang = self.premier - 1
        while rang < self.dernier:
            lot = Maillon.objects.filter(chaine=self.chaine, rang__gt=rang, rang__lte=self.dernier)
            lus = list(lot.order_by("rang")[:LOT])
            if not lus:
                return
            for m in lus:
                yield {
                    "chaine": self.chaine.nom,
                    "rang": m.rang,
                    "le": m.le.astimezone(UTC).isoformat(),
                    "contenu": m.contenu,
                    "precedent": m.precedent,
                    "empreinte": m.empreinte,
                    "cle": m.cle,
                }
            rang = lus[-1].rang


def tranches(debut: date, fin: date, genre: str) -> list[Tranche]:
    """What the days hold, both included, in the order of the names of the chains.

    Invoices name their clients: they are not with the tills. A ticket is of its day, training's
    too; a closing, of the day it ends on; everything else, of the time it happened. A chain that
    has nothing then is left out.
    """
    if genre == Archive.Genre.FACTURES:
        return _de_la_chaine(FACTURES, debut, fin)
    trouvees = _de_la_chaine(MAISON, debut, fin)
    for chaines in chaines_des_caisses():
        for serie in chaines.series:
            tickets = Vente.objects.filter(serie=serie, jour__range=(debut, fin))
            trouvees += _bornees(serie.chaine, tickets.order_by(), "numero")
        closes = Cloture.objects.filter(caisse=chaines.caisse, fin__range=(debut, fin)).order_by()
        trouvees += _bornees(chaines.clotures, closes, "rang")
        trouvees += _du_temps(chaines.evenements, debut, fin)
    return sorted(trouvees, key=lambda t: t.chaine.nom)


def _bornees(chaine: Chaine | None, rangees: Any, rang: str) -> list[Tranche]:
    bornes = rangees.aggregate(premier=Min(rang), dernier=Max(rang))
    if chaine is None or bornes["premier"] is None:
        return []
    return [Tranche(chaine, **bornes)]


def _de_la_chaine(nom: str, debut: date, fin: date) -> list[Tranche]:
    return _du_temps(Chaine.objects.filter(nom=nom).first(), debut, fin)


def _du_temps(chaine: Chaine | None, debut: date, fin: date) -> list[Tranche]:
    if chaine is None:
        return []
    dedans = Maillon.objects.filter(chaine=chaine, le__gte=minuit(debut), le__lt=minuit(fin + JOUR))
    return _bornees(chaine, dedans.order_by(), "rang")


def colonnes_de(nom: str, table: str) -> tuple[str, ...]:
    """The columns of a table by its file's name; ``table``: its model, « boutique.session »."""
    return COLONNES.get(nom) or (*DU_MAILLON, *champs_dits(apps.get_model(table)))


def listes() -> Iterator[tuple[str, int, str, str]]:
    """(List, number, code, name): what the numbers of the tables stand for, as of now."""
    for caisse in Caisse.objects.select_related("point__lieu").order_by("pk"):
        yield "caisse", caisse.pk, str(caisse.numero), f"{caisse} · {caisse.point.lieu.nom}"
    for liste, modele in (("activite", Activite), ("moyen", Moyen), ("categorie", Categorie)):
        for rangee in modele.objects.order_by("pk"):
            yield liste, rangee.pk, rangee.code, rangee.nom
