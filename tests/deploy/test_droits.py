"""The role that serves on PostgreSQL: it does all that the product does, and lifts no seal."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils.timezone import now

from deploy.fichiers import remplir
from petiterockette.base.numeros import reserver, suivre
from petiterockette.demenagement.pose import poser_les_tables
from petiterockette.journal.models import Entree

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]

DROITS = Path(__file__).parents[2] / "deploy" / "modeles" / "droits.sql"


@pytest.fixture
def servi() -> Iterator[None]:
    """Served by the role of an installation, lent what ``droits.sql`` lends."""
    with connection.cursor() as curseur:
        curseur.execute("SELECT current_user, current_database()")
        proprietaire, base = curseur.fetchone()
        mots = {
            "nom": "essais",
            "base": base,
            "role": "rockette-essais",
            "proprietaire": proprietaire,
        }
        ordres = remplir(DROITS.read_text("utf-8"), mots)
        curseur.execute('CREATE ROLE "rockette-essais"')
        curseur.execute(ordres)
        curseur.execute('SET LOCAL ROLE "rockette-essais"')
    yield
    with connection.cursor() as curseur:
        curseur.execute("RESET ROLE")


def test_ce_qui_arrive_avec_ses_numeros_les_dit_aux_suites(servi):
    dernier = reserver([Entree])[Entree]
    Entree.objects.create(pk=dernier + 1, le=now(), code="essai", resume="Essai")
    suivre([Entree])
    assert Entree.objects.create(le=now(), code="essai", resume="Essai").pk == dernier + 2

    poser_les_tables([Entree], lambda _modele: 0, derniers={Entree: dernier + 40})
    assert Entree.objects.create(le=now(), code="essai", resume="Essai").pk == dernier + 41


@pytest.mark.parametrize(
    "ordre",
    [
        "ALTER TABLE journal_entree DISABLE TRIGGER ALL",
        "TRUNCATE journal_entree",
        "DROP TABLE journal_entree",
        "ALTER SEQUENCE journal_entree_id_seq RESTART",
        "INSERT INTO django_migrations (app, name, applied) VALUES ('a', 'b', now())",
        "SET session_replication_role = replica",
    ],
)
def test_le_role_qui_sert_ne_leve_aucun_sceau(servi, ordre):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as curseur:
        curseur.execute(ordre)
