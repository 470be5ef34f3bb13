"""What a list and a page of tickets show, composed once: words, never decisions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Sum
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from boutique.regles.noms import noms
from boutique.ventes.models import LigneVente, Vente
from petiterockette.comptes.models import Compte
from petiterockette.mots.mesures import nombre

from .models import Remis

Nature = Vente.Nature
# A list tells so many lines of a ticket.
LIGNES_DITES = 3
ETATS: dict[str, Any] = {
    Nature.AVOIR: gettext_lazy("remboursement"),
    Nature.CORRECTION: gettext_lazy("paiement corrigé"),
}


@dataclass(frozen=True)
class LigneDeListe:
    """A ticket in a list; ``etats``: what is to know of it, in words; ``par``: who made it."""

    vente: Vente
    quoi: str
    moyens: str
    par: str
    etats: list[str]


def lignes_de_liste(ventes: list[Vente], dits: Mapping[int, str]) -> list[LigneDeListe]:
    """Tickets read with ``avec_details``, and what followed them; ``dits``: person → name.

    One query more.
    """
    suites = _suites(ventes)
    return [
        LigneDeListe(
            vente=vente,
            quoi=quoi(vente),
            moyens=", ".join(dict.fromkeys(r.libelle for r in vente.reglements.all())),
            par=dits.get(vente.par or 0, ""),
            etats=_etats(vente, suites.get(vente.pk, {})),
        )
        for vente in ventes
    ]


def quoi(vente: Vente) -> str:
    """« 2 × Pantalon, Chemise et 3 autres »: what a ticket holds."""
    if vente.nature == Nature.CORRECTION:
        return _("du ticket nº %s") % vente.lien.numero_lisible if vente.lien else ""
    lignes = list(vente.lignes.all())
    dits = [_compte(li) for li in lignes[:LIGNES_DITES]]
    autres = len(lignes) - len(dits)
    if autres:
        suite = ngettext("et %(n)s autre", "et %(n)s autres", autres) % {"n": nombre(autres)}
        return f"{', '.join(dits)} {suite}"
    return ", ".join(dits)


def _compte(ligne: LigneVente) -> str:
    n = abs(ligne.quantite)
    return f"{nombre(n)} × {ligne.libelle}" if n > 1 else ligne.libelle


def _suites(ventes: Iterable[Vente]) -> dict[int, dict[str, int]]:
    """Ticket's id → nature of what followed it → its cents."""
    suites: dict[int, dict[str, int]] = {}
    rangees = Vente.objects.filter(lien__in=[v.pk for v in ventes]).order_by()
    for lien, nature, cts in rangees.values_list("lien", "nature").annotate(Sum("total_cts")):
        suites.setdefault(lien, {})[nature] = cts
    return suites


def _etats(vente: Vente, suites: dict[str, int]) -> list[str]:
    etats = [str(ETATS[vente.nature])] if vente.nature in ETATS else []
    if Nature.AVOIR in suites:
        rendu = -suites[Nature.AVOIR]
        etats.append(_("rendu") if rendu >= vente.total_cts else _("rendu en partie"))
    if Nature.CORRECTION in suites:
        etats.append(_("paiement corrigé"))
    return etats


def papiers_remis(vente: Vente, pour: Compte) -> list[tuple[Remis, str]]:
    """The papers that left with a ticket, and who handed each over."""
    remis = list(vente.remis.order_by("id"))
    qui = noms((r.par for r in remis), pour)
    return [(r, qui.get(r.par or 0, "")) for r in remis]
