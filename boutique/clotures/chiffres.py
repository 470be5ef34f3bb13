"""What a closing sums: the tickets of a session or of a day, read from the tickets themselves."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Max, Min, Q, QuerySet, Sum
from django.db.models.functions import Abs
from django.utils import timezone

from boutique.caisses.models import Caisse, Session
from boutique.caisses.services.en_main import FIN_DE_JOURNEE, fin_du_jour
from boutique.caisses.services.evenements import chaine_des_clotures, chaine_des_evenements
from boutique.tickets.models import Remis
from boutique.ventes.models import LigneVente, Reglement, Vente
from collecte.matiere.jours import JOUR
from petiterockette.journal.models import Maillon

from .models import Cloture

Nature = Vente.Nature
ABANDONS = ("panier.ligne_enlevee", "panier.abandonne")
# Rows of a closing's tables: what names them, then what is summed.
PAR_TAUX, PAR_MOYEN, PAR_ACTIVITE = 2, 3, 2


@dataclass(frozen=True)
class Chiffres:
    """The figures of a closing, as the columns of ``Cloture`` name them."""

    premier: str = ""
    dernier: str = ""
    empreinte_du_dernier: str = ""
    sessions: int = 0
    ventes: int = 0
    avoirs: int = 0
    corrections: int = 0
    total_cts: int = 0
    absolu_cts: int = 0
    avoirs_cts: int = 0
    catalogue_cts: int = 0
    remises: int = 0
    remise_cts: int = 0
    ht_cts: int = 0
    tva_cts: int = 0
    par_taux: tuple = ()
    par_moyen: tuple = ()
    par_activite: tuple = ()
    duplicatas: int = 0
    tiroirs: int = 0
    abandons: int = 0
    fond_cts: int = 0
    especes_attendues_cts: int = 0
    especes_comptees_cts: int = 0
    ecart_cts: int = 0
    a_compter: int = 0


SOMMES = ("total_cts", "catalogue_cts", "remise_cts", "ht_cts", "tva_cts")
TABLES = {"par_taux": PAR_TAUX, "par_moyen": PAR_MOYEN, "par_activite": PAR_ACTIVITE}


def additionner(parts: Iterable[Chiffres]) -> Chiffres:
    """Several closings in order, made one: sums, the first ticket of all, the last."""
    parts = list(parts)
    sommes: dict[str, Any] = {}
    for champ in fields(Chiffres):
        valeurs = [getattr(p, champ.name) for p in parts]
        if champ.name == "premier":
            sommes[champ.name] = next(filter(None, valeurs), "")
        elif champ.type is str:
            sommes[champ.name] = next(filter(None, reversed(valeurs)), "")
        elif champ.name in TABLES:
            sommes[champ.name] = _table((r for v in valeurs for r in v), TABLES[champ.name])
        else:
            sommes[champ.name] = sum(valeurs)
    return Chiffres(**sommes)


def chiffres_des_jours(caisse: Caisse, debut: date, fin: date) -> dict[date, Chiffres]:
    """Day → its figures, ``fin`` included; a day without anything has no key.

    A bounded number of queries, whatever the days. Prints and openings of the drawer are those
    from 04:30 to 04:30; everything else belongs to the day its session opened.
    """
    ventes = _reelles(caisse).filter(jour__gte=debut, jour__lte=fin)
    parts = _des_tickets(ventes, "jour")
    sessions = Session.objects.filter(caisse=caisse, ecole=False, jour__gte=debut, jour__lte=fin)
    _ajouter(parts, _des_sessions(sessions, "jour"))
    for champ, instants in _instants(caisse, fin_du_jour(debut - JOUR), fin_du_jour(fin)).items():
        for instant in instants:
            parts[_jour_de(instant)][champ] += 1
    return _composer(parts)


def chiffres_des_sessions(caisse: Caisse, sessions: Sequence[Session]) -> dict[int, Chiffres]:
    """Session's id → its figures: its tickets, and what happened before the second it closed.

    The sessions are closed, in their order. A bounded number of queries, whatever they are.
    """
    if not sessions:
        return {}
    ids = [s.pk for s in sessions]
    parts = _des_tickets(_reelles(caisse).filter(session__in=ids), "session")
    _ajouter(parts, _des_sessions(Session.objects.filter(pk__in=ids), "pk"))
    ouvertures = [s.ouverte_le for s in sessions]
    fin = max((s.fermee_le for s in sessions if s.fermee_le), default=ouvertures[0])
    for champ, instants in _instants(caisse, ouvertures[0], fin).items():
        for instant in instants:
            session = sessions[bisect_right(ouvertures, instant) - 1]
            if session.fermee_le and instant < session.fermee_le:
                parts[session.pk][champ] += 1
    return _composer(parts)


def chiffres_de(cloture: Cloture) -> Chiffres:
    """The figures that a closing holds."""
    lus = {champ.name: getattr(cloture, champ.name) for champ in fields(Chiffres)}
    # Whatever a hand wrote there, it is compared: only what is a row is read as one.
    lus |= {
        table: tuple(tuple(r) if isinstance(r, list) else r for r in lus[table]) for table in TABLES
    }
    return Chiffres(**lus)


def maillon_de_la_cloture(cloture: Cloture) -> Maillon:
    """The link that seals a closing."""
    return Maillon.objects.get(chaine__nom=chaine_des_clotures(cloture.caisse), rang=cloture.rang)


def dernier_jour_fini(maintenant: datetime) -> date:
    """The last day whose tills may sell no more: it ended at 04:30 in Paris, the day after."""
    return _jour_de(maintenant) - JOUR


def _jour_de(instant: datetime) -> date:
    local = timezone.localtime(instant)
    return local.date() - (JOUR if local.time() < FIN_DE_JOURNEE else timedelta())


def _reelles(caisse: Caisse) -> QuerySet[Vente]:
    return Vente.objects.reelles().filter(serie__caisse=caisse).order_by()


def _des_tickets(ventes: QuerySet[Vente], cle: str) -> dict[Any, dict[str, Any]]:
    parts: dict[Any, dict[str, Any]] = defaultdict(lambda: defaultdict(int))
    sommes = ventes.values(cle).annotate(
        premier=Min("pk"),
        dernier=Max("pk"),
        ventes=Count("pk", filter=Q(nature=Nature.VENTE)),
        avoirs=Count("pk", filter=Q(nature=Nature.AVOIR)),
        corrections=Count("pk", filter=Q(nature=Nature.CORRECTION)),
        remises=Count("pk", filter=~Q(remise_cts=0)),
        absolu_cts=Sum(Abs("total_cts")),
        avoirs_cts=Sum("total_cts", filter=Q(nature=Nature.AVOIR), default=0),
        # A sum may not bear its column's name beside another sum of it.
        **{f"somme_{champ}": Sum(champ) for champ in SOMMES},
    )
    for rangee in sommes:
        part = parts[rangee.pop(cle)]
        part.update({champ.removeprefix("somme_"): valeur for champ, valeur in rangee.items()})
    _nommer(parts)
    de_la_vente = f"vente__{cle}"
    lignes = LigneVente.objects.filter(vente__in=ventes).order_by()
    taux = lignes.values_list(de_la_vente, "regime", "taux_cp")
    _tabuler(parts, "par_taux", taux.annotate(Sum("ht_cts"), Sum("tva_cts"), Sum("montant_cts")))
    activites = lignes.values_list(de_la_vente, "activite", "compte")
    _tabuler(parts, "par_activite", activites.annotate(Sum("ht_cts"), Sum("montant_cts")))
    reglements = Reglement.objects.filter(vente__in=ventes).order_by()
    moyens = reglements.values_list(de_la_vente, "moyen", "genre", "libelle")
    _tabuler(parts, "par_moyen", moyens.annotate(Count("pk"), Sum("montant_cts")))
    return parts


def _nommer(parts: dict[Any, dict[str, Any]]) -> None:
    """The first and last tickets by their numbers, and the digest of the last."""
    bornes = {p[borne] for p in parts.values() for borne in ("premier", "dernier")}
    ventes = Vente.objects.select_related("serie__caisse").in_bulk(bornes)
    derniers = [ventes[p["dernier"]] for p in parts.values()]
    maillons = Maillon.objects.filter(
        chaine__in={v.serie.chaine_id for v in derniers}, rang__in={v.numero for v in derniers}
    ).order_by()
    scelles = {(c, r): e for c, r, e in maillons.values_list("chaine", "rang", "empreinte")}
    for part in parts.values():
        dernier = ventes[part["dernier"]]
        part["premier"] = ventes[part["premier"]].numero_lisible
        part["dernier"] = dernier.numero_lisible
        part["empreinte_du_dernier"] = scelles.get((dernier.serie.chaine_id, dernier.numero), "")


def _tabuler(parts: dict[Any, dict[str, Any]], table: str, rangees: Iterable[tuple]) -> None:
    siennes: dict[Any, list[tuple]] = defaultdict(list)
    for cle, *rangee in rangees:
        siennes[cle].append(tuple(rangee))
    for cle, lignes in siennes.items():
        parts[cle][table] = _table(lignes, TABLES[table])


def _table(rangees: Iterable[Collection], cles: int) -> tuple:
    """Rows summed by their first columns, in the order of these."""
    sommes: dict[tuple, list[int]] = {}
    for rangee in rangees:
        nom, montants = tuple(rangee)[:cles], tuple(rangee)[cles:]
        deja = sommes.get(nom)
        sommes[nom] = [a + b for a, b in zip(deja, montants, strict=True)] if deja else [*montants]
    return tuple((*nom, *montants) for nom, montants in sorted(sommes.items()))


def _des_sessions(sessions: QuerySet[Session], cle: str) -> dict[Any, dict[str, int]]:
    par_cle = sessions.order_by().values_list(cle)
    parts: dict[Any, dict[str, int]] = {
        c: {"sessions": n, "fond_cts": fond, "a_compter": attendent}
        for c, n, fond, attendent in par_cle.annotate(
            Count("pk"), Sum("fond_cts"), attendent=Count("pk", filter=Q(comptee_le=None))
        )
    }
    for c, comptees, attendues in par_cle.filter(comptages__retenu=True).annotate(
        Sum("comptages__especes_cts"), Sum("comptages__especes_attendues_cts")
    ):
        parts[c] |= {
            "especes_comptees_cts": comptees,
            "especes_attendues_cts": attendues,
            "ecart_cts": comptees - attendues,
        }
    return parts


def _instants(caisse: Caisse, depuis: datetime, avant: datetime) -> dict[str, list[datetime]]:
    """When a duplicate left, the drawer opened without a sale, something was given up."""
    remis = Remis.objects.filter(
        vente__serie__caisse=caisse, vente__serie__ecole=False, duplicata__gt=0
    )
    evenements = Maillon.objects.filter(
        chaine__nom=chaine_des_evenements(caisse), contenu__ecole=False
    )
    dedans = Q(le__gte=depuis, le__lt=avant)

    def quand(*codes: str) -> list[datetime]:
        siens = evenements.filter(dedans, contenu__code__in=codes)
        return list(siens.order_by().values_list("le", flat=True))

    return {
        "duplicatas": list(remis.filter(dedans).order_by().values_list("le", flat=True)),
        "tiroirs": quand("tiroir.ouvert"),
        "abandons": quand(*ABANDONS),
    }


def _ajouter(parts: dict[Any, dict[str, Any]], autres: dict[Any, dict[str, int]]) -> None:
    for cle, part in autres.items():
        parts[cle].update(part)


def _composer(parts: dict[Any, dict[str, Any]]) -> dict[Any, Chiffres]:
    return {cle: Chiffres(**part) for cle, part in parts.items() if cle is not None}
