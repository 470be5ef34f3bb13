"""Seals come back after every migrate, and one that is missing is named everywhere."""

import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.core.checks import run_checks
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.db.models.signals import post_migrate

import collecte.livre.migrations
from collecte.livre.models import Mouvement
from petiterockette.demarrage import refuser_de_servir
from petiterockette.journal.sceaux import apres_migration, manquants, poser
from petiterockette.lieux.services import fonder
from tests.fabriques import un_depot

SUR = ' ON "collecte_livre_mouvement"'


def executer(ordre: str) -> None:
    with connection.cursor() as curseur:
        curseur.execute(ordre)


def un_sceau() -> str:
    fin = "scelle" if connection.vendor == "postgresql" else "scelle_update"
    return f"collecte_livre_mouvement_{fin}"


def oter(nom: str) -> None:
    executer(f'DROP TRIGGER "{nom}"{SUR if connection.vendor == "postgresql" else ""}')


def un_mouvement_se_change() -> bool:
    try:
        with transaction.atomic():
            Mouvement.objects.update(masse_g=1)
    except IntegrityError:
        return False
    return True


# A missing seal is named


@pytest.mark.django_db
def test_rien_ne_manque_a_une_base_neuve():
    assert manquants() == []
    assert not run_checks(databases=["default"], tags=["database"])


@pytest.mark.django_db
def test_un_sceau_ote_est_nomme_partout_et_migrer_le_repose():
    nom = un_sceau()
    oter(nom)

    assert manquants() == [nom]
    [avertissement] = run_checks(databases=["default"], tags=["database"])
    assert (avertissement.id, nom in avertissement.msg) == ("journal.W001", True)
    # An Error would stop the migrate that repairs.
    assert not avertissement.is_serious()
    sortie = StringIO()
    with pytest.raises(SystemExit) as capture:
        call_command("verifier", stdout=sortie, stderr=StringIO())
    assert capture.value.code == 1
    assert f"ANOMALIE : le sceau {nom} manque" in sortie.getvalue()

    poser(Mouvement, "default")

    assert manquants() == []


@pytest.mark.sqlite
@pytest.mark.django_db
def test_un_sceau_change_est_nomme():
    nom = un_sceau()
    oter(nom)
    executer(
        f'CREATE TRIGGER "{nom}" BEFORE UPDATE ON "collecte_livre_mouvement" BEGIN SELECT 1; END'
    )

    assert manquants() == [nom]


@pytest.mark.postgresql
@pytest.mark.django_db
@pytest.mark.parametrize(
    "ordre",
    [
        "ALTER TABLE collecte_livre_mouvement DISABLE TRIGGER collecte_livre_mouvement_scelle",
        "ALTER TABLE collecte_livre_mouvement"
        " ENABLE REPLICA TRIGGER collecte_livre_mouvement_scelle",
    ],
)
def test_un_sceau_suspendu_est_nomme(ordre):
    executer(ordre)

    assert manquants() == ["collecte_livre_mouvement_scelle"]


@pytest.mark.postgresql
@pytest.mark.django_db
def test_un_sceau_remplace_est_nomme():
    executer(
        "CREATE FUNCTION laisser_passer() RETURNS trigger LANGUAGE plpgsql AS "
        "'BEGIN RETURN NEW; END'"
    )
    executer(
        "CREATE OR REPLACE TRIGGER collecte_livre_mouvement_scelle BEFORE UPDATE OR DELETE "
        "ON collecte_livre_mouvement FOR EACH ROW EXECUTE FUNCTION laisser_passer()"
    )

    assert manquants() == ["collecte_livre_mouvement_scelle"]


@pytest.mark.postgresql
@pytest.mark.django_db
def test_une_fonction_de_sceau_videe_est_nommee():
    executer(
        "CREATE OR REPLACE FUNCTION refuser_ligne_scellee() RETURNS trigger LANGUAGE plpgsql "
        "AS 'BEGIN RETURN NEW; END'"
    )

    assert manquants()


@pytest.mark.django_db
def test_poser_deux_fois_les_sceaux_ne_change_rien():
    poser(Mouvement, "default")

    assert manquants() == []


# The product refuses to serve without them


@pytest.fixture
def sans_sceau(transactional_db):
    oter(un_sceau())
    yield
    poser(Mouvement, "default")


@pytest.mark.usefixtures("sans_sceau")
def test_le_produit_ne_sert_pas_une_base_dont_un_sceau_manque():
    with pytest.raises(ImproperlyConfigured, match=un_sceau()):
        refuser_de_servir()


@pytest.mark.django_db(transaction=True)
def test_la_production_ne_sert_pas_la_base_de_la_demonstration(settings):
    fonder(nom="La Petite Rockette", demo=True)

    with pytest.raises(ImproperlyConfigured, match="démonstration"):
        refuser_de_servir()

    settings.DEMO = True
    refuser_de_servir()


# A migration that rebuilds a sealed table

_RECONSTRUIRE = """
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("collecte_livre", "{derniere}")]
    operations = [
        migrations.AlterField(
            "mouvement", "ventilation", models.CharField(max_length=9, blank=True)
        )
    ]
"""


@pytest.fixture
def reconstruire(transactional_db, tmp_path, monkeypatch, settings):
    """Migrate to one more migration, which rebuilds the ledger's table; undone afterwards."""
    dossier = tmp_path / "migrations_d_essai"
    shutil.copytree(Path(collecte.livre.migrations.__file__).parent, dossier)
    derniere = max(p.stem for p in dossier.glob("0*.py"))
    (dossier / "9999_reconstruire.py").write_text(_RECONSTRUIRE.format(derniere=derniere))
    monkeypatch.syspath_prepend(tmp_path)
    settings.MIGRATION_MODULES = {"collecte_livre": "migrations_d_essai"}

    def migrer(vers: str) -> None:
        call_command("migrate", "collecte_livre", vers, verbosity=0)

    yield lambda: migrer("9999")
    migrer(derniere)


def test_une_migration_qui_refait_la_table_y_laisse_les_sceaux(reconstruire):
    un_depot()

    reconstruire()

    assert manquants() == []
    assert not un_mouvement_se_change()


@pytest.mark.sqlite
def test_sans_rien_reposer_sqlite_les_perdrait(reconstruire):
    """The witness: on SQLite the migration alone drops them, without a word."""
    un_depot()
    post_migrate.disconnect(dispatch_uid="journal.sceaux")
    try:
        reconstruire()
    finally:
        post_migrate.connect(apres_migration, dispatch_uid="journal.sceaux")

    assert len(manquants()) == 3
    assert un_mouvement_se_change()
