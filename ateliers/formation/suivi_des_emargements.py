"""How far a session is signed: who is expected when, who signed, what is missing."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Max, Min, Q, QuerySet, Sum
from django.utils import timezone

from petiterockette.comptes.models import Compte

from .models import DemiJournee, Emargement, Formateur, Inscription, Mode, Nature, Session

Attendu = Inscription | Formateur


@dataclass(frozen=True)
class CaseDEmargement:
    """A cell of the signing sheet: somebody's half-day. ``fait`` is the signature or the absence
    that stands, if any."""

    demi_journee: DemiJournee
    qui: Attendu
    fait: Emargement | None

    @property
    def signee(self) -> bool:
        return self.fait is not None and self.fait.nature == Nature.SIGNATURE

    @property
    def absence(self) -> bool:
        return self.fait is not None and self.fait.nature == Nature.ABSENCE

    @property
    def apres_coup(self) -> bool:
        """Whether the half-day was signed on a later day than its own: the sheet says so."""
        fait = self.fait
        if fait is None or not self.signee or fait.mode == Mode.PAPIER:
            return False
        return timezone.localdate(fait.le) > self.demi_journee.jour

    @property
    def est_passee(self) -> bool:
        """Whether what is signed from now on is of a day gone by."""
        return timezone.localdate() > self.demi_journee.jour

    @property
    def dessin(self) -> str:
        """What was drawn, if it was and is still kept."""
        trace = getattr(self.fait, "trace", None)
        return trace.dessin if trace else ""

    @property
    def est_formateur(self) -> bool:
        return isinstance(self.qui, Formateur)

    @property
    def genre(self) -> str:
        return "formateur" if self.est_formateur else "stagiaire"

    def ouverte(self, maintenant: datetime) -> bool:
        """Whether this half-day may be signed now."""
        return self.fait is None and self.demi_journee.debut <= maintenant


def sessions_lues(lieux: Iterable[int] | None) -> QuerySet[Session]:
    """The sessions of these sites with their first and last day and how many follow them."""
    lues = Session.objects.visibles(None if lieux is None else list(lieux))
    return lues.select_related("action", "lieu").annotate(
        premier=Min("demi_journees__jour"),
        dernier=Max("demi_journees__jour"),
        stagiaires=Count("inscriptions", distinct=True),
        demis=Count("demi_journees", distinct=True),
    )


def cases_de_la_demi_journee(demi_journee: DemiJournee) -> list[CaseDEmargement]:
    """The cells of one half-day, one for each person expected."""
    return [
        c for c in grille_de(demi_journee.session).cases if c.demi_journee.pk == demi_journee.pk
    ]


def cases_du_lien(qui: Attendu) -> list[CaseDEmargement]:
    """The half-days that the holder of a link may sign, in order."""
    faits = _faits(Q(formateur=qui) if isinstance(qui, Formateur) else Q(inscription=qui))
    siennes = (
        qui.demi_journees
        if isinstance(qui, Formateur)
        else DemiJournee.objects.filter(session=qui.session)
    )
    return [
        CaseDEmargement(d, qui, faits.get((d.pk, type(qui), qui.pk)))
        for d in siennes.select_related("session").order_by("debut")
    ]


def minutes_suivies(session: Session) -> dict[int, int]:
    """Stagiaire → minutes really followed: the sum of their signed half-days."""
    signes = Emargement.objects.signes().des_stagiaires().filter(demi_journee__session=session)
    sommes = signes.order_by().values("inscription").annotate(minutes=Sum("duree_min"))
    return dict(sommes.values_list("inscription", "minutes"))


def minutes_de(inscription: Inscription) -> int:
    """The minutes that one stagiaire really followed."""
    signes = Emargement.objects.signes().filter(inscription=inscription)
    return signes.aggregate(minutes=Sum("duree_min", default=0))["minutes"]


def _faits(quels: Q) -> dict[Any, Emargement]:
    valables = Emargement.objects.valables().filter(quels).select_related("trace")
    return {
        (
            (e.demi_journee_id, Formateur, e.formateur_id)
            if e.formateur_id
            else (e.demi_journee_id, Inscription, e.inscription_id)
        ): e
        for e in valables
    }


@dataclass(frozen=True)
class Avancement:
    """How far the signatures of a half-day are."""

    demi_journee: DemiJournee
    cases: Sequence[CaseDEmargement]

    @property
    def reste(self) -> int:
        """How many signatures or absences are still to come."""
        return sum(case.fait is None for case in self.cases)

    @property
    def tenue(self) -> bool:
        """Whether a stagiaire signed it: a funder then wants the trainer's signature beside."""
        return any(case.signee and not case.est_formateur for case in self.cases)

    @property
    def sans_formateur(self) -> bool:
        return self.tenue and self.demi_journee.formateur_id is None

    @property
    def formateur_absent(self) -> bool:
        """Whether stagiaires signed it, and whoever taught it is said not to have come."""
        return self.tenue and any(case.absence and case.est_formateur for case in self.cases)

    @property
    def complete(self) -> bool:
        """All is signed or said absent, the trainer's signature beside those of stagiaires."""
        manque = self.reste or self.sans_formateur or self.formateur_absent
        return bool(self.cases) and not manque


