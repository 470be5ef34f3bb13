"""Dated discounts and the publics they may be for. What was sold keeps its price."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from boutique.regles.refus import NomDejaPris
from boutique.regles.services import lignes_de_liste
from collecte.listes.models import Categorie
from collecte.objets.services.evenements import au_champ
from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.lieux.models import Point

from ..models import Operation, Public
from ..refus import CaissesDAilleurs, OperationCommencee, OperationDansLePasse, OperationFinie

DROIT = "boutique.tenir_les_prix"


@transaction.atomic
def creer_l_operation(
    *, compte: Compte, categories: Sequence[Categorie], points: Sequence[Point], **champs: Any
) -> tuple[Operation, bool]:
    """Announce a discount that applies by itself between two days.

    No category: all; no point: all tills, for whoever keeps prices everywhere. Returns it
    and whether it is new. Raises ``OperationDansLePasse``, ``CaissesDAilleurs``,
    ``RangeeRefusee`` or ``DroitManquant``.
    """
    exiger(compte, DROIT)
    exiger_les_caisses(compte, points)
    _exiger_a_venir(champs["debut"])
    liens = {"categories": categories, "points": points}
    for jumelle in Operation.objects.filter(**champs, arretee_le=None):
        if all(_memes(jumelle, nom, rangees_) for nom, rangees_ in liens.items()):
            return jumelle, False
    operation = Operation(**champs)
    lignes_de_liste.inscrire(
        operation,
        code="boutique.operation.creee",
        resume=_("Opération annoncée : « %(rangee)s »"),
        compte=compte,
        liens=liens,
    )
    return operation, True


@transaction.atomic
def changer_l_operation(
    *,
    operation: Operation,
    compte: Compte,
    categories: Sequence[Categorie],
    points: Sequence[Point],
    **champs: Any,
) -> Operation:
    """Change an operation that has not begun.

    Raises ``OperationCommencee``, or what ``creer_l_operation`` raises.
    """
    operation = _verrouillee(operation, compte)
    if operation.debut <= timezone.localdate() or operation.arretee_le:
        raise OperationCommencee(nom=operation.nom)
    exiger_les_caisses(compte, points)
    _exiger_a_venir(champs["debut"])
    for nom, valeur in champs.items():
        setattr(operation, nom, valeur)
    lignes_de_liste.inscrire(
        operation,
        code="boutique.operation.changee",
        resume=_("Opération changée : « %(rangee)s »"),
        compte=compte,
        liens={"categories": categories, "points": points},
    )
    return operation


@transaction.atomic
def arreter_l_operation(*, operation: Operation, compte: Compte) -> Operation:
    """Stop an operation at once; stopped twice, it is stopped once.

    Raises ``OperationFinie``, ``CaissesDAilleurs`` or ``DroitManquant``.
    """
    operation = _verrouillee(operation, compte)
    if operation.arretee_le:
        return operation
    if operation.fin < timezone.localdate():
        raise OperationFinie(nom=operation.nom)
    operation.arretee_le = timezone.now()
    lignes_de_liste.inscrire(
        operation,
        code="boutique.operation.arretee",
        resume=_("Opération arrêtée : « %(rangee)s »"),
        compte=compte,
    )
    return operation


def exiger_les_caisses(compte: Compte, points: Sequence[Point]) -> None:
    """Raise ``CaissesDAilleurs`` if this account does not keep the prices of all these tills."""
    portee = compte.portee(DROIT)
    if portee.partout or (points and all(portee.couvre(p.lieu_id) for p in points)):
        return
    raise au_champ("points", CaissesDAilleurs)


@transaction.atomic
def creer_le_public(*, nom: str, compte: Compte) -> tuple[Public, bool]:
    """Add a public; its name said twice is one public. Raises ``DroitManquant``."""
    exiger(compte, DROIT)
    deja = Public.objects.filter(nom=nom).first()
    if deja:
        return deja, False
    public = Public(nom=nom, ordre=lignes_de_liste.ordre_suivant(Public.objects.all()))
    lignes_de_liste.inscrire(
        public,
        code="boutique.public.cree",
        resume=_("Public ajouté : « %(rangee)s »"),
        compte=compte,
    )
    return public, True


@transaction.atomic
def changer_le_public(*, public: Public, compte: Compte, **champs: Any) -> Public:
    """Rename a public, hide it or show it again. Raises ``NomDejaPris`` or ``DroitManquant``."""
    exiger(compte, DROIT)
    public = Public.objects.select_for_update().get(pk=public.pk)
    nom = champs.get("nom", public.nom)
    if Public.objects.exclude(pk=public.pk).filter(nom=nom).exists():
        raise au_champ("nom", NomDejaPris, nom=nom)
    for cle, valeur in champs.items():
        setattr(public, cle, valeur)
    lignes_de_liste.inscrire(
        public,
        code="boutique.public.change",
        resume=_("Public changé : « %(rangee)s »"),
        compte=compte,
    )
    return public


def _verrouillee(operation: Operation, compte: Compte) -> Operation:
    exiger(compte, DROIT)
    operation = Operation.objects.select_for_update().get(pk=operation.pk)
    exiger_les_caisses(compte, list(operation.points.all()))
    return operation


def _exiger_a_venir(debut: date) -> None:
    if debut < timezone.localdate():
        raise au_champ("debut", OperationDansLePasse)


def _memes(operation: Operation, nom: str, rangees_: Sequence[Any]) -> bool:
    ids = set(getattr(operation, nom).values_list("pk", flat=True))
    return ids == {r.pk for r in rangees_}
