"""The night ties the sealed rows of each table in the house's chain: how many, their digest.

What no link tells by itself (hours given, memberships, checks, visits…) is counted here once a
day is over: a sealed row never changes, so what was counted one night holds for good.
"""

import hashlib
import json
from collections.abc import Iterator

from django.apps import apps
from django.db import models

from .maison import MAISON, noter_a_la_maison
from .models import Maillon
from .sceaux import modeles_prouves, modeles_scelles

CODE = "tables.enchainees"
LOT = 2_000
# After this row, up to that one: how many, and their digest.
Tranche = tuple[int, int, int, str]


def tables() -> list[type[models.Model]]:
    """The sealed tables whose rows are numbered as they come, and that nothing else proves."""
    return [
        modele
        for config in apps.get_app_configs()
        for modele in modeles_scelles(config)
        if isinstance(modele._meta.pk, models.AutoField) and modele not in modeles_prouves(config)
    ]


def enchainer_les_tables() -> int:
    """Chain the sealed rows that no night told yet; how many."""
    dites = {table: suite[-1][1] for table, suite in tranches_dites().items()}
    neuves: dict[str, Tranche] = {}
    for modele in tables():
        table = modele._meta.label_lower
        depuis = dites.get(table, 0)
        fin = modele._base_manager.aggregate(fin=models.Max("pk"))["fin"] or 0
        if fin > depuis:
            neuves[table] = tranche(modele, depuis, fin)
    if neuves:
        noter_a_la_maison(CODE, par=None, compte=None, tables=neuves)
    return sum(n for _depuis, _fin, n, _empreinte in neuves.values())


def tranche(modele: type[models.Model], depuis: int, fin: int) -> Tranche:
    """Count and digest of the rows after ``depuis`` and up to ``fin``, in the order of their
    numbers."""
    condense, n = hashlib.sha256(), 0
    rangees = modele._base_manager.filter(pk__lte=fin)
    if depuis:
        rangees = rangees.filter(pk__gt=depuis)
    champs = [c.attname for c in modele._meta.concrete_fields]
    for valeurs in rangees.order_by("pk").values_list(*champs).iterator(chunk_size=LOT):
        dit = json.dumps(dict(zip(champs, valeurs, strict=True)), sort_keys=True, default=str)
        condense.update(f"{dit}\n".encode())
        n += 1
    return depuis, fin, n, condense.hexdigest()


def tranches_dites(apres: int = 0) -> dict[str, list[Tranche]]:
    """Table → what each night told of it, in order; ``apres``: only by later links."""
    dites: dict[str, list[Tranche]] = {}
    maillons = Maillon.objects.filter(chaine__nom=MAISON, rang__gt=apres, contenu__code=CODE)
    maillons = maillons.order_by("rang")
    for contenu in maillons.values_list("contenu", flat=True).iterator():
        for table, (depuis, fin, n, empreinte) in contenu["tables"].items():
            dites.setdefault(table, []).append((depuis, fin, n, empreinte))
    return dites


def tranches_changees(apres: int = 0) -> Iterator[tuple[type[models.Model], Tranche, int]]:
    """What a night told and that is not so any more; how many rows are there now."""
    for table, dites in tranches_dites(apres).items():
        modele = apps.get_model(table)
        for dite in dites:
            lue = tranche(modele, dite[0], dite[1])
            if lue != dite:
                yield modele, dite, lue[2]
