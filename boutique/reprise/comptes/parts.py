"""The rooms that write a base of before, and what each tells of what stands in the house."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from boutique.oressource.carnet.carnet import Carnet
from boutique.oressource.decisions import Decisions
from boutique.tickets_repris.rapport import relire
from boutique.tickets_repris.services.tickets import ecrire_les_tickets
from petiterockette.comptes.models import Compte

from .postes import Chiffres, Cle, Genre, Postes, additionner

# Told how much is done (from 0 to 1), and how many gestures.
Suivre = Callable[[float, int], None]


@dataclass(frozen=True)
class Part:
    """A room that writes a part of a base.

    ``genres``: what it writes (``Genre``); ``ecrire``: writes it, and answers with its report;
    ``postes``: what a report counts; ``relire``: the report of what stands in the house, of a base.
    """

    nom: Any
    genres: Sequence[str]
    ecrire: Callable[[Carnet, Decisions, int, Compte, Suivre | None], Any]
    postes: Callable[[Any], Postes]
    relire: Callable[[int], Any]


def _des_tickets(rapport: Any) -> Mapping[Cle, Chiffres]:
    """Sums under their means; counts, what was weighed and given back under none."""
    paires = []
    for cle, compte in rapport.comptes.items():
        ventes = cle.nature == "vente"
        avoirs = cle.nature == "avoir"
        moyen = Cle(cle.annee, Genre.VENTES, cle.point, cle.moyen)
        paires.append((moyen, Chiffres(montant_cts=compte.vendu_cts)))
        tout = Chiffres(
            gestes=compte.tickets if ventes else 0,
            avoirs=compte.tickets if avoirs else 0,
            lignes=compte.lignes,
            masse_g=compte.masse_g,
            ecran_cts=compte.rendu_ecran_cts,
            rendu_cts=compte.rendu_cts,
        )
        paires.append((Cle(cle.annee, Genre.VENTES, cle.point), tout))
    return additionner(paires)


PARTS: Sequence[Part] = (
    Part(_("tickets"), (Genre.VENTES,), ecrire_les_tickets, _des_tickets, relire),
)
