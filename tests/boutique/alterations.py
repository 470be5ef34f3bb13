"""Change what nothing in the product can change: seals lifted, constraints set aside."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import connection, models, transaction
from django.utils.module_loading import autodiscover_modules

from petiterockette.verification import VERIFICATIONS
from tests.greffons.bases import sceaux_leves


@contextmanager
def sans_defense(modele: type[models.Model]) -> Iterator[None]:
    """Lift every seal, and the checks of a table, until everything is undone."""
    avant = transaction.savepoint()
    try:
        with sceaux_leves("default"), _sans_verification(modele):
            yield
    finally:
        transaction.savepoint_rollback(avant)


@contextmanager
def _sans_verification(modele: type[models.Model]) -> Iterator[None]:
    with connection.cursor() as curseur:
        if connection.vendor == "postgresql":
            table = modele._meta.db_table
            # What waits for the end of the transaction would keep the table as it is.
            curseur.execute("SET CONSTRAINTS ALL IMMEDIATE")
            for contrainte in modele._meta.constraints:
                if isinstance(contrainte, models.CheckConstraint):
                    curseur.execute(f'ALTER TABLE "{table}" DROP CONSTRAINT "{contrainte.name}"')
            yield
            return
        curseur.execute("PRAGMA ignore_check_constraints = ON")
        try:
            yield
        finally:
            curseur.execute("PRAGMA ignore_check_constraints = OFF")


def autre_valeur(champ: models.Field, valeur: Any) -> Any:
    """Another value that the column may hold."""
    if isinstance(valeur, bool):
        return not valeur
    if isinstance(valeur, UUID):
        return uuid4()
    if isinstance(valeur, datetime):
        return valeur + timedelta(seconds=1)
    if isinstance(valeur, date):
        return valeur + timedelta(days=1)
    if isinstance(valeur, dict | list):
        return [*valeur, 1] if isinstance(valeur, list) else valeur | {"essai": 1}
    if isinstance(valeur, int):
        return valeur + 1_000
    if isinstance(champ, models.CharField | models.SlugField):
        return "x" if valeur != "x" else "y"
    if isinstance(champ, models.DateTimeField):
        return datetime.fromisoformat("2020-01-01T00:00:00+00:00")
    if isinstance(champ, models.BooleanField):
        return True
    return 1


def alterer(rangee: models.Model, nom: str) -> None:
    """Change one column of one row, behind everybody's back."""
    champ = rangee._meta.get_field(nom)
    valeur = autre_valeur(champ, getattr(rangee, champ.attname))
    type(rangee)._base_manager.filter(pk=rangee.pk).update(**{champ.attname: valeur})


def ce_que_dit_verifier() -> list[str]:
    """Everything that `manage.py verifier` calls an anomaly."""
    autodiscover_modules("verifications")
    assert {"Tickets de caisse", "Chaînes du journal"} <= {nom for nom, _v in VERIFICATIONS}
    phrases = [c.phrase for _nom, v in VERIFICATIONS for c in v() if c.anomalie]
    return [p for p in phrases if "sceau" not in p]
