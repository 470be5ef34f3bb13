"""A base saved in an earlier version is brought to this one with its data and its seals."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import IntegrityError, connection, models, transaction
from django.db.migrations.executor import MigrationExecutor

from collecte.bilans import bilan
from collecte.models import Bon, ContenantPlein, Ligne, Mouvement, Stock
from collecte.services.pleins import fermer_un_contenant
from petiterockette.journal.sceaux import manquants
from petiterockette.lieux.models import Lieu, Point
from tests.fabriques import categorie, entete, un_compte
from tests.pages import espaces

SAUVEE = Path(__file__).parent / "donnees" / "base-0.1.json"
VERSION = [
    (app, "0001_initial") for app in ("journal", "lieux", "personnes", "comptes", "collecte")
]


@pytest.fixture
def base_ancienne(transactional_db):
    """The tables as they were, with what a ressourcerie had written in them."""
    _tout_effacer()
    executeur = MigrationExecutor(connection)
    executeur.migrate(VERSION)
    anciens = executeur.loader.project_state(VERSION).apps
    par_table = {m._meta.db_table: m for m in anciens.get_models()}
    with transaction.atomic():
        for table, contenu in json.loads(SAUVEE.read_text()).items():
            remplir(par_table[table], contenu["colonnes"], contenu["rangees"])
    yield
    # What comes next finds the tables of this version, whatever happened here.
    call_command("migrate", verbosity=0)


def _tout_effacer() -> None:
    """As before the very first migration: going back through all of them takes a minute."""
    with connection.constraint_checks_disabled(), connection.cursor() as curseur:
        if connection.vendor == "postgresql":
            curseur.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
            return
        for table in connection.introspection.table_names(curseur):
            curseur.execute(f'DROP TABLE "{table}"')


def remplir(modele, colonnes: list[str], rangees: list[list]) -> None:
    champs = {f.column: f for f in modele._meta.concrete_fields}
    modele.objects.bulk_create(
        modele(**{champs[c].attname: lire(champs[c], v) for c, v in zip(colonnes, r, strict=True)})
        for r in rangees
    )


def lire(champ: models.Field, valeur):
    return json.loads(valeur) if isinstance(champ, models.JSONField) else champ.to_python(valeur)


# SQLite makes a table again for the smallest change.
@pytest.mark.postgresql_seul
@pytest.mark.longue
@pytest.mark.usefixtures("base_ancienne")
def test_une_base_de_la_version_0_1_garde_ses_donnees_et_ses_sceaux():
    call_command("migrate", verbosity=0)

    assert manquants() == []
    assert sorted(_anomalies()) == [
        *(f"bon {n} : le journal ne l’a pas enregistré" for n in range(1, 10)),
        "journal : 9 entrée(s) sans empreinte, dont la nº 1",
    ]
    assert (Bon.objects.count(), Ligne.objects.count(), Mouvement.objects.count()) == (9, 9, 17)
    jour = Bon.objects.latest("pk").jour
    b = bilan(jour, jour, [Lieu.objects.get(code="CHV")])
    assert (b.collecte_g, b.reemploi_g, b.recyclage_g) == (60_000, 9_000, 30_000)
    with pytest.raises(IntegrityError), transaction.atomic():
        Ligne.objects.update(masse_g=1)
    _on_y_fait_les_gestes_nouveaux()


def _anomalies() -> list[str]:
    """What the books cannot prove of a base whose journal was not sealed yet: nothing else."""
    dit = StringIO()
    with pytest.raises(SystemExit):
        call_command("verifier", stdout=dit, stderr=StringIO())
    lignes = [espaces(ligne) for ligne in dit.getvalue().splitlines()]
    return [li.partition("ANOMALIE : ")[2] for li in lignes if "ANOMALIE" in li]


def _on_y_fait_les_gestes_nouveaux() -> None:
    _remettre_les_compteurs()
    point = Point.objects.get(lieu__code="CHV")

    fermer_un_contenant(
        entete=entete(un_compte("direction"), point),
        categorie=categorie("textiles"),
        de="rayon",
        vers="a_recycler",
        brut_g=5_000,
    )

    assert ContenantPlein.objects.get().masse_g == 5_000
    textiles = Stock.objects.filter(categorie__code="textiles", etape="a_recycler")
    assert sum(textiles.values_list("masse_g", flat=True)) == 15_000


def _remettre_les_compteurs() -> None:
    """Rows loaded with their ids leave PostgreSQL's sequences behind."""
    ordres = connection.ops.sequence_reset_sql(no_style(), list(apps.get_models()))
    with connection.cursor() as curseur:
        for ordre in ordres:
            curseur.execute(ordre)
