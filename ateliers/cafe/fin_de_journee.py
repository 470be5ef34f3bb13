"""What a kitchen does before it leaves: each line ticked by what was really noted."""

from dataclasses import dataclass
from datetime import date, timedelta

from boutique.caisses.models import Caisse
from petiterockette.lieux.models import Lieu

from . import genres
from .garde_manger import etat_de_la_date
from .hygiene_du_jour import ZoneVue, enceintes_du, zones_du
from .models import Enceinte, Ramasse, Refroidissement, Releve
from .models.hygiene import Moment


@dataclass(frozen=True)
class FinDeJournee:
    """``froid``: enclosures with the evening's reading; ``zones``: what is cleaned today;
    ``restes``: lots that end by tomorrow, with how near their dates are; ``refroidis``: how many
    dishes were cooled today; ``caisses``: tills of the café whose drawer is still open."""

    froid: list[tuple[Enceinte, Releve | None]]
    zones: list[ZoneVue]
    restes: list[tuple[Ramasse, str]]
    refroidis: int
    caisses: list[Caisse]

    @property
    def a_faire(self) -> int:
        """How many lines the kitchen has left; the drawer is the till's."""
        a_relever = sum(lu is None for _enceinte, lu in self.froid)
        return a_relever + sum(z.en_retard for z in self.zones) + len(self.restes)


def fin_de_journee(lieu: Lieu, jour: date) -> FinDeJournee:
    """The things left to do before the kitchen of a site closes. Six queries."""
    finissent = (
        Ramasse.objects.visibles([lieu.pk])
        .en_reserve()
        .filter(limite__lte=jour + timedelta(days=1))
        .select_related("reste")
    )
    ouvertes = Caisse.objects.filter(
        point__lieu=lieu,
        s_ouvre_sur__code=genres.ACTIVITE,
        sessions__ecole=False,
        sessions__fermee_le=None,
    )
    return FinDeJournee(
        froid=[(e.enceinte, e.lus.get(Moment.SOIR)) for e in enceintes_du(lieu, jour)],
        zones=[z for z in zones_du(lieu, jour) if z.en_retard or z.faite == jour],
        restes=[(lot, etat_de_la_date(lot, jour)) for lot in finissent],
        refroidis=Refroidissement.objects.filter(lieu=lieu, debut__date=jour).count(),
        caisses=list(ouvertes.select_related("point").distinct()),
    )
