"""Which tables and columns leave, in which order, and what a base was migrated to."""

from collections.abc import Iterator

from django.apps import apps
from django.db import models

from petiterockette.base.sql import lire

from . import restent


def tables() -> list[type[models.Model]]:
    """The tables that leave, each after those that it refers to, circles apart."""
    ordre: dict[type[models.Model], None] = {}
    vues: set[type[models.Model]] = set()

    def ranger(modele: type[models.Model]) -> None:
        if modele in vues:
            return
        vues.add(modele)
        for autre in visees(modele):
            ranger(autre)
        ordre[modele] = None

    for modele in apps.get_models(include_auto_created=True):
        if part(modele):
            ranger(modele)
    return list(ordre)


def part(modele: type[models.Model]) -> bool:
    """Whether a table leaves."""
    meta = modele._meta
    return meta.managed and meta.app_label not in restent.APPS and meta.label not in restent.TABLES


def visees(modele: type[models.Model]) -> Iterator[type[models.Model]]:
    """The other tables that the columns of a table refer to."""
    for champ in colonnes(modele):
        autre = champ.related_model
        if autre is not None and autre is not modele:
            yield autre


def colonnes(modele: type[models.Model]) -> list[models.Field]:
    """The columns of a table that leave."""
    label = modele._meta.label
    return [c for c in modele._meta.concrete_fields if f"{label}.{c.name}" not in restent.COLONNES]


def migrations() -> dict[str, list[str]]:
    """App → the migrations that this base went through, of the apps whose tables leave."""
    siennes: dict[str, list[str]] = {m._meta.app_label: [] for m in tables()}
    for app, nom in lire("SELECT app, name FROM django_migrations ORDER BY app, name"):
        if app in siennes:
            siennes[app].append(nom)
    return dict(sorted(siennes.items()))
