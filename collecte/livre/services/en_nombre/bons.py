"""Many bons at once, each exactly what was said: what is brought in from before, and undone.

No stock is asked whether it holds them; the same rows as one gesture after the other.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice
from typing import Any, TypeVar
from uuid import UUID

from django.utils import timezone

from collecte.matiere.ecritures import Pas
from collecte.matiere.etapes import Nature
from collecte.mois.services.mois import imputer
from petiterockette.base.insertion import inserer
from petiterockette.comptes.models import Compte
from petiterockette.droits import DroitManquant

from ...dehors import dire_le_bon, exiger_une_base_a_jour
from ...entete import Entete
from ...models import Bon, Commentaire, Mouvement
from ..annulations import (
    empreinte_d_annulation,
    fait_d_annulation,
    pas_contraires,
    peut_annuler,
    structure_servie,
)
from ..bons import bon_de
from ..gestes import fait_du_geste, lignes_de_geste, sortantes
from ..mouvements import referentiel
from ..preuves import entree_de_bon
from .sommes import Sommes

T = TypeVar("T")

# How many bons are held in memory, and written, together.
LOT = 500


@dataclass(frozen=True)
class BonDit:
    """A bon to write: its header, its day, its steps as they were said.

    ``structure``: who takes what leaves, if it is somebody; ``code`` and ``contenu``: what the
    journal says of it; ``source``: what the caller made it of.
    """

    entete: Entete
    jour: date
    pas: Sequence[Pas]
    code: str
    contenu: Mapping[str, Any] = field(default_factory=dict)
    structure: int | None = None
    source: Any = None


def ecrire_des_bons(
    dits: Iterable[BonDit], nature: str, ensuite: Callable[[Sequence[tuple[BonDit, Bon]]], None]
) -> int:
    """Write bons, their lines, movements, caches and journal, a lot after the other: how many.

    ``dits`` is read a lot at a time. ``ensuite`` receives each lot once its bons have their
    numbers, to write what hangs on them. Must run in one transaction, after the months were
    locked. Raises ``RestaurationConstatee``.
    """
    exiger_une_base_a_jour()
    maintenant, ref = timezone.now(), referentiel()
    nombre = 0
    for lot in _par_lots(dits):
        sommes = Sommes(ref.sans_matiere)
        nombre += len(lot)
        bons = [
            bon_de(entete=d.entete, nature=nature, jour=d.jour, maintenant=maintenant) for d in lot
        ]
        _inserer_les_bons(bons, [d.entete.texte for d in lot])
        ecrits = list(zip(lot, bons, strict=True))
        ensuite(ecrits)
        lignes = [
            ligne for dit, bon in ecrits for ligne in lignes_de_geste(bon, sortantes(dit.pas), ref)
        ]
        inserer(lignes)
        inserer(
            [
                mouvement
                for dit, bon in ecrits
                for mouvement in sommes.bouger(bon, dit.pas, structure=dit.structure)
            ]
        )
        sommes.ecrire()
        inserer(
            [
                entree_de_bon(
                    bon,
                    maintenant,
                    **fait_du_geste(bon, dit.code, bon.ses_lignes, None, **dit.contenu),
                )
                for dit, bon in ecrits
            ]
        )
    return nombre


def contredire_des_bons(
    bons: Sequence[Bon], motif: str, compte: Compte, uuid_de: Callable[[Bon], UUID]
) -> None:
    """Cancel bons that nothing followed, each by its counter-entry, in one transaction.

    ``bons``: none is cancelled already, nothing was built on any of them. Raises
    ``DroitManquant`` or ``RestaurationConstatee``.
    """
    exiger_une_base_a_jour()
    maintenant, ref = timezone.now(), referentiel()
    imputes: dict[tuple[int, date], tuple[date, date | None]] = {}
    for lot in _par_lots(bons):
        sommes = Sommes(ref.sans_matiere)
        anciens = _mouvements_par_bon(lot)
        contres, revises = [], []
        for bon in lot:
            if not peut_annuler(bon, compte, None):
                raise DroitManquant("collecte.annuler", bon.lieu)
            cle = (bon.lieu_id, bon.jour)
            if cle not in imputes:
                imputes[cle] = imputer(bon.lieu_id, bon.jour, maintenant)
            jour, revise = imputes[cle]
            if revise is None and anciens[bon.pk]:
                # Undoing the correction of a closed month takes it off that month's corrections.
                revise = anciens[bon.pk][0].revise
            contres.append(_contre(bon, motif, compte, uuid_de(bon), jour, maintenant))
            revises.append(revise)
        _inserer_les_bons(contres, [""] * len(contres))
        mouvements = []
        for bon, contre, revise in zip(lot, contres, revises, strict=True):
            pas = pas_contraires(anciens[bon.pk])
            mouvements += sommes.bouger(contre, pas, revise=revise, structure=structure_servie(bon))
        inserer(mouvements)
        sommes.ecrire()
        inserer(
            [
                entree_de_bon(
                    contre,
                    maintenant,
                    **fait_d_annulation(bon, _masse(anciens[bon.pk]), motif, revise),
                )
                for bon, contre, revise in zip(lot, contres, revises, strict=True)
            ]
        )


def _contre(
    bon: Bon, motif: str, compte: Compte, uuid: UUID, jour: date, maintenant: datetime
) -> Bon:
    empreinte = empreinte_d_annulation(bon, motif, False)
    return bon_de(
        entete=Entete(uuid, empreinte, bon.lieu, bon.point, compte, None),
        nature=Nature.CONTRE_ECRITURE,
        jour=jour,
        maintenant=maintenant,
        annule=bon.pk,
        motif=motif[:200],
    )


def _inserer_les_bons(bons: Sequence[Bon], textes: Sequence[str]) -> None:
    inserer(bons)
    for bon in bons:
        dire_le_bon(bon)
    Commentaire.objects.bulk_create(
        [
            Commentaire(bon=bon, texte=texte)
            for bon, texte in zip(bons, textes, strict=True)
            if texte
        ]
    )


def _mouvements_par_bon(bons: Sequence[Bon]) -> dict[int, list[Mouvement]]:
    par_bon: dict[int, list[Mouvement]] = defaultdict(list)
    for m in Mouvement.objects.filter(bon__in=[b.pk for b in bons]).order_by("id"):
        par_bon[m.bon_id].append(m)
    return par_bon


def _masse(mouvements: Sequence[Mouvement]) -> int:
    return sum(m.masse_g for m in mouvements)


def _par_lots(rangees: Iterable[T]) -> Iterator[list[T]]:
    suite = iter(rangees)
    while lot := list(islice(suite, LOT)):
        yield lot
