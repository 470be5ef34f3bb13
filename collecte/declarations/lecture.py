"""What a declaration reads, once for all its tables: its lines, their balance, that of before."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from collecte.bilans.masses import Ids
from petiterockette.dossiers.models import Dossier

from .bilans.lignes import Compte, bilan_des_lignes
from .bilans.nomenclature import Groupe, Place, groupes
from .colonnes import DU_BILAN, REGULARISES
from .models import Convention, Declaration, LigneDeConvention

BILAN = "declaration-bilan"
ENSEMBLE = "ensemble"


@dataclass(frozen=True)
class Declaree:
    """A declaration and what it needs to be read."""

    declaration: Declaration

    @classmethod
    def de(cls, dossier: Dossier) -> "Declaree":
        """That of a dossier."""
        toutes = Declaration.objects.select_related("convention__eco_organisme", "dossier")
        lue = toutes.prefetch_related("convention__lignes", "dossier__lieux").get(dossier=dossier)
        return cls(lue)

    @property
    def convention(self) -> Convention:
        return self.declaration.convention

    @cached_property
    def lignes(self) -> list[LigneDeConvention]:
        return list(self.convention.lignes.all())

    @property
    def places(self) -> dict[Place, LigneDeConvention]:
        return {Place(ligne.pk): ligne for ligne in self.lignes}

    @property
    def debut(self) -> date:
        return self.declaration.dossier.debut

    @property
    def fin(self) -> date:
        return self.declaration.dossier.fin

    @cached_property
    def lieux(self) -> Ids:
        return sorted(lieu.pk for lieu in self.declaration.dossier.lieux.all()) or None

    @cached_property
    def groupes(self) -> list[Groupe]:
        """Its sites, gathered by the agreements that hold there in its days."""
        return groupes(self.debut, self.fin, self.lieux)

    @cached_property
    def comptes(self) -> list[tuple[LigneDeConvention, Compte]]:
        """Each line with its balance, in the order of the agreement."""
        unite = self.convention.unite
        lus = bilan_des_lignes(self.debut, self.fin, self.lieux, unite, self.groupes)
        return [(ligne, lus.get(Place(ligne.pk), Compte())) for ligne in self.lignes]

    @cached_property
    def precedente(self) -> "Declaree | None":
        """The declaration before this one."""
        autres = self.convention.declarations.filter(debut__lt=self.declaration.debut)
        lues = autres.select_related("dossier").prefetch_related("dossier__lieux")
        avant = lues.order_by("-debut").first()
        if avant is None:
            return None
        avant.convention = self.convention
        return Declaree(avant)

    @property
    def bouge_depuis(self) -> list[tuple[LigneDeConvention, dict[str, int]]]:
        """Line → figure → how much it differs from what was last frozen; only those that do."""
        figement = self.declaration.dossier.dernier_figement
        if figement is None:
            return []
        fige = figures_figees(figement.contenu)
        ecarts = []
        for ligne, compte in self.comptes:
            avant = fige.get(str(ligne), {})
            sien = {c: getattr(compte, c) - (avant.get(c) or 0) for c in REGULARISES}
            if any(sien.values()):
                ecarts.append((ligne, sien))
        return ecarts


def figures_figees(contenu: Mapping[str, Any]) -> dict[str, dict[str, int]]:
    """Line → figure → its value, of the balance that a dossier shows or was frozen with."""
    for piece in contenu["pieces"]:
        if piece["code"] == BILAN:
            return figures_de(piece)
    return {}


def figures_de(piece: Mapping[str, Any]) -> dict[str, dict[str, int]]:
    """Line → figure → its value, of a balance as a dossier keeps it: a row a term."""
    codes = {str(nom): code for code, nom in DU_BILAN.items()}
    return {
        colonne["nom"]: {codes[nom]: valeurs[rang] for nom, *valeurs in piece["rangees"]}
        for rang, colonne in enumerate(piece["colonnes"])
    }
