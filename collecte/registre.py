"""The register of outgoing waste: it grows from the exits, a row by material.

Source: C. env. art. R541-43, arrêté du 31 mai 2021 (content of the registers); column
names after the national register's own. What is sold or given is not waste: it is not here.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from petiterockette.personnes.models import Structure

from .etapes import FINS_DE_DECHET, Etape, Mesure
from .models import Accord, DestinBac, Ligne, Matiere, PeseePont, Reception, Remise, Sortie

QUALIFICATIONS = {
    Etape.RECYCLE: "RECYCLAGE",
    Etape.ENERGIE: "VALORISATION_ENERGETIQUE",
    Etape.DECHETTERIE: "ELIMINATION",
}
ACCEPTE, REFUSE, PARTIEL = "ACCEPTE", "REFUSE", "PARTIELLEMENT_REFUSE"


@dataclass(frozen=True)
class Envoi:
    """A material that left in one exit: what the register says of it."""

    sortie: Sortie
    matiere: Matiere
    masse_g: int
    estimee: bool
    vers: str
    code_traitement: str
    pesee: PeseePont | None
    remise: Remise | None

    @property
    def bon(self):
        return self.sortie.bon

    @property
    def dangereux(self) -> bool:
        return self.matiere.code_dechet.endswith("*")

    @property
    def destinataire(self) -> Structure | None:
        return self.sortie.structure

    @property
    def transporteur(self) -> Structure | None:
        return (self.remise.transporteur if self.remise else None) or self.destinataire

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

    @property
    def manques(self) -> list[str]:
        """What the law asks and nobody said yet, in the words of the office."""
        qui = self.destinataire
        trous = [
            (not self.matiere.code_dechet, _("code déchet de « %s »") % self.matiere),
            (not self.code_traitement, _("code de traitement")),
            (self.sortie.genre != Sortie.Genre.BAC and qui is None, _("destinataire")),
            (qui is not None and not qui.siret, _("SIRET de « %s »") % qui),
            (qui is not None and not qui.adresse, _("adresse de « %s »") % qui),
            (
                self.transporteur is not None and not self.transporteur.recepisse,
                _("récépissé de « %s »") % self.transporteur,
            ),
            (
                self.dangereux and not (self.remise and self.remise.bordereau),
                _("nº de bordereau (déchet dangereux)"),
            ),
            (not self.bon.lieu.adresse, _("adresse du lieu")),
        ]
        return [nom for manque, nom in trous if manque]


def envois(debut: date, fin: date, lieux: Sequence[int] | None = None) -> Iterator[Envoi]:
    """The rows of the register, in the order of the days; a cancelled exit is not one.

    ``fin`` included; ``lieux``: ids, None for all. Read in a bounded number of queries.
    """
    destins = list(DestinBac.objects.all())
    accords = list(Accord.objects.exclude(matiere=None))
    for sortie in _sorties(debut, fin, lieux):
        recue = next((r for r in sortie.receptions.all()), None)
        pesees = {p.matiere_id: p for p in recue.pesees.all()} if recue else {}
        for lignes in _par_matiere(sortie.bon.lignes.all()):
            ligne = lignes[0]
            yield Envoi(
                sortie=sortie,
                matiere=ligne.matiere,
                masse_g=sum(li.masse_g for li in lignes),
                estimee=any(li.mesure != Mesure.PESEE for li in lignes)
                and ligne.matiere_id not in pesees,
                vers=ligne.vers,
                code_traitement=_traitement(ligne, sortie, destins, accords),
                pesee=pesees.get(ligne.matiere_id),
                remise=getattr(sortie, "remise", None),
            )


def _sorties(debut: date, fin: date, lieux: Sequence[int] | None) -> QuerySet[Sortie]:
    sorties = Sortie.objects.filter(
        bon__jour__gte=debut,
        bon__jour__lte=fin,
        bon__annulation=None,
        bon__lignes__vers__in=[str(e) for e in FINS_DE_DECHET],
    )
    if lieux is not None:
        sorties = sorties.filter(bon__lieu__in=lieux)
    vivantes = Reception.objects.filter(bon__annulation=None).prefetch_related("pesees")
    return (
        sorties.distinct()
        .select_related("bon__lieu", "structure", "remise__transporteur")
        .prefetch_related(
            Prefetch("receptions", vivantes),
            Prefetch("bon__lignes", Ligne.objects.select_related("matiere", "bac")),
        )
        .order_by("bon__jour", "bon_id")
    )


def _par_matiere(lignes: Iterable[Ligne]) -> list[list[Ligne]]:
    groupes: dict[tuple[int, str], list[Ligne]] = {}
    for ligne in lignes:
        groupes.setdefault((ligne.matiere_id, ligne.vers), []).append(ligne)
    return list(groupes.values())


def _traitement(
    ligne: Ligne, sortie: Sortie, destins: Sequence[DestinBac], accords: Sequence[Accord]
) -> str:
    jour = sortie.bon.jour
    dates: Sequence[Any] = (
        [d for d in destins if d.bac_id == ligne.bac_id]
        if ligne.bac_id
        else [
            a
            for a in accords
            if (a.structure_id, a.matiere_id) == (sortie.structure_id, ligne.matiere_id)
        ]
    )
    valables = [d for d in dates if d.debut <= jour]
    en_cours = [d for d in valables if d.fin is None or d.fin >= jour]
    return next((d.code_traitement for d in reversed(en_cours or valables)), "")
