"""The JSON document by which somebody takes the till: a name, and the digits that go with it."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from collecte.comptoirs.lecteur import EnteteRecu, Lecteur
from petiterockette.empreintes import empreinte_de


@dataclass(frozen=True)
class PriseRecue:
    """``encore``: the same digits again, by whom chooses them; neither is ever shown."""

    entete_recu: EnteteRecu
    session: int
    ecole: bool
    code: str = field(repr=False)
    encore: str = field(repr=False)


def lire_prise(document: Any) -> PriseRecue:
    """Read who takes the till. Raises ``DocumentIllisible`` with every wrong field."""
    lecteur = Lecteur(document)
    prise = PriseRecue(
        # Its digits leave no trace, not even in what tells a replay.
        entete_recu=lecteur.entete_recu(empreinte_de({"uuid": lecteur.document.get("uuid")})),
        session=lecteur.entier("session", obligatoire=_("La caisse n’est pas ouverte.")) or 0,
        ecole=lecteur.vrai("ecole"),
        code=lecteur.texte("code", 4),
        encore=lecteur.texte("encore", 4),
    )
    lecteur.finir()
    return prise
