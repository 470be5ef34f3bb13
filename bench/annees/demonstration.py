"""A demo of so many years, the rows that it writes, and what inserting as many takes."""

import sys
from datetime import date
from typing import Any

from django.apps import apps
from django.core.management import call_command
from django.db import models

from bench.annees.plancher import executer_en_nombre
from collecte.livre.models import Mouvement

# Rows that the floor inserts.
EN_NOMBRE = 200_000
NOTRES = ("petiterockette", "collecte", "boutique")


def remplir(annees: str, jusqu_au: str = "") -> dict[str, Any]:
    """Migrate, tell a demo of some years, and let the planner know its tables.

    ``jusqu_au``: the day, in ISO, before which it stops; what is told already is not told again.
    """
    call_command("migrate", run_syncdb=True, verbosity=0, skip_checks=True)
    call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=["hx-*"])
    fin = date.fromisoformat(jusqu_au) if jusqu_au else None
    call_command("demo", annees=int(annees), jusqu_au=fin, stdout=sys.stderr, skip_checks=True)
    return {"mouvements": Mouvement.objects.count()}


def compter_les_rangees() -> dict[str, Any]:
    """How many rows the demo wrote, in all the tables of the house."""
    return {"rangees": sum(modele._base_manager.count() for modele in nos_modeles())}


def nos_modeles() -> list[type[models.Model]]:
    return [m for m in apps.get_models() if m.__module__.startswith(NOTRES)]


def executer_la_demonstration() -> dict[str, Any]:
    """Seconds a row that executemany takes for the very rows that were told: as many of each table
    as the story wrote."""
    comptes = {m: m._base_manager.count() for m in nos_modeles()}
    part = min(1.0, EN_NOMBRE / sum(comptes.values()))
    duree, nombre = executer_en_nombre(
        {m: max(1, round(n * part)) for m, n in comptes.items() if n}
    )
    return {"secondes": duree / nombre}
