"""The end of what is brought in: what it left open is closed, once and for all."""

from django.db import transaction
from django.utils.translation import gettext as _

from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger_partout
from petiterockette.journal.services import consigner

from ..genres import GENRES
from .fichiers import DROIT


def a_clore() -> list[str]:
    """What is left to close, in words, a site after another."""
    return [dit for genre in GENRES.values() for dit in genre.a_clore()]


@transaction.atomic
def terminer(*, compte: Compte) -> list[str]:
    """Say that all was brought in: what it left open is closed, and what comes later revises it.

    Returns what was closed, in words, a site after another. Raises what each kind
    refuses, or ``DroitManquant``.
    """
    exiger_partout(compte, DROIT)
    clos: list[str] = []
    for genre in GENRES.values():
        clos += genre.clore(compte)
    if clos:
        consigner(
            "reprise.terminee",
            _("Reprise terminée"),
            {"clos": clos},
            par=compte.personne_id,
            compte=compte.pk,
        )
    return clos
