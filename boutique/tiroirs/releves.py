"""What a session took, what it should hold, what was counted: the « lecture X » and after."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Sum

from boutique.caisses.models import Session
from boutique.regles.models import Moyen
from boutique.ventes.models import Reglement, Vente

from .coffres import reglements_du_tiroir, tiroir_attendu
from .ecarts import Ecart, ecart_de
from .models import Comptage, MouvementEspeces

Genre, Nature = Moyen.Genre, Vente.Nature


@dataclass(frozen=True)
class ParMoyen:
    """A means of payment: how many payments, how much in all."""

    libelle: str
    genre: str
    n: int
    montant_cts: int


@dataclass(frozen=True)
class ReleveDeSession:
    """The figures of a session. ``attendu_cts``: what its drawer should hold now."""

    session: Session
    lu_le: datetime
    par_moyen: list[ParMoyen]
    tickets: dict[str, int]
    total_cts: int
    remises_cts: int
    rendus_cts: int
    attendu_cts: int
    mouvements: list[MouvementEspeces]
    comptages: list[Comptage]
    ecart: Ecart | None

    @property
    def retenu(self) -> Comptage | None:
        return next((c for c in self.comptages if c.retenu), None)

    @property
    def a_recompter(self) -> Comptage | None:
        """The first count, which did not agree, while nothing is kept."""
        return None if self.retenu or not self.comptages else self.comptages[-1]

    @property
    def ventes(self) -> int:
        return self.tickets.get(Nature.VENTE, 0)

    @property
    def avoirs(self) -> int:
        return self.tickets.get(Nature.AVOIR, 0)

    @property
    def corrections(self) -> int:
        return self.tickets.get(Nature.CORRECTION, 0)

    @property
    def a_ranger_cts(self) -> int:
        """What was counted beyond the usual float, and is still in the drawer."""
        if self.retenu is None:
            return 0
        return max(0, self.attendu_cts - self.session.caisse.fond_cts)


def relever(session: Session, maintenant: datetime) -> ReleveDeSession:
    """Read the figures of a session, in a bounded number of queries."""
    natures = session.ventes.order_by().values_list("nature")
    sommes = session.ventes.aggregate(
        total=Sum("total_cts", default=0), remises=Sum("remise_cts", default=0)
    )
    rendus = session.ventes.filter(nature=Nature.AVOIR).aggregate(s=Sum("total_cts", default=0))
    moyens = reglements_du_tiroir(session).values_list("libelle", "genre")
    lignes = moyens.annotate(n=Count("pk"), somme=Sum("montant_cts")).order_by("libelle")
    return ReleveDeSession(
        session=session,
        lu_le=maintenant,
        par_moyen=[ParMoyen(*ligne) for ligne in lignes],
        tickets=dict(natures.annotate(Count("pk"))),
        total_cts=sommes["total"],
        remises_cts=sommes["remises"],
        rendus_cts=rendus["s"],
        attendu_cts=tiroir_attendu(session),
        mouvements=list(session.especes.all()),
        comptages=list(session.comptages.all()),
        ecart=ecart_de(session),
    )


def relever_a_ranger(session: Session) -> int:
    """What a counted drawer holds beyond the usual float; nothing before it is counted."""
    if session.ecole or not session.comptee_le:
        return 0
    return max(0, tiroir_attendu(session) - session.caisse.fond_cts)


@dataclass(frozen=True)
class PaiementsParCarte:
    """A counted session: the terminal's total, what was rung up, what was corrected since."""

    session: Session
    terminal_cts: int
    sonne_cts: int
    corrige_cts: int

    @property
    def ecart_cts(self) -> int:
        return self.terminal_cts - self.sonne_cts - self.corrige_cts


def rapprocher_les_cartes(sessions: Collection[Session]) -> list[PaiementsParCarte]:
    """The terminal's totals against what was rung up, session by session; two queries."""
    comptages = {
        c.session_id: c for c in Comptage.objects.filter(session__in=sessions, retenu=True)
    }
    depuis = Reglement.objects.filter(
        genre=Genre.CARTE, vente__hors_tiroir=True, vente__lien__session__in=sessions
    ).order_by()
    corriges = dict(depuis.values_list("vente__lien__session").annotate(Sum("montant_cts")))
    return [
        PaiementsParCarte(s, c.carte_cts, c.carte_attendue_cts, corriges.get(s.pk, 0))
        for s in sessions
        if (c := comptages.get(s.pk))
    ]


def tiroirs_pleins(lieu: int) -> list[Session]:
    """The closed sessions of a site whose drawer still is theirs, the latest of each till."""
    sessions = Session.objects.filter(caisse__point__lieu=lieu, ecole=False).order_by()
    dernieres = sessions.values("caisse").annotate(derniere=Max("pk")).values("derniere")
    comptees = Session.objects.filter(pk__in=dernieres, comptee_le__isnull=False)
    return list(comptees.select_related("caisse__point__lieu").order_by("caisse"))
