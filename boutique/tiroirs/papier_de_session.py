"""What the paper of a session carries beside its money, to be checked against the chain."""

from dataclasses import dataclass

from django.db.models import Sum

from boutique.caisses.models import Session
from boutique.regles.models import Regime
from boutique.regles.taux import nombre_du_taux
from boutique.tickets.models import Remis
from boutique.ventes.models import LigneVente, Vente
from boutique.ventes.scellement import maillon_de
from petiterockette.journal.models import Entree


@dataclass(frozen=True)
class PartDeTVA:
    """What a session sold at one rate; ``taux`` is empty for what bears no VAT."""

    taux: str
    ht_cts: int
    tva_cts: int
    ttc_cts: int


@dataclass(frozen=True)
class MentionsDuPapier:
    """What the paper of a session carries to be checked: its tickets, their seal, duplicates, VAT.

    ``abrege``: the first signs of the digest that seals the last ticket. ``tiroirs_ouverts``: None
    in training, which the journal leaves out.
    """

    premier: Vente | None
    dernier: Vente | None
    abrege: str
    duplicatas: int
    tiroirs_ouverts: int | None
    tva: list[PartDeTVA]


def mentions_de(session: Session) -> MentionsDuPapier:
    """The mentions of a session's paper, in a bounded number of queries."""
    tickets = session.ventes.select_related("serie__caisse", "serie__chaine").order_by("pk")
    premier, dernier = tickets.first(), tickets.last()
    return MentionsDuPapier(
        premier=premier,
        dernier=dernier,
        abrege=maillon_de(dernier).empreinte[:8] if dernier else "",
        duplicatas=Remis.objects.filter(vente__session=session, duplicata__gt=0).count(),
        tiroirs_ouverts=None if session.ecole else _tiroirs_ouverts(session),
        tva=_tva(session),
    )


def _tiroirs_ouverts(session: Session) -> int:
    caisse = session.caisse
    return Entree.objects.filter(
        lieu=caisse.point.lieu_id,
        code="boutique.tiroir.ouvert",
        contenu__caisse=caisse.numero,
        contenu__session=session.numero,
    ).count()


def _tva(session: Session) -> list[PartDeTVA]:
    """Rate by rate, the highest first; at the end what bears none."""
    lignes = LigneVente.objects.filter(vente__session=session).order_by()
    sommes = lignes.values_list("regime", "taux_cp").annotate(
        Sum("ht_cts"), Sum("tva_cts"), Sum("montant_cts")
    )
    taxes = {cp: PartDeTVA(nombre_du_taux(cp), *s) for r, cp, *s in sommes if _taxe(r)}
    sans = [s for r, _cp, *s in sommes if not _taxe(r)]
    parts = [taxes[cp] for cp in sorted(taxes, reverse=True)]
    if sans:
        parts.append(PartDeTVA("", *(sum(colonne) for colonne in zip(*sans, strict=True))))
    return parts


def _taxe(regime: str) -> bool:
    return regime == Regime.ASSUJETTI
