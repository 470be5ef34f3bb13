"""What may not be brought in: what the house counts since, and what another file said already."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Min, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from collecte.livre.models import Bon
from collecte.matiere.etapes import Nature
from collecte.mois.models import Mois
from petiterockette.lieux.models import Lieu
from petiterockette.mots.francais import du
from petiterockette.reprise.periodes import Periode
from petiterockette.temps.dates import date_format

from .models import Repris


@dataclass(frozen=True)
class Frontieres:
    """By code of a site: when it opened, since when the house counts there, its closed months, and
    the days that files brought in, in and out apart, each with the name of its file."""

    aujourd_hui: date
    ouverts_le: Mapping[str, date]
    comptes_depuis: Mapping[str, date]
    clos: Mapping[str, set[date]]
    repris: Mapping[tuple[str, bool], Sequence[tuple[date, date, str]]]

    def refus(self, lieu: str, entre: bool, p: Periode) -> str:
        """Why the total of a period may not be brought in, in a sentence; empty if it may."""
        if p.fin > self.aujourd_hui:
            return _("%(quand)s n’est pas fini.") % {"quand": p.dite}
        ouvert_le = self.ouverts_le[lieu]
        if p.fin < ouvert_le:
            phrase = _("%(quand)s : ce lieu n’a ouvert que le %(jour)s (La maison, Lieux).")
            return phrase % {"quand": p.dite, "jour": date_format(ouvert_le, "j F Y")}
        depuis = self.comptes_depuis.get(lieu)
        if depuis and p.fin >= depuis:
            phrase = _(
                "%(quand)s : ce lieu compte ici depuis le %(jour)s. Dites seulement ce qui précède."
            )
            return phrase % {"quand": p.dite, "jour": date_format(depuis, "j F Y")}
        if p.fin.replace(day=1) in self.clos.get(lieu, ()):
            phrase = _("%(quand)s : les comptes %(du_mois)s sont clos.")
            return phrase % {"quand": p.dite, "du_mois": du(date_format(p.fin, "F Y"))}
        for debut, fin, nom in self.repris.get((lieu, entre), ()):
            if debut <= p.fin and p.debut <= fin:
                phrase = _("%(quand)s : déjà repris par « %(nom)s ». Annulez-le d’abord.")
                return phrase % {"quand": p.dite, "nom": nom}
        return ""


def comptes_depuis() -> dict[str, date]:
    """Code of a site → the first day that the house itself counted there."""
    d_avant = Q(nature=Nature.REPRISE) | Q(annule__nature=Nature.REPRISE)
    d_ici = Bon.objects.d_objets().exclude(d_avant)
    return dict(d_ici.order_by().values_list("lieu__code").annotate(Min("jour")))


def frontieres() -> Frontieres:
    """What stands at every site now; four queries."""
    clos: dict[str, set[date]] = defaultdict(set)
    for code, mois in Mois.objects.filter(clos_le__isnull=False).values_list("lieu__code", "mois"):
        clos[code].add(mois)
    repris: dict[tuple[str, bool], list[tuple[date, date, str]]] = defaultdict(list)
    vivants = Repris.objects.filter(bon__annulation=None).order_by("bon")
    for code, debut, jour, entre, nom in vivants.values_list(
        "bon__lieu__code", "debut", "bon__jour", "entre", "fichier__nom"
    ):
        repris[code, entre].append((debut, jour, nom))
    return Frontieres(
        aujourd_hui=timezone.localdate(),
        ouverts_le=dict(Lieu.objects.values_list("code", "ouvert_le")),
        comptes_depuis=comptes_depuis(),
        clos=clos,
        repris=repris,
    )
