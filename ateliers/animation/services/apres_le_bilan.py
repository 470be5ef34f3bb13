"""One door for what is said of a séance once its bilan is made."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar
from uuid import UUID

from django.utils import timezone

from ateliers.seances.models import Bilan, Seance
from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.journal.services import consigner
from petiterockette.saisie.rejeux import faire_ou_relire

from ..droits import TENIR
from ..models import Avis, Provenance
from ..refus import AilleursQueLAnimation, PasDeBilan, RienNeChange
from .demandes import POLE

D = TypeVar("D", Provenance, Avis)


def dire(
    modele: type[D],
    *,
    seance: Seance,
    uuid: UUID,
    compte: Compte,
    champs: Callable[[Bilan], Mapping[str, Any]],
    meme: Callable[[D], bool],
    ensuite: Callable[[D], None] = lambda _dit: None,
    nature: str,
    resume: str,
    details: Mapping[str, Any],
) -> tuple[D, bool]:
    """Write the next ``modele`` of the bilan in force; returns whether it is new.

    ``champs``: its own columns, or a refusal, from the bilan. ``meme``: whether the last one says
    the same. ``ensuite``: what is written with it. Raises ``PasDeBilan``, ``RienNeChange``,
    ``AilleursQueLAnimation`` or ``DroitManquant``.
    """
    exiger(compte, TENIR, seance.lieu)

    def deja() -> D | None:
        return modele.objects.filter(uuid=uuid, bilan__seance=seance).first()

    def geste() -> D:
        la_seance = Seance.objects.select_for_update().get(pk=seance.pk)
        if la_seance.pole != POLE:
            raise AilleursQueLAnimation()
        if trouve := deja():
            return trouve
        bilan = Bilan.objects.filter(seance=la_seance).order_by("-rang").first()
        if bilan is None:
            raise PasDeBilan()
        les_siens = champs(bilan)
        dernier = modele.objects.filter(bilan=bilan).order_by("-rang").first()
        if dernier and meme(dernier):
            raise RienNeChange()
        dit = modele(
            uuid=uuid,
            bilan=bilan,
            rang=dernier.rang + 1 if dernier else 1,
            enregistree_le=timezone.now(),
            par=compte.personne_id,
            compte=compte.pk,
            **les_siens,
        )
        dit.full_clean()
        dit.save(force_insert=True)
        ensuite(dit)
        consigner(
            nature,
            resume % {"quoi": la_seance},
            {"seance": la_seance.pk, "bilan": bilan.pk, **details},
            lieu=la_seance.lieu_id,
            par=compte.personne_id,
            compte=compte.pk,
        )
        return dit

    return faire_ou_relire(geste, deja)
