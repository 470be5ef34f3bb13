"""The lists that decide money: each row as the house's chain told it last, column by column.

A service that writes a row tells what it was and what it became; what loads a list tells its
rows whole. Nobody's name is in them.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from django.db import models
from django.db.models import Q

from .maison import MAISON, noter_a_la_maison
from .models import Maillon

CHARGEES = "listes.chargees"
# Table → row's key → column → its value, as it was told last.
Dites = dict[str, dict[int, dict[str, Any]]]


def instantane(rangee: models.Model, sauf: frozenset[str] = frozenset()) -> dict[str, Any]:
    """The values of a row as JSON keeps them: numbers, booleans and lists as they are."""
    return {
        champ.attname: en_json(getattr(rangee, champ.attname))
        for champ in rangee._meta.concrete_fields
        if champ.attname not in sauf
    }


def en_json(valeur: Any) -> Any:
    if isinstance(valeur, datetime):
        return valeur.astimezone(UTC).isoformat()
    return valeur if isinstance(valeur, int | bool | list | None) else str(valeur)


def noter_les_listes(rangees: Iterable[models.Model], sauf: frozenset[str] = frozenset()) -> None:
    """Chain rows that a list was loaded with, whole but for these columns; nothing if none."""
    pks: dict[type[models.Model], list[int]] = {}
    for rangee in rangees:
        pks.setdefault(type(rangee), []).append(rangee.pk)
    listes = {
        # Read back: what the base keeps may be written otherwise.
        modele._meta.label_lower: [
            {champ: valeur(r, champ) for champ in colonnes(modele) if champ not in sauf}
            for r in a_comparer(modele).filter(pk__in=siennes).order_by("pk")
        ]
        for modele, siennes in pks.items()
    }
    if listes:
        noter_a_la_maison(CHARGEES, par=None, compte=None, listes=listes)


def a_comparer(modele: type[models.Model]) -> models.QuerySet:
    """The rows of a list, with what each is linked to."""
    liens = [m.name for m in modele._meta.many_to_many]
    return modele._default_manager.prefetch_related(*liens)


def listes_dites() -> Dites:
    """What was told of each row, link after link."""
    dites: Dites = {}
    maillons = Maillon.objects.filter(
        Q(contenu__has_key="liste") | Q(contenu__has_key="listes"), chaine__nom=MAISON
    )
    for contenu in maillons.order_by("rang").values_list("contenu", flat=True).iterator():
        for table, rangees in contenu.get("listes", {}).items():
            dites.setdefault(table, {}).update({r["id"]: dict(r) for r in rangees})
        if "id" in contenu and "apres" in contenu:
            _suivre(dites.setdefault(contenu["liste"], {}), contenu)
    return dites


def _suivre(rangees: dict[int, dict[str, Any]], contenu: dict[str, Any]) -> None:
    avant, apres = contenu["avant"], contenu["apres"]
    if avant and not apres:
        rangees.pop(contenu["id"], None)
        return
    rangees.setdefault(contenu["id"], {}).update(apres)


def valeur(rangee: models.Model, champ: str) -> Any:
    """A column of a row now, or the keys that it is linked to, as they are told."""
    if champ in {m.name for m in rangee._meta.many_to_many}:
        return sorted(liee.pk for liee in getattr(rangee, champ).all())
    return en_json(getattr(rangee, champ))


def colonnes(modele: type[models.Model]) -> Sequence[str]:
    """What is told of a row of this table: its columns, and its links."""
    return [c.attname for c in modele._meta.concrete_fields] + [
        m.name for m in modele._meta.many_to_many
    ]
