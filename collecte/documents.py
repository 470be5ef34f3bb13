"""The documents of a deposit and of a cancellation, as counters post them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from petiterockette.empreintes import empreinte_de

from .etapes import DESTINATIONS_APPORT, Mesure
from .lecteur import DocumentIllisible, Lecteur


@dataclass(frozen=True)
class LigneDepot:
    """A weighed line; ``tares``: pairs (container id, how many).

    ``moyenne``: what one object was taken to weigh and where that comes from, where the line is
    estimated from it (``poids_moyens``); counters never send it.
    """

    categorie: int
    brut_g: int
    masse_g: int
    tares: tuple[tuple[int, int], ...] = ()
    quantite: int | None = None
    mesure: str = Mesure.PESEE
    destination: str = "a_trier"
    confirmee: bool = False
    moyenne: tuple[int, str] | None = None


@dataclass(frozen=True)
class Depot:
    """A deposit as the counter posts it: ids of lists, integer grams.

    ``remplace``: the number of the cancelled deposit that it is typed in place of; ``arret``: the
    stop of a round that it weighs.
    """

    uuid: UUID
    lieu: str
    point: int
    par: int | None
    origine: int
    localite: int
    lignes: tuple[LigneDepot, ...] = ()
    refuses: tuple[tuple[int | None, int], ...] = ()
    appareil_le: datetime | None = None
    donateur: str = ""
    commentaire: str = ""
    jour: date | None = None
    remplace: int | None = None
    arret: int | None = None
    empreinte: str = ""


def lire_depot(document: Any) -> Depot:
    """Read a posted deposit. Raises ``DocumentIllisible`` with every wrong field."""
    lecteur = Lecteur(document)
    depot = Depot(
        uuid=lecteur.uuid("uuid"),
        appareil_le=lecteur.instant("appareil_le"),
        lieu=lecteur.texte("lieu", 8, obligatoire=_("Le lieu manque.")),
        point=lecteur.entier("point", obligatoire=_("Le point manque.")) or 0,
        par=lecteur.entier("par"),
        origine=lecteur.entier("origine", obligatoire=_("Dites comment c’est arrivé.")) or 0,
        localite=lecteur.entier("localite", obligatoire=_("Dites d’où ça vient.")) or 0,
        donateur=lecteur.texte("donateur", 60),
        commentaire=lecteur.texte("commentaire", 500),
        jour=lecteur.jour("jour"),
        remplace=lecteur.entier("remplace"),
        arret=lecteur.entier("arret"),
        lignes=tuple(_lire_ligne(ligne) for ligne in lecteur.liste("lignes")),
        refuses=tuple(_lire_refus(refus) for refus in lecteur.liste("refuses")),
        empreinte=empreinte_de(document),
    )
    if lecteur.champs:
        raise DocumentIllisible(lecteur.champs)
    return depot


@dataclass(frozen=True)
class Annulation:
    """A cancellation as the counter posts it."""

    uuid: UUID
    motif: str
    aussitot: bool
    par: int | None


def lire_annulation(document: Any) -> Annulation:
    """Read a posted cancellation. Raises ``DocumentIllisible`` with every wrong field."""
    lecteur = Lecteur(document)
    annulation = Annulation(
        uuid=lecteur.uuid("uuid"),
        motif=lecteur.texte("motif", 500),
        aussitot=lecteur.document.get("aussitot") is True,
        par=lecteur.entier("par"),
    )
    if lecteur.champs:
        raise DocumentIllisible(lecteur.champs)
    return annulation


def _lire_ligne(lecteur: Lecteur) -> LigneDepot:
    return LigneDepot(
        categorie=lecteur.entier("categorie", obligatoire=_("Touchez une catégorie.")) or 0,
        brut_g=lecteur.masse("brut_g", _("Le poids manque.")),
        masse_g=lecteur.masse("masse_g", _("Le poids net manque.")),
        tares=lecteur.tares(),
        quantite=lecteur.entier("quantite", maximum=100_000),
        mesure=lecteur.choix("mesure", (Mesure.PESEE, Mesure.ESTIMEE), Mesure.PESEE),
        destination=lecteur.choix("destination", DESTINATIONS_APPORT, DESTINATIONS_APPORT[0]),
        confirmee=lecteur.document.get("confirmee") is True,
    )


def _lire_refus(lecteur: Lecteur) -> tuple[int | None, int]:
    motif = lecteur.entier("motif", obligatoire=_("Dites pourquoi ce don est refusé.")) or 0
    return lecteur.entier("categorie"), motif
