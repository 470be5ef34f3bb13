"""A row of the register of outgoing waste: a material that left in one exit, and its papers."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from django.utils.translation import gettext as _

from collecte.listes.models import Matiere
from collecte.matiere.etapes import Etape
from collecte.sorties.models import Sortie
from petiterockette.lieux.models import Lieu
from petiterockette.personnes.models import Structure

from .models import PeseePont, Reception
from .registre_manques import Manque, manques

QUALIFICATIONS = {
    Etape.RECYCLE: "RECYCLAGE",
    Etape.ENERGIE: "VALORISATION_ENERGETIQUE",
    Etape.DECHETTERIE: "ELIMINATION",
}
ACCEPTE, REFUSE, PARTIEL = "ACCEPTE", "REFUSE", "PARTIELLEMENT_REFUSE"
# What a load whose material nobody named is: bulky waste at the déchetterie, else household
# waste. Source: decision 2000/532/CE (list of wastes), 20 03 07 and 20 03 01.
MELANGES = {Sortie.Genre.DECHETTERIE: "20 03 07"}
MELANGE = "20 03 01"


class Papiers(NamedTuple):
    """What the papers of an exit say (see ``Remise``): whom they name, then what they write."""

    transporteur: Structure | None
    eco_organisme: Structure | None
    intermediaire: Structure | None
    role_intermediaire: str
    bordereau: str
    vehicule: str
    notification: str
    volume_l: int | None


class Depart(NamedTuple):
    """An exit: its number, when and from where it left, to whom, under which papers."""

    pk: int
    genre: str
    jour: date
    lieu: Lieu
    structure: Structure | None
    remise: Papiers | None


class Bac(NamedTuple):
    """The bin of a line, as its column is written."""

    pk: int
    nom: str

    def __str__(self) -> str:
        return self.nom


@dataclass(frozen=True)
class MatiereSortie:
    """A material that left in one exit: what the register says of it."""

    sortie: Depart
    matiere: Matiere
    masse_g: int
    estimee: bool
    vers: str
    code_traitement: str
    bac: Bac | None
    pesee: PeseePont | None
    ticket_attendu: bool = field(default=False)

    @property
    def remise(self) -> Papiers | None:
        return self.sortie.remise

    @property
    def reception(self) -> Reception | None:
        return self.pesee.reception if self.pesee else None

    @property
    def denomination(self) -> str:
        """The usual name of the waste."""
        return _("Tout-venant, en mélange") if self.matiere.interne else str(self.matiere)

    @property
    def code_dechet(self) -> str:
        if self.matiere.code_dechet or not self.matiere.interne:
            return self.matiere.code_dechet
        return MELANGES.get(Sortie.Genre(self.sortie.genre), MELANGE)

    @property
    def dangereux(self) -> bool:
        return self.code_dechet.endswith("*")

    @property
    def destinataire(self) -> Structure | None:
        return self.sortie.structure

    @property
    def transporteur(self) -> Structure | None:
        """Who carried it: said by the papers, else who receives; None: ourselves, or the city.

        What we carry ourselves to the déchetterie needs no récépissé.
        Source: C. env. art. R541-50 (carriage of one's own waste).
        """
        dit = self.remise.transporteur if self.remise else None
        return dit or (None if self.porte_par_nous else self.destinataire)

    @property
    def porte_par_nous(self) -> bool:
        dit = self.remise.transporteur if self.remise else None
        return dit is None and self.sortie.genre == Sortie.Genre.DECHETTERIE

    @property
    def quantite_g(self) -> int:
        """What the bridge weighed, else what we did."""
        return self.pesee.net_g if self.pesee else self.masse_g

    @property
    def acceptation(self) -> str:
        if self.pesee is None:
            return ""
        if not self.pesee.refuse_g:
            return ACCEPTE
        return REFUSE if self.pesee.refuse_g == self.pesee.net_g else PARTIEL

    @property
    def qualification(self) -> str:
        return QUALIFICATIONS[Etape(self.vers)]

    @cached_property
    def manques(self) -> list[Manque]:
        """What the law asks and nobody said yet, and where it is said."""
        return manques(self)
