"""Seals: the database itself refuses to change or delete a sealed row.

Each app lists its sealed models in its own ``sceaux.py`` (``SCELLES``). The triggers are
posed again after every migrate, since SQLite silently drops them when a later migration
rebuilds a table. Nothing in the product lifts a seal.
"""

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import AppConfig, apps
from django.core.checks import Warning as Avertissement
from django.db import connections, models

MESSAGE = "Cette ligne est scellée : elle se corrige par une contre-écriture."

SCELLES = ["journal.Entree", "journal.Maillon"]
# Both carry their own digest, and are counted.
PROUVES = SCELLES


def modeles_scelles(config: AppConfig) -> list[type[models.Model]]:
    """The sealed models of an app, as its ``sceaux.py`` lists them."""
    return _listes(config, "SCELLES")


def modeles_prouves(config: AppConfig) -> list[type[models.Model]]:
    """The sealed models of an app that links or entries tell row by row, as its ``sceaux.py`` lists
    them."""
    return _listes(config, "PROUVES")


def _listes(config: AppConfig, nom: str) -> list[type[models.Model]]:
    if find_spec(f"{config.name}.sceaux") is None:
        return []
    module = import_module(f"{config.name}.sceaux")
    return [apps.get_model(modele) for modele in getattr(module, nom, [])]


def apres_migration(sender: AppConfig, using: str, **_: Any) -> None:
    """Pose the seals of one app; idempotent."""
    for modele in modeles_scelles(sender):
        poser(modele, using)


def poser(modele: type[models.Model], using: str) -> None:
    """Pose the seals of one model, if its table exists."""
    connexion = connections[using]
    with connexion.cursor() as curseur:
        if modele._meta.db_table not in _tables(connexion, curseur):
            return
        if connexion.vendor == "postgresql":
            curseur.execute(_FONCTION_PG)
        presents = _presents(connexion, curseur)
        for nom, ordre in _sceaux(modele, connexion.vendor):
            if presents.get(nom) != ordre:
                curseur.execute(f'DROP TRIGGER IF EXISTS "{nom}"{_sur(modele, connexion.vendor)}')
                curseur.execute(ordre)


def manquants(using: str = "default") -> list[str]:
    """The names of the seals that are absent, altered or disabled in the database.

    A table that is not made yet has nothing to seal: the first migrate says nothing.
    """
    connexion = connections[using]
    absents = []
    with connexion.cursor() as curseur:
        tables = _tables(connexion, curseur)
        presents = _presents(connexion, curseur)
        for config in apps.get_app_configs():
            for modele in modeles_scelles(config):
                if modele._meta.db_table not in tables:
                    continue
                absents += [
                    nom
                    for nom, ordre in _sceaux(modele, connexion.vendor)
                    if presents.get(nom) != ordre
                ]
    return absents


def verifier_les_sceaux(app_configs: Any = None, databases: Any = None, **_: Any) -> list:
    """System check: a Warning, since an Error would stop the migrate that repairs."""
    return [
        Avertissement(
            f"Sceau absent : {nom}.",
            hint="Lancez « manage.py migrate » : il repose les sceaux.",
            id="journal.W001",
        )
        for using in databases or []
        for nom in manquants(using)
    ]


_CORPS_PG = f"""
BEGIN
  RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'restrict_violation';
END
"""
_FONCTION_PG = f"""
CREATE OR REPLACE FUNCTION refuser_ligne_scellee() RETURNS trigger LANGUAGE plpgsql
AS $${_CORPS_PG}$$
"""


