"""The lines of a ticket as its paper writes them, and the parts of its VAT."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from boutique.regles.models import Regime
from boutique.regles.taux import MENTIONS, nombre_du_taux
from boutique.ventes.models import LigneVente
from boutique.ventes.vendables import vendable
from petiterockette.mots.mesures import kilos, nombre
from petiterockette.mots.monnaie import euros

Mode = LigneVente.Mode


@dataclass(frozen=True)
class LignePapier:
    libelle: str
    detail: str
    remises: tuple[tuple[str, int], ...]
    montant_cts: int
    lettre: str


@dataclass(frozen=True)
class PartTVA:
    """What a ticket holds at one rate, or under one exemption; ``taux``: « 20 % », or nothing."""

    lettre: str
    mention: str
    taux: str
    ht_cts: int
    tva_cts: int
    ttc_cts: int


def _part(ligne: LigneVente) -> tuple[str, str]:
    """Under which mention, or which rate, a line stands."""
    if ligne.regime == Regime.ASSUJETTI:
        return "", nombre_du_taux(ligne.taux_cp)
    return str(MENTIONS[ligne.regime]), ""


def parts_de_tva(lignes: Sequence[LigneVente]) -> list[PartTVA]:
    """What lines hold at each rate, or under each mention, in their order."""
    sommes: dict[tuple[str, str], list[int]] = {}
    for li in lignes:
        somme = sommes.setdefault(_part(li), [0, 0, 0])
        for i, cts in enumerate((li.ht_cts, li.tva_cts, li.montant_cts)):
            somme[i] += cts
    return [
        PartTVA(chr(ord("A") + rang), mention, taux, *somme)
        for rang, ((mention, taux), somme) in enumerate(sommes.items())
    ]


def lignes_ecrites(
    lignes: Iterable[LigneVente], parts: Sequence[PartTVA], cadeau: bool
) -> list[LignePapier]:
    """The lines, with the letter of their part where there are several."""
    lettres = {(p.mention, p.taux): p.lettre for p in parts} if len(parts) > 1 else {}
    return [_ligne(li, cadeau, lettres.get(_part(li), "")) for li in lignes]


def _ligne(ligne: LigneVente, cadeau: bool, lettre: str) -> LignePapier:
    remises = []
    if not cadeau:
        if ligne.remise_operation_cts and ligne.operation:
            remises.append((ligne.operation.nom, -ligne.remise_operation_cts))
        if ligne.remise_main_cts:
            mot = _("Offert") if ligne.offert else _("Remise")
            remises.append((mot, -ligne.remise_main_cts))
    return LignePapier(
        libelle=ligne.libelle,
        detail=_quantite(ligne) if cadeau else _detail_et_mention(ligne),
        remises=tuple(remises),
        montant_cts=ligne.montant_cts,
        lettre=lettre,
    )


def _detail_et_mention(ligne: LigneVente) -> str:
    dits = (detail(ligne), vendable(ligne.genre).mention(ligne) if ligne.pk else "")
    return ", ".join(dit for dit in dits if dit)


def detail(ligne: LigneVente) -> str:
    """« 2 × 3,00 € », « lot de 5 : 7,00 € », « 0,45 kg × 5,00 €/kg »: how a price is made.

    What comes back is counted, be it one.
    """
    prix = euros(ligne.prix_cts)
    if ligne.mode == Mode.POIDS:
        return f"{kilos(abs(ligne.masse_g or 0))} × {prix}/kg"
    quantite = _quantite(ligne)
    if ligne.mode == Mode.LOT:
        return f"{quantite}\u00a0: {prix}" if quantite else prix
    if abs(ligne.quantite) > 1:
        return f"{quantite} × {prix}"
    if quantite:
        return f"{quantite}\u00a0: {prix}"
    if ligne.quantite < 0:
        return f"1 × {prix}"
    return prix if ligne.remise_cts else ""


def _quantite(ligne: LigneVente) -> str:
    """« 2 », « lot de 5 », « 2 lots de 6 », « 0,45 kg »; one thing alone is not counted."""
    n, objets = abs(ligne.quantite), abs(ligne.nb_objets or 0)
    if ligne.mode == Mode.POIDS:
        return kilos(abs(ligne.masse_g or 0))
    if ligne.mode == Mode.LOT:
        if ligne.quantite < 0 and (objets or ligne.rend_id is None):
            # Given back, of a lot or without a ticket: things, for one amount.
            return _("%s objets") % nombre(objets) if objets > 1 else ""
        return _("lot de %s") % nombre(objets) if objets else _("lot")
    par_lot = objets // n if objets else 1
    if par_lot > 1:
        if n == 1:
            return _("lot de %s") % nombre(par_lot)
        return _("%(n)s lots de %(objets)s") % {"n": nombre(n), "objets": nombre(par_lot)}
    return nombre(n) if n > 1 else ""
