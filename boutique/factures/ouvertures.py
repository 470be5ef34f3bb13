"""Who may read the names on invoices: by right, or opened to a control for a time."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from petiterockette.comptes.models import Affectation, Compte
from petiterockette.comptes.roles import Role
from petiterockette.droits import DroitManquant

from .models import OuvertureFactures

LIRE_LES_FACTURES = "boutique.lire_les_factures"


@dataclass(frozen=True)
class AccesOuvert:
    """An account that controls today, and until when invoices are open to it."""

    compte: Compte
    jusqu_au: date | None


def lit_les_factures(compte: Any, lieu: Any = None) -> bool:
    """Whether an account reads invoices there: it has the right, or they are open to it today."""
    return compte.has_perm(LIRE_LES_FACTURES, lieu) or bool(ouvertes_jusqu_au(compte))


def exiger_les_factures(compte: Any, lieu: Any = None) -> None:
    """Raise ``DroitManquant`` unless this account reads invoices there."""
    if not lit_les_factures(compte, lieu):
        raise DroitManquant(LIRE_LES_FACTURES, lieu)


def ouvertes_jusqu_au(compte: Any) -> date | None:
    """The last day on which invoices are open to an account; None if they are not today."""
    derniere = OuvertureFactures.objects.filter(ouverte_a=compte).order_by("-pk").first()
    jour = derniere.jusqu_au if derniere else None
    return jour if jour and jour >= timezone.localdate() else None


def acces_des_controleurs() -> list[AccesOuvert]:
    """The accounts that control today, in the order they were opened."""
    roles = Affectation.objects.filter(role=Role.CONTROLE).en_poste(timezone.localdate())
    comptes = Compte.objects.filter(affectations__in=roles).distinct().order_by("pk")
    return [AccesOuvert(c, ouvertes_jusqu_au(c)) for c in comptes.select_related("personne")]
