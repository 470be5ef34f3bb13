"""All the matter of some days, shared out: each kilogram in the line of one agreement, or none."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from collecte.bilans.bilan import Bilan
from collecte.bilans.grains import sans_reprise
from collecte.bilans.masses import Ids, bilan_de, masses
from collecte.listes.models import Categorie

from ..models import LigneDeConvention
from .lignes import Compte, bilan_des_lignes, ensemble
from .nomenclature import Place


@dataclass(frozen=True)
class Partage:
    """``lignes``, ``hors``: the balances of the lines, of the categories that are in none;
    ``livre``: what the ledger says of the same days."""

    lignes: Sequence[tuple[LigneDeConvention, Compte]]
    hors: Sequence[tuple[Categorie, Compte]]
    livre: Bilan

    @property
    def des_lignes(self) -> Compte:
        return ensemble(compte for _ligne, compte in self.lignes)

    @property
    def hors_en_tout(self) -> Compte:
        return ensemble(compte for _categorie, compte in self.hors)

    @property
    def tout(self) -> Compte:
        return self.des_lignes + self.hors_en_tout

    @property
    def tombe_juste(self) -> bool:
        """Whether lines and the rest make the ledger, to the gram."""
        tout, livre = self.tout, self.livre
        return (
            tout.ecart == tout.reclasse == 0
            and tout.collecte == livre.collecte_g
            and tout.reemploi == livre.reemploi_g
            and tout.recycle == livre.recyclage_g
            and tout.energie == livre.energie_g
            and tout.elimine == livre.dechetterie_g
        )


def partage(debut: date, fin: date, lieux: Ids = None) -> Partage:
    """Share out the matter of some days, ``fin`` included, at some sites (None: all)."""
    comptes = bilan_des_lignes(debut, fin, lieux)
    lignes = LigneDeConvention.objects.select_related("convention__eco_organisme").order_by(
        "convention__eco_organisme__ordre", "convention_id", "ordre"
    )
    categories = Categorie.objects.in_bulk([p.categorie for p in comptes if not p.ligne])
    lues = lignes.filter(pk__in=[p.ligne for p in comptes if p.ligne])
    hors = [(categories[p.categorie], c) for p, c in comptes.items() if not p.ligne]
    return Partage(
        [(ligne, comptes[Place(ligne.pk)]) for ligne in lues],
        sorted(hors, key=lambda cc: (-cc[1].collecte, -abs(cc[1].stock_fin), cc[0].nom)),
        bilan_de(sans_reprise(masses(debut, fin, lieux)), debut, fin),
    )