@dataclass(frozen=True)
class Grille:
    """A session as a table: a row for each person, a column for each half-day."""

    demi_journees: Sequence[DemiJournee]
    stagiaires: Sequence[Inscription]
    formateurs: Sequence[Formateur]
    cases: Sequence[CaseDEmargement]
    # Half-days of which something was ever written, taken back or not: those stay.
    emargees: Collection[int] = frozenset()

    def pages(self, largeur: int = 4) -> list[tuple[Sequence[DemiJournee], list[Any]]]:
        """Tables of so many half-days: each its heads, and pairs (person, their cases)."""
        lues: dict[Any, CaseDEmargement] = {
            (type(c.qui), c.qui.pk, c.demi_journee.pk): c for c in self.cases
        }
        tables = []
        for rang in range(0, max(len(self.demi_journees), 1), largeur):
            demis = self.demi_journees[rang : rang + largeur]
            rangees = [
                (qui, [lues.get((type(qui), qui.pk, d.pk)) for d in demis])
                for qui in (*self.stagiaires, *self.formateurs)
            ]
            tables.append((demis, rangees))
        return tables

    @property
    def etats(self) -> list["Avancement"]:
        """How far the signatures of each half-day are."""
        return [
            Avancement(d, [c for c in self.cases if c.demi_journee.pk == d.pk])
            for d in self.demi_journees
        ]


def grille_de(session: Session) -> Grille:
    """The whole of a session, read in five queries."""
    stagiaires = list(session.inscriptions.select_related("personne"))
    formateurs = list(session.formateurs.select_related("personne"))
    demi_journees = list(session.demi_journees.order_by("debut"))
    faits = _faits(Q(demi_journee__session=session))
    par_numero = {f.pk: f for f in formateurs}
    cases = []
    for demi_journee in demi_journees:
        attendus: list[Attendu] = [*stagiaires]
        if demi_journee.formateur_id:
            attendus.append(par_numero[demi_journee.formateur_id])
        cases += [
            CaseDEmargement(demi_journee, qui, faits.get((demi_journee.pk, type(qui), qui.pk)))
            for qui in attendus
        ]
    emargees = DemiJournee.objects.filter(
        Q(emargements__isnull=False) | Q(feuilles__isnull=False), session=session
    )
    numeros = frozenset(emargees.order_by().values_list("pk", flat=True))
    return Grille(demi_journees, stagiaires, formateurs, cases, numeros)


def liens_de(compte: Compte) -> list[Attendu]:
    """Where the person of an account teaches or learns, in sessions that are not locked."""
    if compte.personne is None:
        return []
    numeros = compte.personne.numeros
    return [
        qui
        for modele in (Formateur, Inscription)
        for qui in modele.objects.filter(
            personne__in=numeros, session__verrouillee_le=None
        ).select_related("session__action", "session__lieu")
    ]
