"""What may not be brought in: what the house’s tills, old tickets or another file tell already."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Min, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from boutique.ventes.models import CumulTickets
from petiterockette.lieux.models import Lieu
from petiterockette.reprise.periodes import Periode
from petiterockette.temps.dates import date_format

from ..models import CumulTicketsRepris
from ..sommes import totaux_vivants


@dataclass(frozen=True)
class Frontieres:
    """By code of a site: when it opened, since when its tills count, the days that old tickets
    tell, the days that files tell, each with the name of its file."""

    aujourd_hui: date
    ouverts_le: Mapping[str, date]
    comptes_depuis: Mapping[str, date]
    tickets: Mapping[str, set[date]]
    repris: Mapping[str, Sequence[tuple[date, date, str]]]

    def refus(self, lieu: str, p: Periode) -> str:
        """Why the total of a period may not be brought in, in a sentence; empty if it may."""
        mots: dict[str, object] = {"quand": p.dite}
        if p.fin > self.aujourd_hui:
            return _("%(quand)s n’est pas fini.") % mots
        if p.fin < self.ouverts_le[lieu]:
            mots["jour"] = date_format(self.ouverts_le[lieu], "j F Y")
            phrase = _("%(quand)s\u00a0: ce lieu n’a ouvert que le %(jour)s (La maison, Lieux).")
            return phrase % mots
        depuis = self.comptes_depuis.get(lieu)
        if depuis and p.fin >= depuis:
            mots["jour"] = date_format(depuis, "j F Y")
            phrase = _("%(quand)s\u00a0: une caisse d’ici vend à ce lieu depuis le %(jour)s.")
            return phrase % mots
        if any(p.debut <= jour <= p.fin for jour in self.tickets.get(lieu, ())):
            return _("%(quand)s\u00a0: des tickets d’avant disent déjà ces ventes.") % mots
        for debut, fin, nom in self.repris.get(lieu, ()):
            if debut <= p.fin and p.debut <= fin:
                mots["nom"] = nom
                phrase = _(
                    "%(quand)s\u00a0: déjà repris par «\u00a0%(nom)s\u00a0». Annulez-le d’abord."
                )
                return phrase % mots
        return ""


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
        aujourd_hui=timezone.localdate(),
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
