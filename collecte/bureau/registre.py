"""The register of outgoing waste: it grows from the exits, a row by material.

Source: C. env. art. R541-43, arrêté du 31 mai 2021 (content of the registers); column
names after the national register's own. What is sold or given is not waste: it is not here.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.utils.translation import gettext as _

from collecte.listes.models import Accord, DestinBac, Matiere
from collecte.livre.models import Ligne
from collecte.matiere.etapes import FINS_DE_DECHET, Etape, Mesure
from collecte.sorties.models import Sortie
from petiterockette.personnes.models import Structure

from .models import PeseePont, Reception, Remise
from .registre_manques import Manque, manques
from .services.receptions import attendues_au_pont

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
# Exits read at a time: a year is never in memory at once.
LOT = 500


@dataclass(frozen=True)
class Envoi:
    """A material that left in one exit: what the register says of it."""

    sortie: Sortie
    matiere: Matiere
    masse_g: int
    estimee: bool
    vers: str
    code_traitement: str
    bac: Any
    pesee: PeseePont | None
    reception: Reception | None
    remise: Remise | None
    ticket_attendu: bool = field(default=False)

    @property
    def bon(self):
        return self.sortie.bon

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


def envois(debut: date, fin: date, lieux: Sequence[int] | None = None) -> Iterator[Envoi]:
    """The rows of the register, in the order of the days; a cancelled exit is not one.

    ``fin`` included; ``lieux``: ids, None for all. Read as they are asked for, in a number
    of queries that does not depend on the rows (a few more every ``LOT`` exits).
    """
    destins = list(DestinBac.objects.all())
    accords = list(Accord.objects.filter(categorie=None))
    attendues = set(
        attendues_au_pont(lieux)
        .filter(bon__jour__gte=debut, bon__jour__lte=fin)
        .order_by()
        .values_list("pk", flat=True)
    )
    for sortie in _sorties(debut, fin, lieux).iterator(chunk_size=LOT):
        recue = next(iter(sortie.receptions.all()), None)
        pesees = {p.matiere_id: p for p in recue.pesees.all()} if recue else {}
        for lignes in _par_matiere(sortie.bon.lignes.all()):
            ligne = lignes[0]
            # The bridge weighs what left our stock: our own rubbish has no ticket.
            pesee = None if ligne.de == Etape.MAISON else pesees.pop(ligne.matiere_id, None)
            yield Envoi(
                sortie=sortie,
                matiere=ligne.matiere,
                masse_g=sum(li.masse_g for li in lignes),
                estimee=pesee is None and any(li.mesure != Mesure.PESEE for li in lignes),
                vers=ligne.vers,
                code_traitement=_traitement(ligne, sortie, destins, accords),
                bac=ligne.bac,
                pesee=pesee,
                reception=recue if pesee else None,
                remise=getattr(sortie, "remise", None),
                ticket_attendu=sortie.pk in attendues,
            )


def _sorties(debut: date, fin: date, lieux: Sequence[int] | None) -> QuerySet[Sortie]:
    dechets = Ligne.objects.filter(bon=OuterRef("pk"), vers__in=[str(e) for e in FINS_DE_DECHET])
    sorties = Sortie.objects.filter(
        Exists(dechets), bon__jour__gte=debut, bon__jour__lte=fin, bon__annulation=None
    )
    if lieux is not None:
        sorties = sorties.filter(bon__lieu__in=lieux)
    vivantes = Reception.objects.filter(bon__annulation=None).prefetch_related("pesees")
    lignes = Ligne.objects.select_related("matiere", "bac").order_by("rang")
    return (
        sorties.select_related(
            *("bon__lieu", "structure", "remise__transporteur", "remise__eco_organisme"),
            "remise__intermediaire",
        )
        .prefetch_related(Prefetch("receptions", vivantes), Prefetch("bon__lignes", lignes))
        .order_by("bon__jour", "bon_id")
    )


def _par_matiere(lignes: Iterable[Ligne]) -> list[list[Ligne]]:
    """The lines of an exit that are waste, by material, end and whose rubbish it is."""
    groupes: dict[tuple[int, str, bool], list[Ligne]] = {}
    for ligne in lignes:
        if ligne.vers in FINS_DE_DECHET:
            cle = (ligne.matiere_id, ligne.vers, ligne.de == Etape.MAISON)
            groupes.setdefault(cle, []).append(ligne)
    return list(groupes.values())


def _traitement(
    ligne: Ligne, sortie: Sortie, destins: Sequence[DestinBac], accords: Sequence[Accord]
) -> str:
    """Of the bin, of the agreement on that material, or of the partner as a whole; that day."""
    if ligne.bac_id:
        return _en_cours([d for d in destins if d.bac_id == ligne.bac_id], sortie.bon.jour)
    siens = [a for a in accords if a.structure_id == sortie.structure_id]
    precis = [a for a in siens if a.matiere_id == ligne.matiere_id]
    generaux = [a for a in siens if a.matiere_id is None]
    return _en_cours(precis, sortie.bon.jour) or _en_cours(generaux, sortie.bon.jour)


def _en_cours(dates: Sequence[Any], jour: date) -> str:
    valables = [d for d in dates if d.debut <= jour]
    en_cours = [d for d in valables if d.fin is None or d.fin >= jour]
    return next((d.code_traitement for d in reversed(en_cours or valables)), "")
