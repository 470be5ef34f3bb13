"""The rooms that write a base of before, and what each tells of what stands in the house."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from boutique.oressource.carnet.carnet import Carnet
from boutique.oressource.decisions import Decisions
from boutique.oressource.raisons import Raison
from boutique.pesees_reprises.rangees import PESEES
from boutique.pesees_reprises.rapport import combien as combien_de_pesees
from boutique.pesees_reprises.rapport import relire as relire_les_pesees
from boutique.pesees_reprises.services import frontieres
from boutique.pesees_reprises.services.pesees import ecrire_les_pesees
from boutique.tickets_repris.rapport import combien as combien_de_lignes
from boutique.tickets_repris.rapport import relire as relire_les_tickets
from boutique.tickets_repris.services import tickets
from petiterockette.comptes.models import Compte
from petiterockette.refus import Refus
from petiterockette.travaux.estimation import Suivre

from .postes import LIVRE, Chiffres, Cle, Genre, Postes, additionner

ParRaison = Mapping[Raison, Postes]


@dataclass(frozen=True)
class Part:
    """A room that writes a part of a base.

    ``tables``: the rows that it goes through; ``deja``: how many of a base are there; ``cout``:
    the time that writing one takes (``avancement``); ``ce_qui_empeche``: the refusals that it would
    give, before anything is written; ``ecrire``: writes it, and answers with its report;
    ``postes``: what a report counts; ``laisses``: what the old screens count and it does not write,
    by reason; ``relire``: the report of what stands in the house, of a base.
    """

    nom: Any
    tables: tuple[str, ...]
    deja: Callable[[int], int]
    cout: float
    ce_qui_empeche: Callable[[Carnet, Decisions, int], Sequence[Refus]]
    ecrire: Callable[[Carnet, Decisions, int, Compte, Suivre | None], Any]
    postes: Callable[[Any], Postes]
    laisses: Callable[[Any], ParRaison]
    relire: Callable[[int], Any]

    def marquees(self, rapport: Any) -> list[dict[str, Any]]:
        """The rows that came in flagged, by mark: how many, grams, cents, as JSON keeps them."""
        return [
            {
                "quoi": str(marque.label),
                "nombre": reste.nombre,
                "masse_g": reste.masse_g,
                "montant_cts": getattr(reste, "cts", 0),
            }
            for marque, reste in rapport.marques.items()
        ]


def _par_raison(paires: Iterable[tuple[Raison, Cle, Chiffres]]) -> ParRaison:
    dits: dict[Raison, list[tuple[Cle, Chiffres]]] = {}
    for raison, cle, chiffres in paires:
        dits.setdefault(raison, []).append((cle, chiffres))
    return {raison: additionner(siennes) for raison, siennes in dits.items()}


def _des_tickets(rapport: Any) -> Postes:
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


def _laisses_des_tickets(rapport: Any) -> ParRaison:
    """Told as ``_des_tickets`` counts."""
    paires = []
    for quoi, ecran in rapport.laisses.items():
        moyen = Cle(quoi.annee, Genre.VENTES, quoi.point, quoi.moyen)
        paires.append((quoi.raison, moyen, Chiffres(montant_cts=ecran.montant_cts)))
        tout = Chiffres(
            gestes=ecran.ventes,
            avoirs=ecran.avoirs,
            lignes=ecran.lignes,
            masse_g=ecran.masse_g,
            ecran_cts=ecran.rendu_ecran_cts,
            rendu_cts=ecran.rendu_cts,
        )
        paires.append((quoi.raison, Cle(quoi.annee, Genre.VENTES, quoi.point), tout))
    return _par_raison(paires)


_DES_PESEES = {"collectes": Genre.ENTREES, "sorties": Genre.SORTIES, "ventes": Genre.VENTES}


def _cle_des_pesees(dite: Any) -> Cle:
    """What was weighed when it was sold is told apart from its tickets."""
    sorte = LIVRE if dite.genre == "ventes" else dite.classe
    return Cle(dite.annee, _DES_PESEES[dite.genre], dite.point, sorte)


def _des_pesees(rapport: Any) -> Postes:
    """What the ledger of matter holds: intakes, exits by class, what was weighed when it was
    sold, whose gestures are tickets."""
    return additionner(
        (
            _cle_des_pesees(cle),
            Chiffres(
                gestes=0 if cle.genre == "ventes" else compte.gestes,
                lignes=compte.lignes,
                masse_g=compte.masse_g,
            ),
        )
        for cle, compte in rapport.comptes.items()
    )


def _laisses_des_pesees(rapport: Any) -> ParRaison:
    """Told as ``_des_pesees`` counts."""
    return _par_raison(
        (
            quoi.raison,
            _cle_des_pesees(quoi),
            Chiffres(
                gestes=0 if quoi.genre == "ventes" else reste.gestes,
                lignes=reste.nombre,
                masse_g=reste.masse_g,
            ),
        )
        for quoi, reste in rapport.laisses.items()
    )


PARTS: Sequence[Part] = (
    Part(
        nom=_("pesées"),
        tables=PESEES,
        deja=combien_de_pesees,
        cout=38.0,
        ce_qui_empeche=frontieres.ce_qui_empeche,
        ecrire=ecrire_les_pesees,
        postes=_des_pesees,
        laisses=_laisses_des_pesees,
        relire=relire_les_pesees,
    ),
    Part(
        nom=_("tickets"),
        tables=("vendus",),
        deja=combien_de_lignes,
        cout=13.0,
        ce_qui_empeche=tickets.ce_qui_empeche,
        ecrire=tickets.ecrire_les_tickets,
        postes=_des_tickets,
        laisses=_laisses_des_tickets,
        relire=relire_les_tickets,
    ),
)
