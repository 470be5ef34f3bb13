"""Which tables and columns leave, in which order, and what a base was migrated to."""

from django.apps import apps
from django.db import models

from petiterockette.base.insertion import parents_d_abord
from petiterockette.base.sql import lire

from . import restent


def tables() -> list[type[models.Model]]:
    """The tables that leave, each after those that it refers to, circles apart."""
    return parents_d_abord(filter(part, apps.get_models(include_auto_created=True)))


def part(modele: type[models.Model]) -> bool:
    """Whether a table leaves."""
    meta = modele._meta
    return meta.managed and meta.app_label not in restent.APPS and meta.label not in restent.TABLES


def colonnes(modele: type[models.Model]) -> list[models.Field]:
    """The columns of a table that leave."""
    label = modele._meta.label
    return [c for c in modele._meta.concrete_fields if f"{label}.{c.name}" not in restent.COLONNES]


def toutes() -> list[type[models.Model]]:
    """All the tables, but those that each base makes again for itself; in the order of
    ``tables``."""
    refaites = ("auth", "contenttypes")
    return parents_d_abord(
        m
        for m in apps.get_models(include_auto_created=True)
        if m._meta.managed and m._meta.app_label not in refaites
    )


def migrations() -> dict[str, list[str]]:
    """App → the migrations that this base went through, of the apps whose tables leave."""
    siennes: dict[str, list[str]] = {m._meta.app_label: [] for m in tables()}
    for app, nom in lire("SELECT app, name FROM django_migrations ORDER BY app, name"):
        if app in siennes:
            siennes[app].append(nom)
    return dict(sorted(siennes.items()))
