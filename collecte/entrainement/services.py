"""Training: a gesture is made in full by its own service, then undone to the last row."""

from collections.abc import Callable, Collection, Iterable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from collecte.livre.models import Bon
from collecte.livre.refus import AutreContenu, MotifRequis, PasLeSien
from collecte.livre.services.annulations import peut_annuler
from collecte.tri.gestes import masse_du_geste
from petiterockette.comptes.models import Compte
from petiterockette.refus import Refus
from petiterockette.saisie.rejeux import faire_ou_relire

from .models import Essai

ESSAI_GARDE = timedelta(days=365)


def essayer(
    *,
    poste: str,
    uuid: UUID,
    empreinte: str,
    geste: Callable[[], tuple[Bon, bool]],
    rouvrir: Callable[[Bon], dict[str, Any]] | None = None,
    faits: Iterable[str] = (),
) -> tuple[Essai, bool]:
    """Make ``geste`` as if it were true, undo it, and keep that it was made; once.

    ``geste``: the service of the counter, given what was posted; every reader, rule and
    constraint that judges a true gesture judges this one, and nothing of it stays but holes in
    the numbers of bons. ``rouvrir``: the document that opens it again on the screen; ``faits``:
    the codes of the first day's gestures that it shows.

    Raises whatever ``geste`` raises, or ``AutreContenu``; then nothing is written.
    """

    def noter() -> Essai:
        bon, masse_g, document = _repeter(geste, rouvrir)
        # What a counter posts names both, and its services refuse what does not.
        assert bon.point_id is not None
        assert bon.par_id is not None
        return Essai.objects.create(
            uuid=uuid,
            empreinte=empreinte,
            poste=poste,
            lieu_id=bon.lieu_id,
            point_id=bon.point_id,
            compte_id=bon.compte_id,
            par_id=bon.par_id,
            le=timezone.now(),
            masse_g=masse_g,
            document=document,
            faits=list(faits),
        )

    essai, nouveau = faire_ou_relire(noter, Essai.objects.filter(uuid=uuid).first, Refus)
    if not nouveau and essai.empreinte != empreinte:
        raise AutreContenu()
    return essai, nouveau


def _repeter(
    geste: Callable[[], tuple[Bon, bool]], rouvrir: Callable[[Bon], dict[str, Any]] | None
) -> tuple[Bon, int, dict[str, Any] | None]:
    """The bon that was written and is no more, what it weighed, what opens it again."""
    with transaction.atomic():
        bon, nouveau = geste()
        if not nouveau:
            # A true gesture bears this number.
            raise AutreContenu()
        lu = bon, masse_du_geste(bon), _sans_mots(rouvrir(bon)) if rouvrir else None
        transaction.set_rollback(True)
    return lu


def _sans_mots(document: dict[str, Any]) -> dict[str, Any]:
    """Without what a person typed: an exercise keeps nobody's name."""
    vides = {"donateur": None, "commentaire": ""}
    return document | {nom: vide for nom, vide in vides.items() if nom in document}


def annuler_l_essai(
    *, bon: Essai, uuid: UUID, motif: str, aussitot: bool, compte: Compte, par: int | None
) -> tuple[Essai, bool]:
    """Cancel an exercise, as ``annulations.annuler`` would its true gesture; again, nothing more.

    ``uuid``: of the counter-entry that a true one would have. Returns the exercise and whether
    it was cancelled now. Raises ``MotifRequis`` or ``PasLeSien``.
    """
    if not aussitot and not motif.strip():
        raise MotifRequis()
    if not peut_annuler(bon, compte, par):
        raise PasLeSien()
    if bon.annule_le is not None:
        return bon, False
    bon.annule_le = timezone.now()
    bon.save(update_fields=["annule_le"])
    return bon, True


def oublier_l_entrainement(*, aujourd_hui: date) -> int:
    """Forget what was done in training more than a year ago; returns how many."""
    terme = aujourd_hui - ESSAI_GARDE
    effaces, _par_table = Essai.objects.filter(le__date__lt=terme).delete()
    return effaces


def oublier_ces_apprentis(numeros: Collection[int]) -> int:
    """Forget what these people did in training; returns how many exercises."""
    effaces, _par_table = Essai.objects.filter(par__in=numeros).delete()
    return effaces
