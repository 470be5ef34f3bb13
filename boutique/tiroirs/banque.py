"""A deposit slip as it is read: what it holds, and where it is by now."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from petiterockette.journal.models import Maillon
from petiterockette.lieux.models import Lieu

from .models import ChequeRemis, EtapeRemise, RemiseBanque

Etat = EtapeRemise.Etat
ORDRE = (Etat.PREPAREE, Etat.REMISE, Etat.CREDITEE, Etat.ANNULEE)


@dataclass(frozen=True)
class Contenu:
    """Cheques one by one, or (cents of a coin or note, how many, how much)."""

    cheques: list[ChequeRemis]
    coupures: list[tuple[int, int, int]]


DU_LIEU = "reglement__vente__serie__caisse__point__lieu"


def remises_lues(permis: Collection[int] | None, ids: Collection[int] | None) -> QuerySet:
    """The slips of these sites, or that carry their cheques; ``permis``: whose may be read."""
    lues = RemiseBanque.objects.all()
    if ids is not None:
        portees = ChequeRemis.objects.filter(**{f"{DU_LIEU}__in": ids})
        lues = lues.filter(Q(lieu__in=ids) | Q(pk__in=portees.values("remise")))
    if permis is not None:
        ailleurs = ChequeRemis.objects.exclude(**{f"{DU_LIEU}__in": permis})
        lues = lues.exclude(pk__in=ailleurs.values("remise"))
    return lues


def lieux_de(remise: RemiseBanque) -> list[Lieu]:
    """The sites whose money a slip carries."""
    des_cheques = remise.cheques.order_by().values(DU_LIEU)
    return list(Lieu.objects.filter(pk__in=des_cheques)) or [remise.lieu]


def noms_des_lieux(remises: Collection[RemiseBanque]) -> dict[int, str]:
    """Slip of cheques → the names of the sites whose cheques it carries."""
    portes = ChequeRemis.objects.filter(remise__in=[r.pk for r in remises])
    dits: dict[int, list[str]] = defaultdict(list)
    colonnes = ("remise_id", f"{DU_LIEU}__nom")
    for remise, nom in portes.order_by(*colonnes).values_list(*colonnes).distinct():
        dits[remise].append(nom)
    return {remise: ", ".join(noms) for remise, noms in dits.items()}


def a_porter() -> QuerySet[RemiseBanque]:
    """The slips that are ready, neither handed over at the bank nor undone."""
    parties = EtapeRemise.objects.filter(etat__in=[Etat.REMISE, Etat.ANNULEE])
    return RemiseBanque.objects.exclude(pk__in=parties.order_by().values("remise"))


def etapes_de(remise: RemiseBanque) -> list[EtapeRemise]:
    """The steps that a slip went through, in their order."""
    franchies = {e.etat: e for e in remise.etapes.all()}
    return [franchies[etat] for etat in ORDRE if etat in franchies]


def etat_de(remise: RemiseBanque) -> EtapeRemise.Etat | None:
    """The last step that a slip went through."""
    franchies = etapes_de(remise)
    return Etat(franchies[-1].etat) if franchies else None


def contenu_de(remise: RemiseBanque) -> Contenu:
    """What is on a slip; its coins and notes are read where they were sealed."""
    if remise.genre == RemiseBanque.Genre.CHEQUES:
        cheques = remise.cheques.select_related(
            "reglement__vente__serie__caisse", "reglement__vente__session", "reglement__cheque"
        )
        return Contenu(list(cheques.order_by("reglement_id")), [])
    coupures = {int(v): n for v, n in _dit(remise, Etat.PREPAREE).get("coupures", {}).items()}
    lignes = [(valeur, n, valeur * n) for valeur, n in sorted(coupures.items(), reverse=True)]
    return Contenu([], lignes)


def motif_de(remise: RemiseBanque) -> str:
    """Why a slip was undone; it is read where it was sealed."""
    return str(_dit(remise, Etat.ANNULEE).get("motif", ""))


def _dit(remise: RemiseBanque, etat: EtapeRemise.Etat) -> dict[str, Any]:
    """What the event of a step says."""
    dit = Maillon.objects.filter(
        le=remise.etapes.get(etat=etat).le,
        contenu__code=f"remise.{etat}",
        contenu__remise=remise.pk,
    ).first()
    return dit.contenu if dit else {}
