"""The register of outgoing waste: it grows from the exits, a row by material.

Source: C. env. art. R541-43, arrêté du 31 mai 2021 (content of the registers); column
names after the national register's own. What is sold or given is not waste: it is not here.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from collecte.listes.models import Accord, DestinBac, Matiere
from collecte.livre.models import Ligne
from collecte.matiere.etapes import FINS_DE_DECHET, Etape, Mesure, Nature
from petiterockette.lieux.models import Lieu
from petiterockette.personnes.models import Structure

from .models import PeseePont
from .registre_sorties import Bac, Depart, MatiereSortie, Papiers
from .services.receptions import attendues_au_pont

# Lines read at a time: a year is never in memory at once.
LOT = 500


class Partie(NamedTuple):
    """A line of an exit, as its columns are written."""

    matiere: int
    bac: int | None
    nom_du_bac: str
    de: str
    vers: str
    mesure: str
    masse_g: int


_DU_DEPART = (
    *("bon", "bon__sortie__genre", "bon__jour", "bon__lieu", "bon__sortie__structure"),
    *(f"bon__sortie__remise__{champ}" for champ in ("pk", *Papiers._fields)),
)
_DE_LA_LIGNE = ("matiere", "bac", "bac__nom", "de", "vers", "mesure", "masse_g")


def matieres_sorties(
    debut: date, fin: date, lieux: Sequence[int] | None = None
) -> Iterator[MatiereSortie]:
    """The rows of the register, in the order of the days; a cancelled exit is not one.

    ``fin`` included; ``lieux``: ids, None for all. Read as they are asked for, in a number of
    queries that does not depend on the rows: each list that they name is read once.
    """
    matieres, sites = Matiere.objects.in_bulk(), Lieu.objects.in_bulk()
    structures, traitements = Structure.objects.in_bulk(), _Traitements()
    pesees, attendues = _pesees(debut, fin, lieux), _attendues(debut, fin, lieux)
    lignes = _lignes(debut, fin, lieux).iterator(chunk_size=LOT)
    for depart, parties in groupby(lignes, key=itemgetter(slice(len(_DU_DEPART)))):
        sortie = _depart(sites, structures, *depart)
        du_pont = pesees.get(sortie.pk, {})
        for groupe in _par_matiere(Partie(*partie[len(_DU_DEPART) :]) for partie in parties):
            premiere = groupe[0]
            # The bridge weighs what left our stock: our own rubbish has no ticket.
            ici = premiere.de != Etape.MAISON
            pesee = du_pont.pop(premiere.matiere, None) if ici else None
            yield MatiereSortie(
                sortie=sortie,
                matiere=matieres[premiere.matiere],
                masse_g=sum(p.masse_g for p in groupe),
                estimee=pesee is None and any(p.mesure != Mesure.PESEE for p in groupe),
                vers=premiere.vers,
                code_traitement=traitements.de(premiere, sortie),
                bac=Bac(premiere.bac, premiere.nom_du_bac) if premiere.bac else None,
                pesee=pesee,
                ticket_attendu=sortie.pk in attendues,
            )


def _lignes(debut: date, fin: date, lieux: Sequence[int] | None) -> Any:
    """The lines that are waste, an exit after the other."""
    lignes = Ligne.objects.filter(
        vers__in=[str(e) for e in FINS_DE_DECHET],
        bon__sortie__isnull=False,
        # Among all the bons of a year, an index of their own tells the exits.
        bon__nature=Nature.SORTIE,
        bon__jour__gte=debut,
        bon__jour__lte=fin,
        bon__annulation=None,
    )
    if lieux is not None:
        lignes = lignes.filter(bon__lieu__in=lieux)
    ordre = ("bon__jour", "bon_id", "rang")
    return lignes.order_by(*ordre).values_list(*_DU_DEPART, *_DE_LA_LIGNE)


def _attendues(debut: date, fin: date, lieux: Sequence[int] | None) -> set[int]:
    """The few exits that await their ticket of the bridge."""
    attendues = attendues_au_pont(lieux).filter(
        bon__nature=Nature.SORTIE, bon__jour__gte=debut, bon__jour__lte=fin
    )
    return set(attendues.order_by().values_list("pk", flat=True))


def _pesees(debut: date, fin: date, lieux: Sequence[int] | None) -> dict[int, dict[int, PeseePont]]:
    """Exit → material → what the bridge says of it."""
    lues = PeseePont.objects.filter(
        reception__bon__annulation=None,
        reception__sortie__bon__jour__gte=debut,
        reception__sortie__bon__jour__lte=fin,
    )
    if lieux is not None:
        lues = lues.filter(reception__sortie__bon__lieu__in=lieux)
    pesees: dict[int, dict[int, PeseePont]] = defaultdict(dict)
    for pesee in lues.select_related("reception").order_by("reception_id"):
        pesees[pesee.reception.sortie_id].setdefault(pesee.matiere_id, pesee)
    return pesees


def _depart(
    sites: Mapping[int, Lieu],
    structures: Mapping[int, Structure],
    pk: int,
    genre: str,
    jour: date,
    lieu: int,
    structure: int | None,
    remise: int | None,
    *papiers: Any,
) -> Depart:
    """An exit, from its columns."""
    dits = None
    if remise:
        transporteur, eco_organisme, intermediaire = map(structures.get, papiers[:3])
        dits = Papiers(transporteur, eco_organisme, intermediaire, *papiers[3:])
    destinataire = structures[structure] if structure else None
    return Depart(pk, genre, jour, sites[lieu], destinataire, dits)


def _par_matiere(parties: Iterable[Partie]) -> Iterable[list[Partie]]:
    """The lines of an exit by material, end and whose rubbish it is."""
    groupes: dict[tuple[int, str, bool], list[Partie]] = {}
    for partie in parties:
        cle = (partie.matiere, partie.vers, partie.de == Etape.MAISON)
        groupes.setdefault(cle, []).append(partie)
    return groupes.values()


class _Traitements:
    """What becomes of it: of the bin, of the agreement on that material, or of the partner as a
    whole; that day."""

    def __init__(self) -> None:
        self.destins: dict[int, list[DestinBac]] = defaultdict(list)
        for destin in DestinBac.objects.all():
            self.destins[destin.bac_id].append(destin)
        self.accords: dict[tuple[int, int | None], list[Accord]] = defaultdict(list)
        for accord in Accord.objects.filter(categorie=None):
            self.accords[accord.structure_id, accord.matiere_id].append(accord)

    def de(self, partie: Partie, sortie: Depart) -> str:
        if partie.bac:
            return _en_cours(self.destins[partie.bac], sortie.jour)
        if sortie.structure is None:
            return ""
        chez = sortie.structure.pk
        precis, generaux = self.accords[chez, partie.matiere], self.accords[chez, None]
        return _en_cours(precis, sortie.jour) or _en_cours(generaux, sortie.jour)


def _en_cours(dates: Sequence[Any], jour: date) -> str:
    valables = [d for d in dates if d.debut <= jour]
    en_cours = [d for d in valables if d.fin is None or d.fin >= jour]
    return next((d.code_traitement for d in reversed(en_cours or valables)), "")