def _sceaux(modele: type[models.Model], moteur: str) -> Iterator[tuple[str, str]]:
    """The pairs (name, CREATE TRIGGER) of a model on a database engine."""
    table = modele._meta.db_table
    if moteur == "postgresql":
        # Written as pg_get_triggerdef tells them, to be compared later.
        appel = "EXECUTE FUNCTION refuser_ligne_scellee()"
        yield (
            f"{table}_scelle",
            f"CREATE TRIGGER {table}_scelle BEFORE DELETE OR UPDATE ON {table} "
            f"FOR EACH ROW {appel}",
        )
        yield (
            f"{table}_scelle_vidage",
            f"CREATE TRIGGER {table}_scelle_vidage BEFORE TRUNCATE ON {table} "
            f"FOR EACH STATEMENT {appel}",
        )
        return
    refus = f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
    for evenement in ("UPDATE", "DELETE"):
        nom = f"{table}_scelle_{evenement.lower()}"
        yield nom, f'CREATE TRIGGER "{nom}" BEFORE {evenement} ON "{table}" {refus}'
    # INSERT OR REPLACE deletes without firing the DELETE trigger: guard every unique key, one
    # look in its own index for each.
    deja = " OR ".join(
        f'EXISTS (SELECT 1 FROM "{table}" WHERE {" AND ".join(_egalites(cle, valeurs))})'
        for cle, valeurs in _cles(modele)
    )
    nom = f"{table}_scelle_remplacement"
    yield nom, f'CREATE TRIGGER "{nom}" BEFORE INSERT ON "{table}" WHEN {deja} {refus}'


def _egalites(cle: list[str], valeurs: dict[str, str]) -> Iterator[str]:
    """The conditions under which a new row would take the place of an old one."""
    yield from (f'"{c}" = NEW."{c}"' for c in cle)
    for colonne, vaut in valeurs.items():
        yield f'"{colonne}" {vaut}'
        yield f'NEW."{colonne}" {vaut}'


def _cles(modele: type[models.Model]) -> Iterator[tuple[list[str], dict[str, str]]]:
    """The unique keys of a model: their columns, and column → what SQL asks of the rows that they
    hold for (all of them without any). SQLite's own hidden key too, where it has no name."""
    meta = modele._meta
    if not isinstance(meta.pk, models.AutoField):
        yield ["rowid"], {}
    for champ in meta.concrete_fields:
        if champ.primary_key or champ.unique:
            yield [str(champ.column)], {}
    for contrainte in meta.constraints:
        if isinstance(contrainte, models.UniqueConstraint):
            colonnes = [_colonne(modele, nom) for nom in contrainte.fields]
            yield colonnes, dict(_valeurs(modele, contrainte.condition))


def _valeurs(modele: type[models.Model], condition: models.Q | None) -> Iterator[tuple[str, str]]:
    """What the condition of a key asks of a row: columns that have a value, one of some, none."""
    if condition and condition.negated:
        raise TypeError(f"The key of a sealed table holds for plain values: {condition}")
    for nom, valeur in condition.children if condition else ():  # type: ignore[misc]
        if isinstance(valeur, list):
            dites = ", ".join(map(_en_sql, valeur))
            yield _colonne(modele, nom.removesuffix("__in")), f"IN ({dites})"
        elif valeur is None:
            yield _colonne(modele, nom), "IS NULL"
        else:
            yield _colonne(modele, nom), f"= {_en_sql(valeur)}"


def _en_sql(valeur: Any) -> str:
    if isinstance(valeur, bool):
        return str(int(valeur))
    if isinstance(valeur, str):
        return "'" + valeur.replace("'", "''") + "'"
    raise TypeError(f"The key of a sealed table holds for plain values: {valeur}")


def _colonne(modele: type[models.Model], nom: str) -> str:
    return str(modele._meta.get_field(nom).column)  # type: ignore[union-attr]


def _tables(connexion: Any, curseur: Any) -> set[str]:
    """The tables that are made."""
    curseur.execute(
        "SELECT tablename FROM pg_tables WHERE schemaname = ANY (current_schemas(false))"
        if connexion.vendor == "postgresql"
        else "SELECT name FROM sqlite_master WHERE type = 'table'"
    )
    return {nom for (nom,) in curseur.fetchall()}


def _presents(connexion: Any, curseur: Any) -> dict[str, str]:
    """The triggers in force: name → the order that made them."""
    if connexion.vendor == "postgresql":
        # A trigger whose function was changed guards nothing any more.
        curseur.execute(
            "SELECT tgname, pg_get_triggerdef(t.oid, true) "
            "FROM pg_trigger t JOIN pg_proc p ON p.oid = tgfoid "
            "WHERE tgenabled IN ('O', 'A') AND prosrc = %s",
            [_CORPS_PG],
        )
    else:
        curseur.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    return dict(curseur.fetchall())


def _sur(modele: type[models.Model], moteur: str) -> str:
    return f' ON "{modele._meta.db_table}"' if moteur == "postgresql" else ""
