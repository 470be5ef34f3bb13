"""A lot of the story: besides what the ledger keeps, the donors and the exits that it tells."""

from collecte.livre.services.en_nombre import lot
from collecte.sorties.models import Sortie
from petiterockette.personnes.models import Personne

# Their ids are given by the lot.
NUMEROTES = (Personne, *lot.NUMEROTES)


class LotRaconte(lot.Lot):
    def __init__(self) -> None:
        super().__init__()
        self.accueillir([Personne], sans_numero=[Sortie])
