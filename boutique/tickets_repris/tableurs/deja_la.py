"""What may not be brought in: what the house’s tills, old tickets or another file tell already."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Min, Q
from django.utils.translation import gettext as _

from boutique.ventes.models import CumulTickets
from petiterockette.lieux.models import Lieu
from petiterockette.reprise.empechements import Empechement, deja_repris, refus_du_lieu
from petiterockette.reprise.periodes import Periode
from petiterockette.temps.dates import date_format

from ..models import CumulTicketsRepris
from ..sommes import totaux_vivants


@dataclass(frozen=True)
class Frontieres:
    """By code of a site: when it opened, since when its tills count, the days that old tickets
    tell, the days that files tell, each with the name of its file."""

    ouverts_le: Mapping[str, date]
    comptes_depuis: Mapping[str, date]
    tickets: Mapping[str, set[date]]
    repris: Mapping[str, Sequence[tuple[date, date, str]]]

    def empechement(self, lieu: str, p: Periode) -> Empechement | None:
        """Why the total of a period may not be brought in; None if it may."""
        if ferme := refus_du_lieu(p, self.ouverts_le[lieu]):
            return ferme
        depuis = self.comptes_depuis.get(lieu)
        if depuis and p.fin >= depuis:
            phrase = _("%(quand)s\u00a0: une caisse d’ici vend à ce lieu depuis le %(jour)s.")
            dits = {"quand": p.dite, "jour": date_format(depuis, "j F Y")}
            return Empechement(phrase % dits)
        if any(p.debut <= jour <= p.fin for jour in self.tickets.get(lieu, ())):
            phrase = _("%(quand)s\u00a0: des tickets d’avant disent déjà ces ventes.")
            return Empechement(phrase % {"quand": p.dite})
        for debut, fin, nom in self.repris.get(lieu, ()):
            if debut <= p.fin and p.debut <= fin:
                return deja_repris(p, nom)
        return None


def frontieres() -> Frontieres:
    """What stands at every site now; four queries."""
    aux_caisses = CumulTickets.objects.order_by().values_list("caisse__point__lieu__code")
    tickets: dict[str, set[date]] = defaultdict(set)
    comptes = CumulTicketsRepris.objects.filter(Q(ventes__gt=0) | Q(avoirs__gt=0)).order_by()
    for code, jour in comptes.values_list("lieu__code", "jour").distinct():
        tickets[code].add(jour)
    repris: dict[str, list[tuple[date, date, str]]] = defaultdict(list)
    for code, debut, fin, nom in _repris():
        repris[code].append((debut, fin, nom))
    return Frontieres(
        ouverts_le=dict(Lieu.objects.values_list("code", "ouvert_le")),
        comptes_depuis=dict(aux_caisses.annotate(Min("jour"))),
        tickets=tickets,
        repris=repris,
    )


def deja_dits() -> dict[str, list[tuple[date, date]]]:
    """Code of a site → the periods that files tell: no old ticket of theirs is brought in."""
    dits: dict[str, list[tuple[date, date]]] = defaultdict(list)
    for code, debut, fin, _nom in _repris():
        dits[code].append((debut, fin))
    return dits


def _repris() -> Iterator[tuple[str, date, date, str]]:
    colonnes = ("lieu__code", "debut", "fin", "fichier__nom")
    yield from totaux_vivants().order_by("debut").values_list(*colonnes).distinct()
