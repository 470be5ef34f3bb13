"""The rooms that write a base of before, and what each tells of what stands in the house."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from boutique.oressource.carnet.carnet import Carnet
from boutique.oressource.decisions import Decisions
from boutique.pesees_reprises.rapport import MARQUES
from boutique.pesees_reprises.rapport import relire as relire_les_pesees
from boutique.pesees_reprises.services import frontieres
from boutique.pesees_reprises.services.pesees import ecrire_les_pesees
from boutique.tickets_repris.rapport import relire as relire_les_tickets
from boutique.tickets_repris.services import tickets
from petiterockette.comptes.models import Compte
from petiterockette.refus import Refus

from .postes import LIVRE, Chiffres, Cle, Genre, Postes, additionner

# Told how much is done (from 0 to 1), and how many gestures.
Suivre = Callable[[float, int], None]


@dataclass(frozen=True)
class Part:
    """A room that writes a part of a base.

    ``ce_qui_empeche``: the refusals that it would give, before anything is written; ``ecrire``:
    writes it, and answers with its report; ``postes``: what a report counts;
    ``relire``: the report of what stands in the house, of a base; ``marques``: code of what a row
    came in flagged with → its words.
    """

    nom: Any
    ce_qui_empeche: Callable[[Carnet, Decisions, int], Sequence[Refus]]
    ecrire: Callable[[Carnet, Decisions, int, Compte, Suivre | None], Any]
    postes: Callable[[Any], Postes]
    relire: Callable[[int], Any]
    marques: Mapping[str, Any]

    def marquees(self, rapport: Any) -> list[dict[str, Any]]:
        """The rows that came in flagged, by mark: how many, grams, cents, as JSON keeps them."""
        return [
            {
                "quoi": str(self.marques.get(marque, marque)),
                "nombre": reste.nombre,
                "masse_g": reste.masse_g,
                "montant_cts": getattr(reste, "cts", 0),
            }
            for marque, reste in rapport.marques.items()
        ]


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


_DES_PESEES = {"collectes": Genre.ENTREES, "sorties": Genre.SORTIES, "ventes": Genre.VENTES}


def _des_pesees(rapport: Any) -> Mapping[Cle, Chiffres]:
    """What the ledger of matter holds: intakes, exits by class, what was weighed when it was
    sold."""
    return additionner(
        (
            Cle(
                cle.annee,
                _DES_PESEES[cle.genre],
                cle.point,
                LIVRE if cle.genre == "ventes" else cle.classe,
            ),
            Chiffres(gestes=compte.gestes, lignes=compte.lignes, masse_g=compte.masse_g),
        )
        for cle, compte in rapport.comptes.items()
    )


_MARQUES_DES_TICKETS = {
    "doubles": _("tickets pareils au précédent, sans doute envoyés deux fois"),
    "lots_sans_marque": _("lignes dont le prix est peut-être celui d’un lot"),
    "masses_incertaines": _("masses de plusieurs objets, telles que tapées"),
}

PARTS: Sequence[Part] = (
    Part(
        _("pesées"),
        frontieres.ce_qui_empeche,
        ecrire_les_pesees,
        _des_pesees,
        relire_les_pesees,
        MARQUES,
    ),
    Part(
        _("tickets"),
        tickets.ce_qui_empeche,
        tickets.ecrire_les_tickets,
        _des_tickets,
        relire_les_tickets,
        _MARQUES_DES_TICKETS,
    ),
)
