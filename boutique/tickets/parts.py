"""What part of a sold line is worth when it comes back: shares within shares, no cent lost."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Sum

from boutique.regles.prix import au_prorata
from boutique.ventes.models import LigneVente
from petiterockette.mots.mesures import kilos, nombre

Mode = LigneVente.Mode


class Decoupe(StrEnum):
    """What a line is counted in when some of it comes back: the field that holds it."""

    QUANTITE = "quantite"
    OBJETS = "nb_objets"
    GRAMMES = "masse_g"


def decoupe_de(ligne: LigneVente) -> Decoupe:
    """How a line is cut into parts: by weight, in grams; a lot whose objects are known, in objects;
    else as it was rung up."""
    if ligne.mode == Mode.POIDS:
        return Decoupe.GRAMMES
    if ligne.nb_objets and ligne.nb_objets != ligne.quantite:
        return Decoupe.OBJETS
    return Decoupe.QUANTITE


def total_de(ligne: LigneVente) -> int:
    """How much there is to give back of a line when nothing came back yet."""
    return int(getattr(ligne, decoupe_de(ligne)))


def dire(decoupe: Decoupe, n: int) -> str:
    """« 3 », « 0,45 kg »."""
    return kilos(n) if decoupe == Decoupe.GRAMMES else nombre(n)


def deja_rendu(lignes: Iterable[LigneVente]) -> dict[int, int]:
    """Line's id → how much of it came back already; one query."""
    lues = {ligne.pk: ligne for ligne in lignes}
    retours = LigneVente.objects.filter(rend__in=lues).order_by().values_list("rend")
    sommes = retours.annotate(*(Sum(decoupe) for decoupe in Decoupe))
    rendus = {pk: dict(zip(Decoupe, rendu, strict=True)) for pk, *rendu in sommes}
    return {pk: -(rendu[decoupe_de(lues[pk])] or 0) for pk, rendu in rendus.items()}


@dataclass(frozen=True)
class Part:
    """Some of a line, in positive figures, each of them within the one it is a share of."""

    catalogue_cts: int
    montant_cts: int
    operation_cts: int
    ht_cts: int
    masse_g: int
    nb_objets: int

    @property
    def remise_main_cts(self) -> int:
        return self.catalogue_cts - self.montant_cts - self.operation_cts


def part_de(ligne: LigneVente, avant: int, n: int) -> Part:
    """What ``n`` more of a line are worth, of which ``avant`` came back before.

    The parts of a line given back bit by bit sum to it, to the cent and to the gram.
    """
    fin, debut = _jusqu_a(ligne, avant + n), _jusqu_a(ligne, avant)
    return Part(*(a - b for a, b in zip(fin, debut, strict=True)))


def _jusqu_a(ligne: LigneVente, n: int) -> tuple[int, ...]:
    """What the first ``n`` of a line are worth, in the order of ``Part``."""
    total = total_de(ligne)
    # Each share is taken of the one that holds it: a discount never exceeds its price, and
    # none goes back from one part to the next, however they round.
    catalogue = au_prorata(ligne.catalogue_cts, n, total)
    montant = au_prorata(ligne.montant_cts, catalogue, ligne.catalogue_cts)
    return (
        catalogue,
        montant,
        au_prorata(ligne.remise_operation_cts, catalogue - montant, ligne.remise_cts),
        au_prorata(ligne.ht_cts, montant, ligne.montant_cts),
        au_prorata(ligne.masse_g or 0, n, total),
        au_prorata(ligne.nb_objets or 0, n, total),
    )


def ligne_contraire(ligne: LigneVente, rang: int, rendue: int, avant: int, vers: str) -> LigneVente:
    """The line that takes back ``rendue`` of a line of which ``avant`` came back before."""
    part = part_de(ligne, avant, rendue)
    mode, quantite, prix_cts = _comptee(ligne, part, rendue, avant)
    return LigneVente(
        rang=rang,
        genre=ligne.genre,
        article=ligne.article,
        cle=ligne.cle,
        libelle=ligne.libelle,
        categorie=ligne.categorie,
        provenance=ligne.provenance,
        activite=ligne.activite,
        compte=ligne.compte,
        mode=mode,
        quantite=-quantite,
        nb_objets=-part.nb_objets if ligne.nb_objets else None,
        prix_cts=prix_cts,
        catalogue_cts=-part.catalogue_cts,
        operation=ligne.operation if part.operation_cts else None,
        remise_operation_cts=-part.operation_cts,
        remise_main_cts=-part.remise_main_cts,
        offert=ligne.offert,
        montant_cts=-part.montant_cts,
        regime=ligne.regime,
        taux_cp=ligne.taux_cp,
        compte_tva=ligne.compte_tva,
        ht_cts=-part.ht_cts,
        tva_cts=part.ht_cts - part.montant_cts,
        masse_g=-part.masse_g or None,
        mesure=ligne.mesure if part.masse_g else "",
        moyenne_mg=ligne.moyenne_mg if part.masse_g else None,
        moyenne_source=ligne.moyenne_source if part.masse_g else "",
        rend=ligne,
        # What is no object goes nowhere: a membership, a donation, a coffee.
        vers=vers if ligne.est_d_objets else "",
    )


def _comptee(ligne: LigneVente, part: Part, rendue: int, avant: int) -> tuple[str, int, int]:
    """How a part is rung up: its mode, how many of it, at which price."""
    decoupe = decoupe_de(ligne)
    if decoupe == Decoupe.QUANTITE:
        return ligne.mode, rendue, ligne.prix_cts
    if decoupe == Decoupe.GRAMMES:
        return ligne.mode, 1, ligne.prix_cts
    par_lot = total_de(ligne) // ligne.quantite
    if ligne.mode == Mode.UNITE and avant % par_lot == rendue % par_lot == 0:
        return ligne.mode, rendue // par_lot, ligne.prix_cts
    return Mode.LOT, 1, part.catalogue_cts
