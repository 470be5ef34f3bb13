"""What the safe and the deposit slips must say twice the same: rows, sums, chained events."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db.models import Sum

from petiterockette.journal.models import Maillon
from petiterockette.monnaie import euros
from petiterockette.verification import Constat, verification

from .models import Caisse, ChequeRemis, EtapeRemise, MouvementEspeces, RemiseBanque
from .services.evenements import chaine_des_evenements

PREPAREE = "remise.preparee"


@verification("Remises en banque")
def remises() -> Iterator[Constat]:
    """A slip is the sum of what is on it, and its steps are those that its events say."""
    dits = _dits()
    sommes = {
        RemiseBanque.Genre.CHEQUES: _sommes(ChequeRemis.objects.all(), "reglement__montant_cts"),
        RemiseBanque.Genre.ESPECES: _sommes(
            MouvementEspeces.objects.filter(remise__isnull=False, vers="banque"), "montant_cts"
        ),
    }
    cheques: dict[int, list[list[int]]] = defaultdict(list)
    for numero, pk, cts in ChequeRemis.objects.order_by("reglement_id").values_list(
        "remise", "reglement", "reglement__montant_cts"
    ):
        cheques[numero].append([pk, cts])
    etapes: dict[int, set[str]] = defaultdict(set)
    for numero, etat in EtapeRemise.objects.order_by().values_list("remise", "etat"):
        etapes[numero].add(f"remise.{etat}")
    lues = RemiseBanque.objects.in_bulk()
    for pk in sorted(dits.keys() | lues.keys()):
        nom = f"remise en banque {pk}"
        if pk not in lues:
            yield Constat(f"{nom} : elle manque")
            continue
        remise = lues[pk]
        somme = sommes[RemiseBanque.Genre(remise.genre)].get(pk, 0)
        if somme != remise.montant_cts:
            yield Constat(f"{nom} : porte {euros(somme)}, annonce {euros(remise.montant_cts)}")
        if dits[pk].keys() != etapes[pk]:
            yield Constat(f"{nom} : ses étapes ne sont pas celles de ses événements")
        dit = dits[pk].get(PREPAREE, {})
        if (dit.get("genre"), dit.get("montant_cts")) != (remise.genre, remise.montant_cts):
            yield Constat(f"{nom} : son genre ou son montant n’est pas celui qui a été scellé")
        if dit.get("cheques", []) != cheques[pk]:
            yield Constat(f"{nom} : ses chèques ne sont pas ceux qui ont été scellés")


@verification("Coffres")
def coffres() -> Iterator[Constat]:
    """What moved without a drawer is what the chained events of the safes say."""
    champs = ("de", "vers", "montant_cts", "motif", "remise")
    dits = {m["mouvement"]: m for m in _evenements("coffre.deplace")}
    lus = {
        r.pop("pk"): r for r in MouvementEspeces.objects.filter(session=None).values("pk", *champs)
    }
    for pk in sorted(dits.keys() | lus.keys()):
        nom = f"mouvement de coffre {pk}"
        if pk not in lus or pk not in dits:
            yield Constat(f"{nom} : {'il manque' if pk not in lus else 'sans événement'}")
            continue
        for champ in champs:
            if lus[pk][champ] != dits[pk].get(champ):
                yield Constat(
                    f"{nom} : {champ} vaut {lus[pk][champ]!r}, scellé {dits[pk].get(champ)!r}"
                )


def _dits() -> dict[int, dict[str, dict[str, Any]]]:
    """Slip → code of its event → what the chain holds of it."""
    dits: dict[int, dict[str, dict[str, Any]]] = defaultdict(dict)
    for contenu in _evenements("remise."):
        dits[contenu["remise"]][contenu["code"]] = contenu
    return dits


def _evenements(debut: str) -> Iterator[dict[str, Any]]:
    chaines = [chaine_des_evenements(caisse) for caisse in Caisse.objects.all()]
    maillons = Maillon.objects.filter(chaine__nom__in=chaines).order_by("pk")
    for contenu in maillons.values_list("contenu", flat=True).iterator():
        if contenu["code"].startswith(debut):
            yield contenu


def _sommes(rangees: Any, champ: str) -> dict[int, int]:
    return dict(rangees.order_by().values_list("remise").annotate(Sum(champ)))
