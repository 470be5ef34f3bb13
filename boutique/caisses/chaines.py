"""The chains that a till writes: where each stands, and what was told of it outside."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from django.utils.translation import gettext as _

from petiterockette.base.sql import table
from petiterockette.journal.models import Chaine
from petiterockette.journal.tetes.fichier import AUCUNE, Tete, Tetes, tetes_dites
from petiterockette.mots.mesures import nombre

from .models import Caisse, Serie
from .services.evenements import chaine_des_clotures, chaine_des_evenements

# Asked at each gesture of a till.
_SES_SERIES = f"SELECT * FROM {table(Serie)} WHERE caisse_id = %s ORDER BY rang"
_SES_CHAINES = (
    f"SELECT * FROM {table(Chaine)} WHERE nom IN (%s, %s) "
    f"OR id IN (SELECT chaine_id FROM {table(Serie)} WHERE caisse_id = %s)"
)


@dataclass
class ChainesDeLaCaisse:
    """The chains of a till: one for each series of its tickets, in order; its events'; its
    closings'."""

    caisse: Caisse
    series: list[Serie] = field(default_factory=list)
    evenements: Chaine | None = None
    clotures: Chaine | None = None

    def serie(self, ecole: bool) -> Serie:
        """The run of numbers in which it writes now."""
        return next(s for s in reversed(self.series) if s.ecole == ecole)

    @property
    def derniere_heure(self) -> datetime | None:
        """The latest time that it told: a ticket's, or that of something else that happened."""
        chaines = [self.evenements, self.clotures, *(serie.chaine for serie in self.series)]
        return max((c.le for c in chaines if c and c.le), default=None)

    @cached_property
    def tetes(self) -> Tetes:
        """What is told outside, read once for all its chains. Raises ``TetesIllisibles``."""
        return tetes_dites()

    @property
    def dehors(self) -> Tete:
        """The last ticket that was told outside."""
        return self.tetes.get(self.serie(ecole=False).chaine.nom, AUCUNE)

    @property
    def evenements_dehors(self) -> int:
        """The last event that was told outside."""
        return self.tetes.get(chaine_des_evenements(self.caisse), AUCUNE).rang

    @property
    def tickets_perdus(self) -> int:
        return max(0, self.dehors.rang - self.serie(ecole=False).chaine.rang)

    @property
    def evenements_perdus(self) -> int:
        connus = self.evenements.rang if self.evenements else 0
        return max(0, self.evenements_dehors - connus)

    @property
    def perdu(self) -> str:
        """What is known outside and that this base does not have; empty: it has everything."""
        if self.tickets_perdus:
            numero = f"{self.serie(ecole=False).prefixe}-{nombre(self.dehors.rang)}"
            return _("ticket nº\u00a0%(n)s") % {"n": numero}
        if self.evenements_perdus:
            return _("événement nº\u00a0%(n)d") % {"n": self.evenements_dehors}
        return ""


def chaines_de(caisse: Caisse) -> ChainesDeLaCaisse:
    """The chains of a till that is known already. Two queries."""
    noms = _noms(caisse)
    series = list(Serie.objects.raw(_SES_SERIES, [caisse.pk]))
    chaines = {c.pk: c for c in Chaine.objects.raw(_SES_CHAINES, [*noms, caisse.pk])}
    for serie in series:
        serie.caisse, serie.chaine = caisse, chaines[serie.chaine_id]
    par_nom = {chaine.nom: chaine for chaine in chaines.values()}
    evenements, clotures = (par_nom.get(nom) for nom in noms)
    return ChainesDeLaCaisse(caisse, series, evenements, clotures)


def _noms(caisse: Caisse) -> tuple[str, str]:
    """The chain of a till's events, and that of its closings."""
    return chaine_des_evenements(caisse), chaine_des_clotures(caisse)


def chaines_des_caisses() -> list[ChainesDeLaCaisse]:
    """The chains of every till, in the order of their numbers. Two queries."""
    series = Serie.objects.select_related("caisse__point__lieu", "chaine")
    series = series.order_by("caisse__numero", "rang")
    caisses = {s.caisse_id: s.caisse for s in series}
    return _caisse_par_caisse(caisses.values(), series)


def _caisse_par_caisse(
    caisses: Iterable[Caisse], series: Iterable[Serie]
) -> list[ChainesDeLaCaisse]:
    par_caisse = {caisse.pk: ChainesDeLaCaisse(caisse) for caisse in caisses}
    evenements = {chaine_des_evenements(c.caisse): c for c in par_caisse.values()}
    clotures = {chaine_des_clotures(c.caisse): c for c in par_caisse.values()}
    for serie in sorted(series, key=lambda s: s.rang):
        serie.caisse = par_caisse[serie.caisse_id].caisse
        par_caisse[serie.caisse_id].series.append(serie)
    for chaine in Chaine.objects.filter(nom__in=[*evenements, *clotures]):
        if chaine.nom in evenements:
            evenements[chaine.nom].evenements = chaine
        else:
            clotures[chaine.nom].clotures = chaine
    return list(par_caisse.values())
