"""How many deposits a period had: counted in one place, the dashboard's reading."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import (
    Case,
    CharField,
    Count,
    DateField,
    Exists,
    F,
    IntegerField,
    Min,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce

from collecte.livre.models import (
    Apport,
    Bon,
    CumulDepots,
    CumulHeures,
    CumulPartenaires,
    Mouvement,
)
from collecte.livre.services.comptes_des_depots import heure_du_depot
from collecte.matiere.etapes import FINS, Nature
from collecte.matiere.periode import Periode
from petiterockette.lieux.models import Lieu

from .grains import annees_entieres, connus_au_jour, decouper
from .masses import Ids, jours_de


def nombre_de_depots(debut: date, fin: date, lieux: Collection[int] | None = None) -> int:
    """N_DEPOTS: deposits from ``debut`` to ``fin``, both in, net of those cancelled.

    A deposit counts on its own day and its cancellation on its own, as their kilograms do.
    """
    return lire_les_passages(debut, fin, lieux).nombre


def nombre_de_donateurs(debut: date, fin: date, lieux: Ids = None) -> int:
    """The people whose name is on a deposit of a period; merged files are one, a cancelled deposit
    none."""
    nommes = Apport.objects.filter(
        donateur__isnull=False, bon__annulation=None, bon__jour__range=(debut, fin)
    )
    if lieux is not None:
        nommes = nommes.filter(bon__lieu__in=lieux)
    qui = Coalesce("donateur__fusionnee_dans", "donateur")
    return nommes.aggregate(n=Count(qui, distinct=True))["n"]


def depots_par_an(debut: date, fin: date, lieux: Collection[int] | None = None) -> dict[int, int]:
    """Year → N_DEPOTS, of the whole months of a period: from their cache, one query."""
    choisies = CumulDepots.objects.filter(mois__gte=debut, mois__lte=fin).order_by()
    if lieux is not None:
        choisies = choisies.filter(lieu__in=lieux)
    par_an: dict[int, int] = defaultdict(int)
    for mois, n in choisies.values_list("mois").annotate(Sum("depots")):
        par_an[mois.year] += n
    return dict(par_an)


def depots_par_lieu(jour: date, lieux: Collection[int] | None = None) -> dict[int, int]:
    """Site → how many deposits it had on a day, net of those cancelled."""
    return nombres_par_lieu(jour, lieux)


# Deposits and grams, under some key.
Comptes = dict[Any, tuple[int, int]]


@dataclass
class Passages:
    """Deposits by (origin, locality) and by (day of the week, hour); kilograms of partners.

    ``depots``, ``heures``: (number, grams); ``partenaires``: (structure, end) → grams.
    """

    depots: Comptes = field(default_factory=dict)
    heures: Comptes = field(default_factory=dict)
    partenaires: dict[tuple[int, str], int] = field(default_factory=dict)

    def de(self, origine: int | None, localite: int | None) -> "Passages":
        """The deposits of an origin and of a locality alone."""
        voulus = {
            cle: compte
            for cle, compte in self.depots.items()
            if origine in (None, cle[0]) and localite in (None, cle[1])
        }
        return Passages(depots=voulus)

    @property
    def nombre(self) -> int:
        """N_DEPOTS of the period."""
        return sum(n for n, _g in self.depots.values())


def lire_les_passages(debut: date, fin: date, lieux: Ids) -> Passages:
    """Read the deposits and the partners of a period, ``fin`` included, at some sites."""
    sommes: dict[str, Comptes] = {"depots": {}, "heures": {}, "partenaires": {}}
    pleins, bords = decouper(debut, fin)
    if pleins:
        entieres = annees_entieres(debut, fin)
        for genre, a, b, texte, n, g in _des_mois(*pleins, entieres, lieux):
            cle = (a, texte) if genre == "partenaires" else (a, b)
            _ajouter(sommes[genre], cle, n, g)
    if bords:
        for cle, heure, signe, g in _des_jours(bords, lieux):
            _ajouter(sommes["depots"], cle, signe, g)
            _ajouter(sommes["heures"], heure, signe, g)
        for structure, fin_, g in _partenaires_des_jours(bords, lieux):
            _ajouter(sommes["partenaires"], (structure, fin_), 0, g)
    return Passages(
        depots=sommes["depots"],
        heures=sommes["heures"],
        partenaires={cle: g for cle, (_n, g) in sommes["partenaires"].items() if g},
    )


def premier_jour_de_depot(periode: Periode, lieux: Ids, *, deja: bool = False) -> date:
    """The first day of a period when somebody could come: its own, or that of the first deposit
    ever made at these sites. One query, that looks for the first one only where no earlier one is;
    none where one is known to be (``deja``)."""
    if deja:
        return periode.debut
    depots = Bon.objects.depots().visibles(lieux).order_by()
    jusqu_ici = depots.filter(jour__lte=periode.fin).values("nature")
    premier = Case(
        When(Exists(depots.filter(jour__lt=periode.debut)), then=Value(periode.debut)),
        default=Subquery(jusqu_ici.annotate(premier=Min("jour")).values("premier")),
        output_field=DateField(),
    )
    lu = depots.annotate(premier=premier).values_list("premier", flat=True)[:1]
    return next(iter(lu), None) or periode.debut


def _ajouter(sommes: Comptes, cle: Any, n: int, g: int) -> None:
    avant = sommes.get(cle, (0, 0))
    sommes[cle] = (avant[0] + n, avant[1] + g)


def _des_mois(premier: date, dernier: date, entieres: Sequence[int], lieux: Ids) -> Iterable[tuple]:
    """Rows (kind, key, key, text, deposits, grams) of three caches, one query.

    ``entieres``: the years that the period holds whole: what is known of them alone counts there.
    """
    des_mois = Q(mois__gte=premier, mois__lte=dernier)
    pris = des_mois & Q(annee_entiere=False)
    if entieres:
        bornes = (date(entieres[0], 1, 1), date(entieres[-1], 12, 1))
        pris |= Q(annee_entiere=True, mois__range=bornes)

    def rangees(
        modele: Any, genre: str, a: str, b: Any, texte: Any, n: Any, quand: Q = des_mois
    ) -> Any:
        choisies = modele.objects.filter(quand).order_by()
        if lieux is not None:
            choisies = choisies.filter(lieu__in=lieux)
        return (
            choisies.annotate(
                genre=Value(genre, CharField()),
                a=Cast(a, IntegerField()),
                b=Cast(b, IntegerField()),
                texte=texte,
            )
            .values_list("genre", "a", "b", "texte")
            .annotate(n=n, g=Sum("masse_g"))
        )

    rien = Value("", CharField())
    return rangees(CumulDepots, "depots", "origine", F("localite"), rien, Sum("depots")).union(
        rangees(CumulHeures, "heures", "jour_semaine", F("heure"), rien, Sum("depots")),
        rangees(
            CumulPartenaires, "partenaires", "structure", Value(0), F("fin"), Sum(Value(0)), pris
        ),
        all=True,
    )


# What donors brought here, or before, when somebody noted where it came from.
_APPORTENT = (Nature.APPORT, Nature.REPRISE)


def bons_des_jours(
    bords: Iterable[tuple[date, date]], lieux: Ids
) -> tuple[tuple[QuerySet[Bon], str, int], ...]:
    """The bons of some days that make a deposit, and those that take one back.

    Triples (bons, path to the deposit's own bon, ±1). Every site is named: the bons of a day
    are found by site, none is searched one by one.
    """
    ids: Any = Lieu.objects.values("pk") if lieux is None else lieux
    bons = Bon.objects.filter(jours_de(bords), lieu__in=ids).order_by()
    return (
        (bons.filter(nature__in=_APPORTENT, apport__isnull=False), "", 1),
        (
            bons.filter(nature=Nature.CONTRE_ECRITURE, annule__apport__isnull=False),
            "annule__",
            -1,
        ),
    )


def _des_jours(bords: Iterable[tuple[date, date]], lieux: Ids) -> Iterable[tuple]:
    """Deposits made on some days, and those cancelled on them.

    Tuples ((origin, locality), (day of the week, hour), ±1, ± grams).
    """
    for bons, chemin, signe in bons_des_jours(bords, lieux):
        masse = Coalesce(Sum(f"{chemin}lignes__masse_g"), Value(0))
        lus = bons.select_related(f"{chemin}apport").annotate(masse=masse)
        for bon in lus:
            depot = bon.annule or bon
            cle = (depot.apport.origine_id, depot.apport.localite_id)
            heure = (depot.jour.isoweekday(), heure_du_depot(depot))
            yield cle, heure, signe, signe * bon.masse


def nombres_par_lieu(jour: date, lieux: Ids) -> dict[int, int]:
    """The deposits of a day, site by site; two queries."""
    nombres: dict[int, int] = defaultdict(int)
    for bons, _chemin, signe in bons_des_jours([(jour, jour)], lieux):
        for lieu, n in bons.values_list("lieu").annotate(Count("pk")):
            nombres[lieu] += signe * n
    return dict(nombres)


def _partenaires_des_jours(bords: list[tuple[date, date]], lieux: Ids) -> Iterable[tuple]:
    """Movements of some days at the ends, under the structure that their bon served."""
    servie = Coalesce(
        "bon__sortie__structure",
        "bon__reception__sortie__structure",
        "bon__annule__sortie__structure",
        "bon__annule__reception__sortie__structure",
    )
    mouvements = Mouvement.objects.filter(jours_de(bords)).filter(Q(vers__in=FINS) | Q(de__in=FINS))
    mouvements = mouvements.filter(connus_au_jour())
    if lieux is not None:
        mouvements = mouvements.filter(lieu__in=lieux)
    servis = mouvements.annotate(structure=servie).exclude(structure=None).order_by()
    for structure, de, vers, g in servis.values_list("structure", "de", "vers").annotate(
        Sum("masse_g")
    ):
        for etape, signe in ((vers, 1), (de, -1)):
            if etape in FINS:
                yield structure, etape, signe * g
