"""What is asked of a great many rows: insert them, close a month of them, archive a year."""

import resource
import sys
from datetime import date, time
from time import monotonic
from typing import Any

from django.apps import apps
from django.db import connection, models, transaction
from django.db.models import Count, Max

from boutique.archives.services.archives import archiver
from boutique.caisses.models import Caisse
from boutique.clotures.chiffres import additionner, chiffres_des_jours
from boutique.ventes.models import Vente
from petiterockette.journal.examens.passer import Examen, dernier_repere, examiner
from petiterockette.personnes.models import Mot, Personne
from petiterockette.personnes.mots import mots_de
from petiterockette.verification import Constat

# People that a directory is searched among.
PERSONNES = 5_000
# Rows that the floor inserts; tickets of a year, and of one of its months.
EN_NOMBRE, DE_L_ANNEE = 200_000, 100_000
DU_MOIS = DE_L_ANNEE // 12
# What a check finds wrong is told so far.
FAUTES_DITES = 3
NOTRES = ("petiterockette", "collecte", "boutique")


def verifier_les_livres() -> dict[str, Any]:
    """The whole of the checks: seconds, anomalies, entries of the journal."""
    return _dit(examiner(de_nuit=False, commencer=_dire_ou_elle_en_est, dire=_dire_les_fautes))


def verifier_la_suite() -> dict[str, Any]:
    """What a night reads of what was told since the checks were last run."""
    return _dit(examiner(de_nuit=True, depuis=dernier_repere(), dire=_dire_les_fautes))


def _dit(examen: Examen) -> dict[str, Any]:
    return {
        "secondes": examen.secondes,
        "anomalies": examen.anomalies,
        "entrees": examen.jusqu_a["journal.entree"],
    }


def _dire_ou_elle_en_est(nom: str, rang: int, total: int) -> None:
    print(f"  {rang}/{total} {nom}", file=sys.stderr, flush=True)


def _dire_les_fautes(nom: str, constats: list[Constat]) -> None:
    for constat in [c for c in constats if c.anomalie][:FAUTES_DITES]:
        print(f"    {nom} : {constat.phrase}", file=sys.stderr, flush=True)


def nos_modeles() -> list[type[models.Model]]:
    return [m for m in apps.get_models() if m.__module__.startswith(NOTRES)]


def executer_en_nombre() -> dict[str, Any]:
    """Seconds a row that executemany takes for the very rows that were told.

    As many of each table as the story wrote, in twins that have the same constraints, indexes
    and seals, in this base; then nothing of it is kept.
    """
    comptes = {m: m._base_manager.count() for m in nos_modeles()}
    part = min(1.0, EN_NOMBRE / sum(comptes.values()))
    duree, nombre = 0.0, 0
    with transaction.atomic(), connection.cursor() as curseur:
        for modele, compte in comptes.items():
            if not compte:
                continue
            table = modele._meta.db_table
            jumelle = _jumeler(curseur, table)
            champs = modele._meta.concrete_fields
            colonnes = ", ".join(connection.ops.quote_name(str(c.column)) for c in champs)
            combien = max(1, round(compte * part))
            curseur.execute(f'SELECT {colonnes} FROM "{table}" LIMIT {combien}')
            # SQLite reads an hour that its driver does not write.
            rangees = [
                [str(v) if isinstance(v, time) else v for v in rangee]
                for rangee in curseur.fetchall()
            ]
            marques = ", ".join(_marque(c) for c in champs)
            depart = monotonic()
            curseur.executemany(f'INSERT INTO "{jumelle}" ({colonnes}) VALUES ({marques})', rangees)
            duree, nombre = duree + monotonic() - depart, nombre + len(rangees)
        transaction.set_rollback(True)
    return {"secondes": duree / nombre}


def inscrire_en_nombre() -> dict[str, Any]:
    """Thousands of people in the directory, half of whom bear one family name."""
    gens = [
        Personne(prenom=f"Ana{n}", nom="Dupont" if n % 2 else f"Duval{n}") for n in range(PERSONNES)
    ]
    with transaction.atomic():
        Personne.objects.bulk_create(gens)
        Mot.objects.bulk_create(
            [Mot(personne=p, mot=mot) for p in gens for mot in mots_de(p.prenom, p.nom)]
        )
    return {"personnes": len(gens)}


def _jumeler(curseur: Any, table: str) -> str:
    """An empty table like another, all that judges its rows included; its name."""
    jumelle = f"jumelle_{table}"
    if connection.vendor == "postgresql":
        curseur.execute(f'CREATE TABLE "{jumelle}" (LIKE "{table}" INCLUDING ALL)')
        return jumelle
    curseur.execute(
        "SELECT name, sql FROM sqlite_master WHERE tbl_name = %s AND sql IS NOT NULL "
        "ORDER BY type = 'trigger', type = 'index'",
        [table],
    )
    for nom, ordre in curseur.fetchall():
        # No parameter: a « % » of the statement is its own.
        curseur.execute(
            ordre.replace(f'"{table}"', f'"{jumelle}"').replace(f'"{nom}"', f'"jumelle_{nom}"')
        )
    return jumelle


def _marque(champ: models.Field) -> str:
    json = isinstance(champ, models.JSONField) and connection.vendor == "postgresql"
    return "%s::jsonb" if json else "%s"


def clore_un_mois() -> dict[str, Any]:
    """Seconds that closing the days of a till takes, then summing them, for a month's tickets."""
    caisse = Caisse.objects.annotate(n=Count("series__ventes")).latest("n")
    ventes = Vente.objects.reelles().filter(serie__caisse=caisse)
    debut, fin, tickets = _derniers_jours(ventes, DU_MOIS)
    depart = monotonic()
    additionner(chiffres_des_jours(caisse, debut, fin).values())
    return {"secondes": monotonic() - depart, "tickets": tickets}


def archiver_une_annee() -> dict[str, Any]:
    """Seconds that an archive of a year's tickets takes, read again, and the memory it adds."""
    debut, fin, _tickets = _derniers_jours(Vente.objects.all(), DE_L_ANNEE)
    avant = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    depart = monotonic()
    archive = archiver(debut, fin, compte=None, par=None)
    duree = monotonic() - depart
    apres = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {
        "secondes": duree,
        "tickets": archive.tickets,
        "mo": (apres - avant) / 1024,
        "fautes": archive.fautes,
    }


def _derniers_jours(ventes: models.QuerySet[Vente], nombre: int) -> tuple[date, date, int]:
    """The last days that hold so many tickets, all of them where there are fewer."""
    par_jour = ventes.order_by().values_list("jour").annotate(Count("pk")).order_by("-jour")
    fin = ventes.aggregate(fin=Max("jour"))["fin"]
    debut, trouves = fin, 0
    for debut, n in par_jour:  # noqa: B007
        trouves += n
        if trouves >= nombre:
            break
    return debut, fin, trouves
