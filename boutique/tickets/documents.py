"""The JSON documents of what comes back, or was paid otherwise: types and units only."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from boutique.regles.prix import QUANTITE_MAX
from boutique.ventes.documents import (
    ReglementRecu,
    lire_la_session,
    lire_un_montant,
    lire_un_reglement,
)
from collecte.comptoirs.lecteur import EnteteRecu, Lecteur
from collecte.matiere.etapes import RETOURS_DE_VENTE
from petiterockette.empreintes import empreinte_de
from petiterockette.mots.monnaie import MONTANT_MAX_C


@dataclass(frozen=True)
class LigneRendue:
    """What is given back: a line of the ticket and how many of it, or an article without one.

    Of a ticket, ``nb_objets`` or ``masse_g`` say which part of a lot, or of what was sold by
    weight. ``montant_cts`` is typed only without a ticket.
    """

    ligne: int | None
    article: int | None
    quantite: int
    vers: str
    nb_objets: int | None = None
    montant_cts: int | None = None
    masse_g: int | None = None


@dataclass(frozen=True)
class RetourRecu:
    """A refund as the till posts it: of a ticket (``vente``), or without one."""

    entete_recu: EnteteRecu
    session: int
    ecole: bool
    vente: int | None
    motif: str
    total_cts: int
    lignes: tuple[LigneRendue, ...] = ()
    reglements: tuple[ReglementRecu, ...] = ()


@dataclass(frozen=True)
class CorrectionRecue:
    """How a ticket was really paid; its goods and its total do not change."""

    uuid: UUID
    empreinte: str
    par: int | None
    appareil_le: datetime | None
    motif: str
    reglements: tuple[ReglementRecu, ...] = ()


def lire_retour(document: Any) -> RetourRecu:
    """Read a posted refund. Raises ``DocumentIllisible`` with every wrong field."""
    lecteur = Lecteur(document)
    retour = RetourRecu(
        entete_recu=lecteur.entete_recu(empreinte_de(document)),
        session=lire_la_session(lecteur),
        ecole=lecteur.vrai("ecole"),
        vente=lecteur.entier("vente"),
        motif=lecteur.texte("motif", 200, obligatoire=_("Dites pourquoi.")),
        total_cts=lire_un_montant(lecteur, "total_cts", _("Le total manque.")),
        lignes=tuple(_ligne_rendue(li) for li in lecteur.liste("lignes")),
        reglements=tuple(lire_un_reglement(r) for r in lecteur.liste("reglements")),
    )
    lecteur.finir()
    return retour


def lire_correction(document: Any) -> CorrectionRecue:
    """Read a posted correction. Raises ``DocumentIllisible`` with every wrong field."""
    lecteur = Lecteur(document)
    correction = CorrectionRecue(
        uuid=lecteur.uuid("uuid"),
        empreinte=empreinte_de(document),
        par=lecteur.entier("par"),
        appareil_le=lecteur.instant("appareil_le"),
        motif=lecteur.texte("motif", 200, obligatoire=_("Dites pourquoi.")),
        reglements=tuple(lire_un_reglement(r) for r in lecteur.liste("reglements")),
    )
    lecteur.finir()
    return correction


def _ligne_rendue(lecteur: Lecteur) -> LigneRendue:
    return LigneRendue(
        ligne=lecteur.entier("ligne"),
        article=lecteur.entier("article"),
        quantite=lecteur.entier("quantite", maximum=QUANTITE_MAX, obligatoire=_("Combien\u00a0?"))
        or 0,
        vers=lecteur.choix("vers", RETOURS_DE_VENTE, RETOURS_DE_VENTE[0]),
        nb_objets=lecteur.entier("nb_objets", maximum=QUANTITE_MAX),
        montant_cts=lecteur.naturel("montant_cts", maximum=MONTANT_MAX_C),
        masse_g=lecteur.masse("masse_g", "") or None,
    )
