"""The documents of a deposit and of a cancellation, as counters post them."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from collecte.comptoirs.lecteur import EnteteRecu, Lecteur
from collecte.livre.services.lignes_des_depots import LigneDepot
from collecte.matiere.etapes import DESTINATIONS_APPORT, Mesure
from petiterockette.empreintes import empreinte_de


@dataclass(frozen=True)
class Depot:
    """A deposit as the counter posts it: ids of lists, integer grams.

    ``remplace``: the number of the cancelled deposit that it is typed in place of; ``arret``: the
    stop of a round that it weighs.
    """

    entete_recu: EnteteRecu
    origine: int
    localite: int
    lignes: tuple[LigneDepot, ...] = ()
    refuses: tuple[tuple[int | None, int], ...] = ()
    donateur: str = ""
    remplace: int | None = None
    arret: int | None = None

    @property
    def masse_g(self) -> int:
        return sum(ligne.masse_g for ligne in self.lignes)


def lire_depot(document: Any) -> Depot:
    """Read a posted deposit. Raises ``DocumentIllisible`` with every wrong field."""
    lecteur = Lecteur(document)
    depot = Depot(
        entete_recu=lecteur.entete_recu(empreinte_de(document)),
        origine=lecteur.entier("origine", obligatoire=_("Dites comment c’est arrivé.")) or 0,
        localite=lecteur.entier("localite", obligatoire=_("Dites d’où ça vient.")) or 0,
        donateur=lecteur.texte("donateur", 60),
        remplace=lecteur.entier("remplace"),
        arret=lecteur.entier("arret"),
        lignes=tuple(_lire_ligne(ligne) for ligne in lecteur.liste("lignes")),
        refuses=tuple(_lire_refus(refus) for refus in lecteur.liste("refuses")),
    )
    lecteur.finir()
    return depot


def _lire_ligne(lecteur: Lecteur) -> LigneDepot:
    return LigneDepot(
        categorie=lecteur.entier("categorie", obligatoire=_("Touchez une catégorie.")) or 0,
        brut_g=lecteur.masse("brut_g", _("Le poids manque.")),
        masse_g=lecteur.masse("masse_g", _("Le poids net manque.")),
        tares=lecteur.tares(),
        quantite=lecteur.entier("quantite", maximum=100_000),
        mesure=lecteur.choix("mesure", (Mesure.PESEE, Mesure.ESTIMEE), Mesure.PESEE),
        destination=lecteur.choix("destination", DESTINATIONS_APPORT, DESTINATIONS_APPORT[0]),
        confirmee=lecteur.vrai("confirmee"),
    )


def _lire_refus(lecteur: Lecteur) -> tuple[int | None, int]:
    motif = lecteur.entier("motif", obligatoire=_("Dites pourquoi ce don est refusé.")) or 0
    return lecteur.entier("categorie"), motif
