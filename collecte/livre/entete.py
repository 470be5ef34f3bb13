"""Who makes a gesture, where and when: what every document of the matter starts with."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from petiterockette.comptes.models import Compte
from petiterockette.lieux.models import Lieu, Point


@dataclass(frozen=True)
class Entete:
    """Who makes a gesture, where and when: what every document starts with.

    ``uuid`` is made with the page, ``appareil_le`` is the device's clock, ``par`` the id
    of the person whose name tile was touched (None: the account's own person).
    """

    uuid: UUID
    empreinte: str
    lieu: Lieu
    point: Point | None
    compte: Compte
    par: int | None
    appareil_le: datetime | None = None
    commentaire: str = ""

    @property
    def personne(self) -> int | None:
        return self.par or self.compte.personne_id

    @property
    def texte(self) -> str:
        """The comment of the gesture as it is kept."""
        return self.commentaire.strip()[:500]
