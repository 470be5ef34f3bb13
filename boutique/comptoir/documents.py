"""The JSON document of what happens at a till before anything is paid: types only."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from collecte.comptoirs.lecteur import EnteteRecu, Lecteur
from petiterockette.empreintes import empreinte_de
from petiterockette.mots.monnaie import MONTANT_MAX_C

EVENEMENTS = ("ligne_enlevee", "panier_abandonne", "tiroir_ouvert")
LIBELLES_MAX = 60


@dataclass(frozen=True)
class EvenementRecu:
    """What was taken off or given up, in the words the screen showed, and what it was worth."""

    entete_recu: EnteteRecu
    session: int
    ecole: bool
    code: str
    panier: str
    libelles: tuple[str, ...]
    montant_cts: int


def lire_evenement(document: Any) -> EvenementRecu:
    """Read a posted event. Raises ``DocumentIllisible`` with every wrong field."""
    lecteur = Lecteur(document)
    evenement = EvenementRecu(
        entete_recu=lecteur.entete_recu(empreinte_de(document)),
        session=lecteur.entier("session", obligatoire=_("La caisse n’est pas ouverte.")) or 0,
        ecole=lecteur.vrai("ecole"),
        code=lecteur.choix("code", EVENEMENTS, EVENEMENTS[0]),
        panier=lecteur.texte("panier", 36),
        libelles=tuple(li.texte("libelle", 80) for li in lecteur.liste("lignes")[:LIBELLES_MAX]),
        montant_cts=lecteur.naturel("montant_cts", maximum=MONTANT_MAX_C) or 0,
    )
    lecteur.finir()
    return evenement
