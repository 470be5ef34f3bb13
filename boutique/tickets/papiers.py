"""What a ticket says on paper, by mail and on its public page: the same words everywhere."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from boutique.caisses.models import Emetteur
from boutique.caisses.services.emetteurs import emetteur_du_jour
from boutique.ventes.lignes_lues import durables_parmi
from boutique.ventes.models import BonAchat, LigneVente, Reglement, Vente
from boutique.ventes.scellement import maillon_de

from .bons_du_ticket import ResteDeBon, bons_donnes, moyen_ecrit, restes_des_bons
from .lignes_de_papier import LignePapier, PartTVA, lignes_ecrites, parts_de_tva
from .models import Remis

Nature = Vente.Nature

TITRES: dict[str, Any] = {
    Nature.VENTE: gettext_lazy("Ticket"),
    Nature.AVOIR: gettext_lazy("Remboursement (avoir)"),
    Nature.CORRECTION: gettext_lazy("Correction du paiement"),
}
# Millimetres of a roll: the shortest that holds the ticket is cut there.
ROULEAUX = (140, 180, 220, 280, 360, 480)


@dataclass(frozen=True)
class Papier:
    """A ticket as it is handed over; ``marque``: « DUPLICATA nº 2 », or nothing."""

    vente: Vente
    emetteur: Emetteur
    titre: str
    marque: str
    cadeau: bool
    a_propos: str
    le: datetime
    operateur: str
    lignes: list[LignePapier]
    parts: list[PartTVA]
    reglements: list[tuple[str, int]]
    donne_cts: int
    rendu_cts: int
    garantis: str
    empreinte: str
    bons: list[BonAchat] = field(default_factory=list)
    restes: list[ResteDeBon] = field(default_factory=list)

    @property
    def provisoire(self) -> bool:
        """A note, before it is paid: it has a place for the client's name, unless they refuse."""
        return self.vente.pk is None

    @property
    def abrege(self) -> str:
        """The first signs of the digest that seals this ticket."""
        return self.empreinte[:8]

    @property
    def total_cts(self) -> int:
        return self.vente.total_cts

    @property
    def remise_cts(self) -> int:
        """What discounts take off the catalogue's price, with its sign."""
        return -self.vente.remise_cts

    @property
    def tva(self) -> list[PartTVA]:
        """The rates, where something is subject to VAT."""
        return [part for part in self.parts if part.taux]

    @property
    def mentions(self) -> list[PartTVA]:
        """Why the rest is not."""
        return [part for part in self.parts if not part.taux]

    @property
    def rouleau(self) -> int:
        """The length of roll that this ticket takes, in millimetres."""
        # In rows of five millimetres, generously: a ticket in two pieces is worse than a margin.
        rangs = 18 + 5 * len(self.bons) + 2 * len(self.mentions) + len(self.reglements)
        rangs += 2 * len(self.restes)
        rangs += 3 + len(self.tva) if self.tva else 0
        rangs += 5 + len(self.garantis) // 36 if self.garantis else 0
        rangs += 2 * (bool(self.rendu_cts) + bool(self.vente.remise_cts) + bool(self.marque))
        rangs += 4 * self.vente.ecole + 2 * self.provisoire
        longueurs = (
            1 + bool(li.detail) + len(li.remises) + len(li.libelle) // 22 for li in self.lignes
        )
        rangs += sum(longueurs) * 6 // 5 + 1
        return next((mm for mm in ROULEAUX if mm >= rangs * 5), ROULEAUX[-1])


def pour_le_papier(ventes: QuerySet[Vente]) -> QuerySet[Vente]:
    """The tickets with everything that their papers read, in a bounded number of queries."""
    lignes = LigneVente.objects.select_related("categorie__parent", "activite", "operation")
    return ventes.select_related(
        *("serie__caisse__point__lieu", "session", "lien__serie__caisse", "public", "emetteur")
    ).prefetch_related(
        Prefetch("lignes", lignes.order_by("rang")),
        Prefetch("reglements", Reglement.objects.select_related("moyen").order_by("rang")),
    )


def papier_de(vente: Vente, *, forme: str = Remis.Forme.PAPIER, duplicata: int = 0) -> Papier:
    """Compose a paper of a ticket read with ``pour_le_papier``."""
    lignes = vente.ses_lignes
    parts = parts_de_tva(lignes)
    cadeau = forme == Remis.Forme.CADEAU
    return Papier(
        vente=vente,
        # Before tickets said it, the house had no other name.
        emetteur=vente.emetteur or emetteur_du_jour(vente.serie.caisse.point.lieu),
        titre=str(_("Ticket cadeau") if cadeau else TITRES[vente.nature]),
        marque=_("DUPLICATA nº %(n)d") % {"n": duplicata} if duplicata and not cadeau else "",
        cadeau=cadeau,
        a_propos=_("du ticket nº %s") % vente.lien.numero_lisible if vente.lien else "",
        le=vente.le,
        operateur=str(vente.par or vente.compte_id),
        lignes=lignes_ecrites(lignes, parts, cadeau),
        parts=parts,
        reglements=[(moyen_ecrit(r), r.montant_cts) for r in vente.ses_reglements],
        donne_cts=sum(r.donne_cts for r in vente.ses_reglements if r.rendu_cts),
        rendu_cts=vente.rendu_cts,
        garantis=", ".join(dict.fromkeys(durables_de(vente))),
        empreinte=maillon_de(vente).empreinte,
        bons=[] if cadeau else bons_donnes(vente),
        restes=[] if cadeau else restes_des_bons(vente),
    )


def papier_provisoire(vente: Vente, lignes: Sequence[LigneVente]) -> Papier:
    """What a basket will be, on paper before it is paid; neither the sale nor its lines are
    written."""
    parts = parts_de_tva(lignes)
    return Papier(
        vente=vente,
        emetteur=emetteur_du_jour(vente.serie.caisse.point.lieu),
        titre=str(_("Note")),
        marque=str(_("DOCUMENT PROVISOIRE")),
        cadeau=False,
        a_propos="",
        le=vente.le,
        operateur=str(vente.par or vente.compte_id),
        lignes=lignes_ecrites(lignes, parts, cadeau=False),
        parts=parts,
        reglements=[],
        donne_cts=0,
        rendu_cts=0,
        garantis=", ".join(dict.fromkeys(durables_parmi(lignes))),
        empreinte="",
    )


def prochain_duplicata(vente: Vente) -> int:
    """What the next paper with its prices will be: 0, the ticket; n, its nth duplicate."""
    return vente.remis.filter(forme__in=[Remis.Forme.PAPIER, Remis.Forme.COURRIEL]).count()


def durables_de(vente: Vente) -> list[str]:
    """The labels of what is sold with a legal guarantee; the ticket's lists are read with it."""
    return durables_parmi(vente.ses_lignes) if vente.est_une_vente else []
